using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.Contracts;
using Linli.Contracts.Identity.V1;
using Linli.ServiceDefaults.Security;
using Linli.TestKit;

namespace Linli.Identity.Tests.Access;

/// <summary>A role ends, with what hangs on it, and the last admin stays.</summary>
public sealed class Withdrawing(IdentityHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

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
