using System.Net;
using System.Net.Http.Headers;
using Linli.ServiceDefaults.Security;

namespace Linli.GatewayTests.Limits;

public sealed class LimitTests(City city)
{
    [Fact]
    public async Task A_noisy_tenant_is_told_to_wait_and_nobody_else_is()
    {
        using var gateway = new TestGateway(city, settings: [("Limits:Tenant:Burst", "20"), ("Limits:Tenant:PerMinute", "1")]);
        var (noisy, quiet) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        using var script = gateway.Script();

        var loud = new List<HttpResponseMessage>();
        foreach (var _ in Enumerable.Range(0, 60))
        {
            loud.Add(await AskAsync(script, noisy));
        }

        var refused = loud.Where(r => r.StatusCode == HttpStatusCode.TooManyRequests).ToArray();
        Assert.Equal(40, refused.Length);
        Assert.All(refused, r => Assert.True(r.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1)));
        Assert.Contains("\"code\":\"too_many_requests\"", await refused[0].Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        foreach (var _ in Enumerable.Range(0, 20))
        {
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(script, quiet)).StatusCode);
        }
    }

    [Fact]
    public async Task A_noisy_person_does_not_use_up_the_tenants_limit()
    {
        using var gateway = new TestGateway(city, settings:
            [("Limits:Tenant:Burst", "20"), ("Limits:Tenant:PerMinute", "1"), ("Limits:Person:Burst", "5"), ("Limits:Person:PerMinute", "1")]);
        var tenant = Guid.CreateVersion7();
        var person = Guid.CreateVersion7();
        using var script = gateway.Script();

        foreach (var _ in Enumerable.Range(0, 50))
        {
            await AskAsync(script, tenant, person);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync(script, tenant, person)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(script, tenant)).StatusCode);
    }

    [Fact]
    public async Task A_forged_token_counts_against_the_address_not_against_the_tenant()
    {
        using var gateway = new TestGateway(city, settings: [("Limits:Tenant:Burst", "5"), ("Limits:Tenant:PerMinute", "1"), ("Limits:Address:Burst", "10"), ("Limits:Address:PerMinute", "1")]);
        var tenant = Guid.CreateVersion7();
        using var script = gateway.Script();
        var forged = city.Tokens.For(Guid.CreateVersion7(), new ScopePath(tenant), "tenant-admin", issuer: "https://evil.example/");

        var answers = new List<HttpStatusCode>();
        foreach (var _ in Enumerable.Range(0, 15))
        {
            answers.Add((await AskAsync(script, forged)).StatusCode);
        }

        Assert.Equal(5, answers.Count(s => s == HttpStatusCode.TooManyRequests));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(script, tenant)).StatusCode);
    }

    [Fact]
    public async Task Sending_passwords_has_a_tighter_limit_of_its_own()
    {
        using var gateway = new TestGateway(city, settings: [("Limits:SignIn:Burst", "3"), ("Limits:SignIn:PerMinute", "1")]);
        using var browser = gateway.Browser();

        var answers = new List<HttpResponseMessage>();
        foreach (var _ in Enumerable.Range(0, 5))
        {
            answers.Add(await browser.SubmitAsync("/account/sign-in", new() { ["Name"] = "city@demo", ["Password"] = "guess" }));
        }

        Assert.Equal(2, answers.Count(a => a.StatusCode == HttpStatusCode.TooManyRequests));
        Assert.Contains("操作过于频繁", await answers[^1].Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account/sign-in")).StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_is_too_large_is_refused_whether_it_says_so_or_not(bool saysSo)
    {
        using var gateway = new TestGateway(city, settings: ("Limits:BodyBytes", "1000"));
        using var script = gateway.Script();
        var tenant = Guid.CreateVersion7();

        var tooLarge = await SendAsync(script, "/api/registry/units", 1_500);
        var fits = await SendAsync(script, "/api/registry/units", 900);
        var import = await SendAsync(script, "/api/registry/units/import", 200_000);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
        Assert.Contains("\"code\":\"too_large\"", await tooLarge.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(900, (await Browser.HeardAsync(fits)).Length);
        Assert.Equal(200_000, (await Browser.HeardAsync(import)).Length);

        async Task<HttpResponseMessage> SendAsync(HttpClient script, string path, int length)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(new byte[length]) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TokenOf(tenant));
            request.Headers.TransferEncodingChunked = !saysSo;
            return await script.SendAsync(request, TestContext.Current.CancellationToken);
        }
    }

    private Task<HttpResponseMessage> AskAsync(HttpClient script, Guid tenant, Guid? person = null) => AskAsync(script, TokenOf(tenant, person));

    private static async Task<HttpResponseMessage> AskAsync(HttpClient script, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/registry/units");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await script.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private string TokenOf(Guid tenant, Guid? person = null) => city.Tokens.For(person ?? Guid.CreateVersion7(), new ScopePath(tenant), "tenant-admin");
}
