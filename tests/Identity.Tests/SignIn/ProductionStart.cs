using Linli.TestKit;
using Microsoft.AspNetCore.Hosting;

namespace Linli.Identity.Tests.SignIn;

public sealed class ProductionStart(IdentityHost host)
{
    [Fact]
    public void A_production_start_refuses_a_known_secret() =>
        Assert.Contains("Linli:GatewaySecret", RefusalOf("changeme"), StringComparison.Ordinal);

    [Fact]
    public void A_production_start_refuses_a_database_with_demo_accounts() =>
        Assert.Contains("demo accounts", RefusalOf("q7Rk2mVt9xLw4cZn8sHb1yJd"), StringComparison.Ordinal);

    [Fact]
    public void A_production_start_refuses_to_hash_passwords_quickly() =>
        Assert.Contains("Linli:PasswordRounds", RefusalOf("q7Rk2mVt9xLw4cZn8sHb1yJd", rounds: 209_999), StringComparison.Ordinal);

    private string RefusalOf(string secret, int rounds = 210_000)
    {
        using var identity = new Production(host.Run, secret, rounds);
        return Assert.ThrowsAny<InvalidOperationException>(() => identity.CreateClient()).Message;
    }

    private sealed class Production(Run run, string secret, int rounds) : ServiceFactory<Program>("identity", run.Servers, () => run.IdentityAddress)
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Linli:Demo", "false");
            builder.UseSetting("Linli:GatewaySecret", secret);
            builder.UseSetting("Linli:PasswordRounds", $"{rounds}");
        }
    }
}
