using System.Text.Json;

namespace Linli.Identity.Tests.SignIn;

public sealed class Audit(IdentityHost host)
{
    [Fact]
    public async Task Signing_in_signing_out_and_what_was_refused_stand_in_the_tenants_audit()
    {
        var tenant = await host.TenantAsync();
        var name = Api.NewName();
        var invited = await tenant.Admin.InviteAsync("某人", "community-worker", tenant.Scope, more: new { userName = name, demoPassword = IdentityHost.DemoPassword });
        using var browser = host.Browser();
        using (await browser.TypeAsync(name, "wrong-password-1"))
        {
        }

        await browser.SignInAsync(name, IdentityHost.DemoPassword);
        using (await browser.SubmitAsync("/account/sign-out"))
        {
        }

        var entries = await EntriesAsync(tenant, $"row={invited.Id}&kind=session");
        Assert.Equal(["sign-out done", "sign-in done", "sign-in refused"], entries.Select(e => $"{e.GetProperty("verb").GetString()} {e.GetProperty("action").GetString()}"));
        Assert.Equal("wrong", entries[2].GetProperty("reason").GetString());
        Assert.Equal(invited.Id, entries[1].GetProperty("personId").GetGuid());
    }

    [Fact]
    public async Task A_grant_and_its_end_stand_in_the_tenants_audit_with_who_gave_them_and_from_where()
    {
        var tenant = await host.TenantAsync();
        var community = Guid.CreateVersion7();
        var given = await tenant.Admin.InviteAsync("某人", "community-worker", tenant.Scope with { CommunityId = community });
        var assignment = given.AssignmentId;
        using (await tenant.Admin.DeleteAsync($"/assignments/{assignment}"))
        {
        }

        var entries = await EntriesAsync(tenant, $"row={assignment}");
        Assert.Equal(["removed", "created"], entries.Select(e => e.GetProperty("action").GetString()));
        Assert.All(entries, e => Assert.Equal(community, e.GetProperty("communityId").GetGuid()));
        Assert.All(entries, e => Assert.NotEqual(JsonValueKind.Null, e.GetProperty("personId").ValueKind));
        Assert.Equal("127.0.0.1", entries[1].GetProperty("address").GetString());
        Assert.Contains("community-worker", entries[1].GetProperty("changes").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_everywhere_stands_in_the_audit_of_where_the_person_is_at_home()
    {
        var (name, person, tenant) = await host.SomebodyAsync();
        using var browser = host.Browser();
        await browser.SignInAsync(name, IdentityHost.DemoPassword);
        using (await browser.SubmitToAsync("/account/sessions", "Everywhere"))
        {
        }

        var entry = Assert.Single(await EntriesAsync(tenant, $"row={person.Id}&verb=sign-out-everywhere"));
        Assert.Equal(("removed", person.Id), (entry.GetProperty("action").GetString(), entry.GetProperty("personId").GetGuid()));
    }

    [Fact]
    public async Task Turning_a_second_factor_on_and_its_reset_by_an_admin_stand_in_the_audit()
    {
        var (name, person, tenant) = await host.SomebodyAsync();
        using var browser = host.Browser();
        await SecondFactor.Phone.EnrolAsync(browser, name);
        using (await tenant.Admin.PostAsync($"/people/{person.Id}/second-factor/reset"))
        {
        }

        var entries = await EntriesAsync(tenant, $"row={person.Id}&verb=second-factor");
        Assert.Equal(["second-factor-reset", "second-factor-on"], entries.Select(e => e.GetProperty("verb").GetString()));
        Assert.Equal([tenant.FirstAdmin.Id, person.Id], entries.Select(e => e.GetProperty("personId").GetGuid()));
    }

    [Fact]
    public async Task A_reset_by_the_city_stands_in_the_citys_audit_and_in_the_tenants()
    {
        var scope = new Linli.ServiceDefaults.Security.ScopePath(Guid.CreateVersion7());
        var name = Api.NewName();
        var admin = await host.City.InviteAsync("李主任", "tenant-admin", scope, canDelegate: true, more: new { userName = name, demoPassword = IdentityHost.DemoPassword });
        using var browser = host.Browser();
        await SecondFactor.Phone.EnrolAsync(browser, name);
        using (await host.City.PostAsync($"/people/{admin.Id}/second-factor/reset"))
        {
        }

        var filter = $"row={admin.Id}&verb=second-factor-reset";
        Assert.Single(await EntriesAsync(new(host, scope, admin), filter));
        Assert.Single((await host.City.GetAsync($"/audit?{filter}")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_list_that_is_taken_out_stands_in_the_audit()
    {
        var tenant = await host.TenantAsync();
        using (await tenant.Admin.SendAsync(HttpMethod.Get, "/people/export"))
        {
        }

        var entry = Assert.Single(await EntriesAsync(tenant, "kind=export"));
        Assert.Equal(("人员名单.csv", "done", "GET /people/export"), (entry.GetProperty("rowId").GetString(), entry.GetProperty("action").GetString(), entry.GetProperty("verb").GetString()));
    }

    private static async Task<List<JsonElement>> EntriesAsync(TenantOfTest tenant, string filter) =>
        [.. (await tenant.Admin.GetAsync($"/audit?{filter}")).GetProperty("items").EnumerateArray()];
}
