using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Linli.IdentityService.External;
using Linli.TestKit;
using Microsoft.Extensions.Configuration;

namespace Linli.Identity.Tests.External;

public sealed class ManagingProviders(IdentityHost host) : IAsyncLifetime
{
    private OtherProvider other = null!;

    public async ValueTask InitializeAsync() => other = await OtherProvider.StartAsync();

    public ValueTask DisposeAsync() => other.DisposeAsync();

    private object Request(string? issuer = null, string? secret = OtherProvider.ClientSecret) =>
        new { name = "区统一身份", issuer = issuer ?? other.Issuer, clientId = OtherProvider.ClientId, clientSecret = secret };

    [Fact]
    public async Task The_secret_is_kept_encrypted_never_shown_and_stays_when_it_is_left_out()
    {
        var tenant = await host.TenantAsync();
        using var added = await tenant.Admin.PostAsync("/sign-in-providers", Request());
        var answer = await added.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var id = JsonDocument.Parse(answer).RootElement.GetProperty("id").GetGuid();
        using var changed = await tenant.Admin.SendAsync(HttpMethod.Put, $"/sign-in-providers/{id}", Request(secret: null));
        using var tested = await tenant.Admin.PostAsync($"/sign-in-providers/{id}/test");

        Assert.DoesNotContain(OtherProvider.ClientSecret, answer + await tenant.Admin.GetAsync("/sign-in-providers"), StringComparison.Ordinal);
        Assert.True((await tenant.Admin.GetAsync($"/sign-in-providers/{id}")).GetProperty("hasSecret").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, tested.StatusCode);
        await using var db = Npgsql.NpgsqlDataSource.Create(host.Run.Servers.SuperuserConnection("identity"));
        await using var stored = db.CreateCommand("SELECT protected_secret FROM sign_in_provider WHERE id = $1");
        stored.Parameters.Add(new() { Value = id });
        Assert.DoesNotContain(OtherProvider.ClientSecret, Encoding.UTF8.GetString((byte[])(await stored.ExecuteScalarAsync(TestContext.Current.CancellationToken))!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://login.example.cn", "provider.https", "https://")]
    [InlineData("no address", "provider.https", "https://")]
    [InlineData("https://169.254.169.254", "provider.address_refused", "内部网络")]
    [InlineData("https://10.1.2.3", "provider.address_refused", "内部网络")]
    [InlineData("https://[fe80::1]", "provider.address_refused", "内部网络")]
    [InlineData("http://127.0.0.1:1", "provider.unreachable", "无法访问")]
    [InlineData("OTHER", "provider.other_issuer", "对方自称为")]
    public async Task A_provider_that_cannot_be_one_is_refused_at_the_field_before_anything_is_saved(string issuer, string code, string words)
    {
        var tenant = await host.TenantAsync();

        // The same server under an address that it does not call itself.
        using var refused = await tenant.Admin.PostAsync("/sign-in-providers", Request(issuer == "OTHER" ? other.Issuer.TrimEnd('/') : issuer));

        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal((409, code, "issuer"), ((int)refused.StatusCode, problem.GetProperty("code").GetString(), problem.GetProperty("field").GetString()));
        Assert.Contains(words, problem.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, (await tenant.Admin.GetAsync("/sign-in-providers")).GetArrayLength());
    }

    [Fact]
    public async Task Only_the_sub_districts_own_admin_sees_and_changes_its_providers()
    {
        var (tenant, foreign) = (await host.TenantAsync(), await host.TenantAsync());
        using var added = await tenant.Admin.PostAsync("/sign-in-providers", Request());
        var id = (await added.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("id").GetGuid();
        var worker = await tenant.Admin.InviteAsync("工作者", "community-worker", tenant.Community());

        using var change = await foreign.Admin.SendAsync(HttpMethod.Put, $"/sign-in-providers/{id}", Request());
        using var delete = await foreign.Admin.DeleteAsync($"/sign-in-providers/{id}");
        using var byWorker = await host.As(worker.Id, tenant.Scope, "community-worker").SendAsync(HttpMethod.Get, "/sign-in-providers");

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.Forbidden], [change.StatusCode, delete.StatusCode, byWorker.StatusCode]);
        Assert.Equal(0, (await foreign.Admin.GetAsync("/sign-in-providers")).GetArrayLength());
    }

    [Theory]
    [InlineData("8.8.8.8", true, true)]
    [InlineData("2606:4700::1111", true, true)]
    [InlineData("10.0.0.1", false, true)]
    [InlineData("172.20.0.1", false, true)]
    [InlineData("192.168.1.1", false, true)]
    [InlineData("100.64.0.1", false, true)]
    [InlineData("fd00::1", false, true)]
    [InlineData("::ffff:10.0.0.1", false, true)]
    [InlineData("127.0.0.1", false, false)]
    [InlineData("::1", false, false)]
    [InlineData("::ffff:127.0.0.1", false, false)]
    [InlineData("0.0.0.0", false, false)]
    [InlineData("169.254.169.254", false, false)]
    [InlineData("fe80::1", false, false)]
    [InlineData("224.0.0.1", false, false)]
    [InlineData("64:ff9b::a00:1", false, false)]
    public void Identity_goes_to_the_internet_and_to_private_networks_only_when_told(string address, bool usually, bool whenTold)
    {
        static OutsideAddresses With(bool told) => new(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Linli:SignIn:PrivateNetworks"] = told.ToString() }).Build());

        Assert.Equal((usually, whenTold), (With(false).IsAllowed(IPAddress.Parse(address)), With(true).IsAllowed(IPAddress.Parse(address))));
        Assert.False(With(true).IsSecure(new Uri("http://127.0.0.1")));
    }
}
