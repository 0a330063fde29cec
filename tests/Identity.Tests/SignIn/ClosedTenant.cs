using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.Contracts.Identity.V1;
using Linli.Contracts.Tenant.V1;
using Linli.TestKit;

namespace Linli.Identity.Tests.SignIn;

public sealed class ClosedTenant(IdentityHost host)
{
    [Fact]
    public async Task Nobody_of_a_closed_sub_district_signs_in_and_the_page_says_why()
    {
        var (tenant, name) = await WithPasswordAsync();
        await CloseAsync(tenant, 1, "并入邻街道");
        using var browser = host.Browser();

        Assert.Null(await browser.CodeAsync(name, IdentityHost.DemoPassword));

        using var denied = await browser.GetAsync("/account/denied");
        Assert.Contains("并入邻街道", WebUtility.HtmlDecode(await denied.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_of_a_closed_sub_district_is_not_refreshed_and_one_of_a_resumed_is_begun_again()
    {
        var (tenant, name) = await WithPasswordAsync();
        using var browser = host.Browser();
        var signedIn = await browser.SignInAsync(name, IdentityHost.DemoPassword);
        await CloseAsync(tenant, 1, "并入邻街道");

        using var refused = await browser.RefreshAsync(signedIn.RefreshToken);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        await host.Events.PublishAsync(new TenantResumed(tenant.Scope.TenantId!.Value, DateTimeOffset.UtcNow, 2, "恢复"));
        await KnownAsync(tenant, 2);
        await browser.SignInAsync(name, IdentityHost.DemoPassword);
    }

    [Fact]
    public async Task A_machine_client_of_a_closed_sub_district_gets_no_token_and_is_told_why()
    {
        var tenant = await host.TenantAsync();
        using var made = await tenant.Admin.PostAsync("/clients", new { name = "数据接口", role = "community-worker", scope = tenant.Scope.ToString() });
        var client = await made.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        await CloseAsync(tenant, 1, "merged");
        using var browser = host.Browser();

        using var answer = await browser.TokenAsync(
            ("grant_type", "client_credentials"), ("client_id", client.GetProperty("clientId").GetString()!), ("client_secret", client.GetProperty("clientSecret").GetString()!));

        Assert.False(answer.IsSuccessStatusCode);
        Assert.Contains("merged", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_latest_state_holds_whatever_order_it_is_heard_in()
    {
        var tenant = await host.TenantAsync();
        var id = tenant.Scope.TenantId!.Value;
        await host.Events.PublishAsync(new TenantResumed(id, DateTimeOffset.UtcNow, 2, "审计结束"));
        await KnownAsync(tenant, 2);
        await host.Events.PublishAsync(new TenantSuspended(id, DateTimeOffset.UtcNow, 1, "年度审计"));
        await host.Events.PublishAsync(new TenantSuspended(id, DateTimeOffset.UtcNow, 3, "复查"));
        await KnownAsync(tenant, 3);

        var standing = (await tenant.Admin.GetAsync("/me/grants")).GetProperty("standings")[0];
        Assert.Equal(("suspended", "复查"), (standing.GetProperty("state").GetString(), standing.GetProperty("reason").GetString()));
        Assert.DoesNotContain(host.Events.Of<TenantAccessChanged>(id), e => e.Version == 1);
    }

    private async Task<(TenantOfTest Tenant, string Name)> WithPasswordAsync()
    {
        var tenant = await host.TenantAsync();
        var name = Api.NewName();
        await host.City.InviteAsync("王敏", "tenant-admin", tenant.Scope, more: new { userName = name, demoPassword = IdentityHost.DemoPassword });
        return (tenant, name);
    }

    private async Task CloseAsync(TenantOfTest tenant, int version, string reason)
    {
        await host.Events.PublishAsync(new TenantClosed(tenant.Scope.TenantId!.Value, DateTimeOffset.UtcNow, version, reason));
        await KnownAsync(tenant, version);
    }

    private async Task KnownAsync(TenantOfTest tenant, int version) =>
        await host.Events.NextAsync<TenantAccessChanged>(e => e.TenantId == tenant.Scope.TenantId && e.Version == version);
}
