namespace Linli.Identity.Tests.SignIn;

/// <summary>What protects cookies and forms.</summary>
public sealed class KeysAtRest(IdentityHost host)
{
    [Fact]
    public async Task The_keys_of_cookies_lie_sealed_in_the_database()
    {
        using var browser = host.Browser();
        await browser.SignInAsync("operator@demo", IdentityHost.DemoPassword);

        await using var db = host.AsOwner();
        await using var keys = db.CreateCommand("SELECT count(*), count(*) FILTER (WHERE xml LIKE '%<sealed%' AND xml NOT LIKE '%<masterKey%') FROM data_protection_key");
        await using var read = await keys.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        await read.ReadAsync(TestContext.Current.CancellationToken);

        Assert.True(read.GetInt64(0) > 0);
        Assert.Equal(read.GetInt64(0), read.GetInt64(1));
    }
}
