namespace Linli.GatewayTests.Security;

public sealed class ProductionStart(City city)
{
    [Theory]
    [InlineData("test-run-gateway-secret")] // one character short
    [InlineData("the-default-secret-of-everybody")]
    public void A_production_start_refuses_a_secret_that_is_short_or_a_default(string secret)
    {
        var refusal = Assert.ThrowsAny<InvalidOperationException>(() => new TestGateway(city, settings: [("Linli:Demo", "false"), ("Linli:GatewaySecret", secret)]));

        Assert.Contains("Linli:GatewaySecret", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_start_without_any_secret_is_refused_even_for_a_demonstration() =>
        Assert.ThrowsAny<InvalidOperationException>(() => new TestGateway(city, settings: [("Linli:GatewaySecret", "")]));
}
