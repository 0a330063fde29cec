using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.ServiceDefaults.Security;

namespace Linli.Identity.Tests.Clients;

public sealed class MachineClients(IdentityHost host)
{
    [Fact]
    public async Task A_machine_client_works_within_its_role_until_it_is_deleted()
    {
        var tenant = await host.TenantAsync();
        using var made = await tenant.Admin.PostAsync("/clients", new { name = "数据接口", role = "community-worker", scope = tenant.Scope.ToString() });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var client = await made.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        (string, string)[] credentials =
        [
            ("grant_type", "client_credentials"), ("client_id", client.GetProperty("clientId").GetString()!), ("client_secret", client.GetProperty("clientSecret").GetString()!),
        ];
        using var browser = host.Browser();

        using var answer = await browser.TokenAsync(credentials);
        var token = await SignedIn.ReadAsync(answer);

        Assert.Equal(tenant.Scope.TenantId.ToString(), token.Claims.GetProperty("tenant").GetString());
        var grants = await new Api(host.Run.Identity, token.AccessToken).GetAsync("/me/grants");
        Assert.Contains(Permissions.UnitEdit, grants.PermissionsAt(tenant.Scope));
        Assert.DoesNotContain(Permissions.AccessGrant, grants.PermissionsAt(tenant.Scope));
        Assert.Contains("数据接口", (await tenant.Admin.GetAsync("/clients")).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("数据接口", (await tenant.Admin.GetAsync("/people")).ToString(), StringComparison.Ordinal);

        using var deleted = await tenant.Admin.DeleteAsync($"/clients/{client.GetProperty("id").GetGuid()}");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using var afterwards = await browser.TokenAsync(credentials);
        Assert.False(afterwards.IsSuccessStatusCode);
        Assert.Empty((await new Api(host.Run.Identity, token.AccessToken).GetAsync("/me/grants")).GetProperty("grants").EnumerateArray());
    }

    [Fact]
    public async Task Nobody_makes_or_sees_a_client_outside_their_reach()
    {
        var one = await host.TenantAsync();
        var other = await host.TenantAsync();
        using var made = await one.Admin.PostAsync("/clients", new { name = "数据接口", role = "community-worker", scope = one.Scope.ToString() });
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("id").GetGuid();

        using var outside = await other.Admin.PostAsync("/clients", new { name = "越界", role = "community-worker", scope = one.Scope.ToString() });
        using var beyond = await host.City.PostAsync("/clients", new { name = "越权", role = "community-worker", scope = one.Scope.ToString() });
        using var deleted = await other.Admin.DeleteAsync($"/clients/{id}");

        Assert.Equal(HttpStatusCode.NotFound, outside.StatusCode);
        Assert.Equal("assignment.role_beyond_own", await beyond.CodeAsync());
        Assert.Equal(HttpStatusCode.NotFound, deleted.StatusCode);
        Assert.Empty((await other.Admin.GetAsync("/clients")).EnumerateArray());
    }
}
