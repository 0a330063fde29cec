using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.Contracts;
using Linli.Contracts.Identity.V1;
using Linli.ServiceDefaults.Security;
using Linli.TestKit;

namespace Linli.Identity.Tests.Access;

public sealed class Delegating(IdentityHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_city_appoints_a_tenants_admin_and_still_may_do_nothing_there()
    {
        var tenant = await host.TenantAsync();

        var city = await host.City.GetAsync("/me/grants");

        Assert.Contains(Permissions.UnitEdit, (await tenant.Admin.GetAsync("/me/grants")).PermissionsAt(tenant.Scope));
        Assert.DoesNotContain(Permissions.UnitRead, city.PermissionsAt(ScopePath.City));
        using var worker = await host.City.TryInviteAsync("community-worker", tenant.Community());
        Assert.Equal("assignment.role_beyond_own", await worker.CodeAsync());
    }

    [Fact]
    public async Task The_city_sees_whom_it_appointed_and_nobody_below_them()
    {
        var tenant = await host.TenantAsync();
        var worker = await tenant.Admin.InviteAsync("社区工作者", "community-worker", tenant.Community());

        using var person = await host.City.SendAsync(HttpMethod.Get, $"/people/{worker.Id}/assignments");
        using var assignment = await host.City.SendAsync(HttpMethod.Get, $"/assignments/{worker.AssignmentId}");
        using var withdrawn = await host.City.DeleteAsync($"/assignments/{worker.AssignmentId}");

        Assert.Equal(HttpStatusCode.NotFound, person.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, assignment.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, withdrawn.StatusCode);
        var people = await host.City.GetAsync($"/people?scope={tenant.Scope}");
        Assert.Equal(tenant.FirstAdmin.Id, Assert.Single(people.GetProperty("items").EnumerateArray()).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task Nobody_gives_outside_their_scope()
    {
        var tenant = await host.TenantAsync();
        var (own, sibling) = (tenant.Community(), tenant.Community());
        var foreign = (await host.TenantAsync()).Community();
        var admin = await tenant.Admin.InviteAsync("社区管理员", "community-admin", own, canDelegate: true);
        var communityAdmin = host.As(admin.Id, own, "community-admin");

        foreach (var scope in new[] { sibling, foreign, tenant.Scope, ScopePath.City })
        {
            using var refused = await communityAdmin.TryInviteAsync("community-worker", scope);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }

        Assert.True((await communityAdmin.InviteAsync("工作者", "community-worker", own)).Created);
    }

    [Fact]
    public async Task Nobody_gives_more_than_they_hold()
    {
        var tenant = await host.TenantAsync();
        var own = tenant.Community();
        // Holds access.grant, but not what a community admin holds.
        var admin = await tenant.Admin.InviteAsync("社区管理员", "community-admin", own, canDelegate: true);
        await using var db = host.AsOwner();
        await using var narrow = db.CreateCommand("SELECT count(*) FROM role r WHERE r.id = 'tenant-admin' AND r.permissions <@ (SELECT permissions FROM role WHERE id = 'community-admin')");

        using var refused = await host.As(admin.Id, own, "community-admin").TryInviteAsync("tenant-admin", tenant.Scope);

        Assert.Equal(0L, await narrow.ExecuteScalarAsync(Ct));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        using var officer = await host.City.TryInviteAsync("operator", ScopePath.City);
        Assert.Equal("assignment.role_beyond_own", await officer.CodeAsync());
    }

    [Fact]
    public async Task Nobody_gives_for_longer_than_they_hold_it()
    {
        var tenant = await host.TenantAsync();
        var own = tenant.Community();
        var end = DateTimeOffset.UtcNow.AddDays(30);
        var admin = await tenant.Admin.InviteAsync("社区管理员", "community-admin", own, canDelegate: true, more: new { validTo = end });
        var communityAdmin = host.As(admin.Id, own, "community-admin");

        using var forever = await communityAdmin.TryInviteAsync("member", own);
        using var later = await communityAdmin.TryInviteAsync("member", own, new { validTo = end.AddDays(1) });

        Assert.Equal("assignment.beyond_own_end", await forever.CodeAsync());
        Assert.Equal("assignment.beyond_own_end", await later.CodeAsync());
        Assert.True((await communityAdmin.InviteAsync("成员", "member", own, more: new { validTo = end })).Created);
    }

    [Fact]
    public async Task Who_may_not_give_on_gives_nothing()
    {
        var tenant = await host.TenantAsync();
        var own = tenant.Community();
        var admin = await tenant.Admin.InviteAsync("社区管理员", "community-admin", own, canDelegate: false);

        using var refused = await host.As(admin.Id, own, "community-admin").TryInviteAsync("member", own);

        Assert.Equal("assignment.not_delegable", await refused.CodeAsync());
    }

    [Fact]
    public async Task Nobody_gives_to_themselves_so_the_city_cannot_let_itself_in()
    {
        var tenant = await host.TenantAsync();
        var me = (await host.City.GetAsync("/me")).GetProperty("id").GetGuid();

        using var refused = await host.City.PostAsync("/assignments", new { personId = me, role = "tenant-admin", scope = tenant.Scope.ToString() });

        Assert.Equal("assignment.self", await refused.CodeAsync());
    }

    [Fact]
    public async Task The_same_grant_at_once_from_many_sides_is_one_assignment()
    {
        var tenant = await host.TenantAsync();
        var own = tenant.Community();
        var person = await tenant.Admin.InviteAsync("成员", "member", own);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            tenant.Admin.PostAsync("/assignments", new { personId = person.Id, role = "community-worker", scope = own.ToString() })));

        Assert.All(answers, a => Assert.True(a.IsSuccessStatusCode));
        Assert.Equal(2, (await tenant.Admin.GetAsync($"/people/{person.Id}/assignments")).GetArrayLength());
    }

    [Fact]
    public async Task Roles_offered_are_those_that_can_be_given_there()
    {
        var tenant = await host.TenantAsync();

        async Task<List<string?>> RolesAsync(Api api, ScopePath scope) =>
            (await api.GetAsync($"/roles?scope={scope}")).EnumerateArray().Select(r => r.GetProperty("id").GetString()).ToList();

        Assert.Equal(["tenant-admin"], await RolesAsync(host.City, tenant.Scope));
        Assert.Equal(["tenant-admin", "community-worker"], await RolesAsync(tenant.Admin, tenant.Scope));
        Assert.Equal(["community-admin", "community-worker", "member"], await RolesAsync(tenant.Admin, tenant.Community()));
        using var foreign = await tenant.Admin.SendAsync(HttpMethod.Get, $"/roles?scope={(await host.TenantAsync()).Scope}");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Fact]
    public async Task Another_tenants_people_and_assignments_do_not_exist()
    {
        var one = await host.TenantAsync();
        var other = await host.TenantAsync();
        var worker = await one.Admin.InviteAsync("工作者", "community-worker", one.Community());

        HttpResponseMessage[] answers =
        [
            await other.Admin.SendAsync(HttpMethod.Get, $"/people/{worker.Id}/assignments"),
            await other.Admin.SendAsync(HttpMethod.Get, $"/assignments/{worker.AssignmentId}"),
            await other.Admin.DeleteAsync($"/assignments/{worker.AssignmentId}"),
            await other.Admin.PostAsync($"/assignments/{worker.AssignmentId}/end", new { validTo = DateTimeOffset.UtcNow.AddDays(1) }),
            await other.Admin.PostAsync($"/people/{worker.Id}/disable"),
            await other.Admin.PostAsync($"/people/{worker.Id}/enable"),
            await other.Admin.PostAsync("/assignments", new { personId = worker.Id, role = "member", scope = other.Community().ToString() }),
        ];

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.NotFound, a.StatusCode));
        Assert.DoesNotContain(worker.Id.ToString(), (await other.Admin.GetAsync("/people?size=100")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_permission_the_pages_of_access_stay_shut()
    {
        var tenant = await host.TenantAsync();
        var own = tenant.Community();
        var worker = await tenant.Admin.InviteAsync("工作者", "community-worker", own);

        using var forbidden = await host.As(worker.Id, own, "community-worker").SendAsync(HttpMethod.Get, "/people");
        using var nobody = await host.Nobody.SendAsync(HttpMethod.Get, "/me/grants");

        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }
}
