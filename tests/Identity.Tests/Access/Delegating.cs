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
    public async Task A_withdrawn_role_takes_along_what_was_given_from_it_and_everybody_is_told()
    {
        var tenant = await host.TenantAsync();
        var own = tenant.Community();
        var admin = await tenant.Admin.InviteAsync("社区管理员", "community-admin", own, canDelegate: true);
        var communityAdmin = host.As(admin.Id, own, "community-admin");
        var second = await communityAdmin.InviteAsync("副管理员", "community-admin", own, canDelegate: true);
        var member = await host.As(second.Id, own, "community-admin").InviteAsync("成员", "member", own);

        var hanging = (await tenant.Admin.GetAsync($"/assignments/{admin.AssignmentId}")).GetProperty("hanging");
        using var withdrawn = await tenant.Admin.DeleteAsync($"/assignments/{admin.AssignmentId}");

        Assert.Equal([second.AssignmentId, member.AssignmentId], hanging.EnumerateArray().Select(h => h.GetProperty("id").GetGuid()));
        Assert.Equal(3, (await withdrawn.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("ended").GetInt32());
        foreach (var person in new[] { admin, second, member })
        {
            var grants = await host.As(person.Id, own, "member").GetAsync("/me/grants");
            Assert.Empty(grants.GetProperty("grants").EnumerateArray());
            var told = await host.Events.NextAsync<GrantsChanged>(e => e.PersonId == person.Id && e.Version == grants.GetProperty("version").GetInt64());
            Assert.Equal(own.TenantId, told.TenantId);
        }

        using var again = await tenant.Admin.DeleteAsync($"/assignments/{admin.AssignmentId}");
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task What_hangs_on_a_withdrawn_role_can_pass_to_somebody_who_could_have_given_it()
    {
        var tenant = await host.TenantAsync();
        var own = tenant.Community();
        var leaving = await tenant.Admin.InviteAsync("离任者", "tenant-admin", tenant.Scope, canDelegate: true);
        var worker = await host.As(leaving.Id, tenant.Scope, "tenant-admin").InviteAsync("工作者", "community-worker", own);

        using var withdrawn = await tenant.Admin.DeleteAsync($"/assignments/{leaving.AssignmentId}?heir={tenant.FirstAdmin.Id}");

        Assert.Equal(1, (await withdrawn.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("ended").GetInt32());
        Assert.NotEmpty((await host.As(worker.Id, own, "community-worker").GetAsync("/me/grants")).PermissionsAt(own));
        var through = (await tenant.Admin.GetAsync($"/assignments/{worker.AssignmentId}")).GetProperty("through");
        Assert.Equal(tenant.FirstAdmin.AssignmentId, through[0].GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task An_end_shortens_what_hangs_on_it_too()
    {
        var tenant = await host.TenantAsync();
        var own = tenant.Community();
        var admin = await tenant.Admin.InviteAsync("社区管理员", "community-admin", own, canDelegate: true);
        var member = await host.As(admin.Id, own, "community-admin").InviteAsync("成员", "member", own);
        var end = DateTimeOffset.UtcNow.AddSeconds(2);

        using var response = await tenant.Admin.PostAsync($"/assignments/{admin.AssignmentId}/end", new { validTo = end });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var api = host.As(member.Id, own, "member");
        Assert.NotEmpty((await api.GetAsync("/me/grants")).PermissionsAt(own));
        await Eventually.Async(async () => !(await api.GetAsync("/me/grants")).PermissionsAt(own).Any());
        Assert.True((await tenant.Admin.InviteAsync("社区管理员", "community-admin", own)).Created);
    }

    [Fact]
    public async Task The_last_admin_of_a_tenant_stays()
    {
        var tenant = await host.TenantAsync();

        using var refused = await host.City.DeleteAsync($"/assignments/{tenant.FirstAdmin.AssignmentId}");
        using var ending = await host.City.PostAsync($"/assignments/{tenant.FirstAdmin.AssignmentId}/end", new { validTo = DateTimeOffset.UtcNow.AddDays(1) });
        Assert.Equal("assignment.last_admin", await refused.CodeAsync());
        Assert.Equal("assignment.last_admin", await ending.CodeAsync());

        var second = await host.City.InviteAsync("第二位", "tenant-admin", tenant.Scope);
        using var withdrawn = await host.City.DeleteAsync($"/assignments/{tenant.FirstAdmin.AssignmentId}");
        Assert.Equal(HttpStatusCode.OK, withdrawn.StatusCode);
        Assert.NotEmpty((await host.As(second.Id, tenant.Scope, "tenant-admin").GetAsync("/me/grants")).PermissionsAt(tenant.Scope));
    }

    [Fact]
    public async Task Two_admins_cannot_throw_each_other_out_in_the_same_instant()
    {
        var tenant = await host.TenantAsync();
        var second = await host.City.InviteAsync("第二位", "tenant-admin", tenant.Scope, canDelegate: true);

        var answers = await Task.WhenAll(
            tenant.Admin.DeleteAsync($"/assignments/{second.AssignmentId}"),
            host.As(second.Id, tenant.Scope, "tenant-admin").DeleteAsync($"/assignments/{tenant.FirstAdmin.AssignmentId}"));

        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
    }

    [Fact]
    public async Task Who_was_appointed_cannot_withdraw_the_one_who_appointed_them()
    {
        var tenant = await host.TenantAsync();
        var second = await tenant.Admin.InviteAsync("第二位", "tenant-admin", tenant.Scope, canDelegate: true);
        var api = host.As(second.Id, tenant.Scope, "tenant-admin");

        using var refused = await api.DeleteAsync($"/assignments/{tenant.FirstAdmin.AssignmentId}");

        Assert.Equal("assignment.may_not_end", await refused.CodeAsync());
        Assert.False((await api.GetAsync($"/assignments/{tenant.FirstAdmin.AssignmentId}")).GetProperty("mayEnd").GetBoolean());
    }

    [Fact]
    public async Task Nothing_is_given_from_a_role_while_it_is_taken_away()
    {
        var tenant = await host.TenantAsync();
        for (var round = 0; round < 10; round++)
        {
            var own = tenant.Community();
            var admin = await tenant.Admin.InviteAsync("社区管理员", "community-admin", own, canDelegate: true);
            var giver = host.As(admin.Id, own, "community-admin");

            var grants = Enumerable.Range(0, 6).Select(_ => giver.TryInviteAsync("member", own)).ToList();
            using var withdrawn = await tenant.Admin.DeleteAsync($"/assignments/{admin.AssignmentId}");
            await Task.WhenAll(grants);

            Assert.Equal(HttpStatusCode.OK, withdrawn.StatusCode);
        }

        Assert.Equal(0L, await OrphansAsync());
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

    /// <summary>Live assignments whose source is not live: there must never be one.</summary>
    private async Task<long> OrphansAsync()
    {
        await using var db = host.AsOwner();
        await using var orphans = db.CreateCommand("""
            SELECT count(*) FROM assignment a JOIN assignment p ON p.tenant_id = a.parent_tenant_id AND p.id = a.parent_id
            WHERE a.revoked_at IS NULL AND p.revoked_at IS NOT NULL
            """);
        return (long)(await orphans.ExecuteScalarAsync(Ct))!;
    }
}
