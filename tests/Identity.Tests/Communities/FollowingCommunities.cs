using System.Text.Json;
using Linli.Contracts.Identity.V1;
using Linli.Contracts.Registry.V1;
using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Linli.TestKit;
using Npgsql;

namespace Linli.Identity.Tests.Communities;

/// <summary>Assignments follow the communities, and the rule of delegation holds afterwards as before.</summary>
public sealed class FollowingCommunities(IdentityHost host)
{
    private static readonly DateOnly Today = TimeProvider.System.Today();

    [Fact]
    public async Task After_a_merger_its_people_work_where_it_went_on_and_everybody_there_reads_what_it_left()
    {
        var tenant = await host.TenantAsync();
        var (ending, going) = (tenant.Community(), tenant.Community());
        var admin = await tenant.Admin.InviteAsync("甲社区管理员", "community-admin", ending, canDelegate: true);
        var worker = await host.As(admin.Id, ending, "community-admin").InviteAsync("甲社区工作者", "community-worker", ending);
        var there = await tenant.Admin.InviteAsync("乙社区工作者", "community-worker", going);

        await MergeAsync(tenant, ending, going, worker.Id);

        foreach (var person in new[] { worker, there })
        {
            var grants = await host.As(person.Id, going, "community-worker").GetAsync("/me/grants");
            Assert.Contains(Permissions.UnitEdit, grants.PermissionsAt(going));
            Assert.Contains(Permissions.ActivityEdit, grants.PermissionsAt(ending));
        }

        var detail = (await tenant.Admin.GetAsync($"/people/{worker.Id}/assignments"))[0];
        Assert.Equal(going.ToString(), detail.GetProperty("scope").GetString());
        Assert.Equal(admin.Id, detail.GetProperty("through")[0].GetProperty("person").GetProperty("id").GetGuid());
        Assert.DoesNotContain(going.ToString(), Scopes(await host.As(tenant.FirstAdmin.Id, tenant.Scope, "tenant-admin").GetAsync("/me/grants")));
        await HoldsAsync(tenant);
    }

    [Fact]
    public async Task Who_worked_in_both_holds_one_assignment_and_what_they_gave_in_either_stays_given()
    {
        var tenant = await host.TenantAsync();
        var (ending, going) = (tenant.Community(), tenant.Community());
        var admin = await tenant.Admin.InviteAsync("管理员", "community-admin", ending, canDelegate: true);
        using var both = await tenant.Admin.PostAsync("/assignments", new { personId = admin.Id, role = "community-admin", scope = going.ToString(), canDelegate = false });
        Assert.True(both.IsSuccessStatusCode);
        var worker = await host.As(admin.Id, ending, "community-admin").InviteAsync("工作者", "community-worker", ending);

        await MergeAsync(tenant, ending, going, worker.Id);

        var held = await tenant.Admin.GetAsync($"/people/{admin.Id}/assignments");
        Assert.True(Assert.Single(held.EnumerateArray()).GetProperty("canDelegate").GetBoolean());
        Assert.Contains(Permissions.UnitEdit, (await host.As(worker.Id, going, "community-worker").GetAsync("/me/grants")).PermissionsAt(going));
        await HoldsAsync(tenant);
    }

    [Fact]
    public async Task At_a_community_that_is_retired_nobody_holds_anything_any_more()
    {
        var tenant = await host.TenantAsync();
        var (ending, other) = (tenant.Community(), tenant.Community());
        var worker = await tenant.Admin.InviteAsync("工作者", "community-worker", ending);
        var liaison = await tenant.Admin.InviteAsync("联络员", "unit-liaison", ending with { UnitId = Guid.CreateVersion7() });
        var stays = await tenant.Admin.InviteAsync("邻社区工作者", "community-worker", other);

        await host.Events.PublishAsync(new CommunityRetired(tenant.Scope.TenantId!.Value, DateTimeOffset.UtcNow, ending.CommunityId!.Value, Today));

        foreach (var person in new[] { worker, liaison })
        {
            await host.Events.NextAsync<GrantsChanged>(e => e.PersonId == person.Id && e.Version > 1);
            Assert.Empty(Scopes(await host.As(person.Id, ending, "community-worker").GetAsync("/me/grants")));
        }

        Assert.Equal([other.ToString()], Scopes(await host.As(stays.Id, other, "community-worker").GetAsync("/me/grants")));
    }

    [Fact]
    public async Task A_units_liaison_and_a_member_go_along_when_their_community_is_split_and_hang_on_somebody_who_reaches_them()
    {
        var tenant = await host.TenantAsync();
        var (whole, part) = (tenant.Community(), tenant.Community());
        var unit = Guid.CreateVersion7();
        var admin = await tenant.Admin.InviteAsync("社区管理员", "community-admin", whole, canDelegate: true);
        var communityAdmin = host.As(admin.Id, whole, "community-admin");
        var liaison = await tenant.Admin.InviteAsync("联络员", "unit-liaison", whole with { UnitId = unit });
        var member = await tenant.Admin.InviteAsync("党员", "member", whole);
        var worker = await communityAdmin.InviteAsync("工作者", "community-worker", whole);
        var tenantId = tenant.Scope.TenantId!.Value;

        await host.Events.PublishAsync(new UnitChanged(tenantId, DateTimeOffset.UtcNow, unit, part.CommunityId, "学校", "school", whole.CommunityId, "school", Today));
        await host.Events.PublishAsync(new MemberMoved(tenantId, DateTimeOffset.UtcNow, Guid.CreateVersion7(), part.CommunityId!.Value, null, whole.CommunityId!.Value, Today, member.Id));

        await Eventually.Async(async () => Scopes(await host.As(liaison.Id, part, "unit-liaison").GetAsync("/me/grants")).Contains((part with { UnitId = unit }).ToString()));
        await Eventually.Async(async () => Scopes(await host.As(member.Id, part, "member").GetAsync("/me/grants")).SequenceEqual([part.ToString()]));
        Assert.Equal([whole.ToString()], Scopes(await host.As(worker.Id, whole, "community-worker").GetAsync("/me/grants")));
        await HoldsAsync(tenant);
    }

    [Fact]
    public async Task Nothing_goes_over_to_another_tenant()
    {
        var (own, foreign) = (await host.TenantAsync(), await host.TenantAsync());
        await using var database = host.AsApp();
        await using var command = database.CreateCommand("SELECT * FROM move_assignments($1, $2::ltree, $3::ltree, NULL, NULL)");
        command.Parameters.Add(new() { Value = own.Scope.TenantId!.Value });
        command.Parameters.Add(new() { Value = own.Community().ToString() });
        command.Parameters.Add(new() { Value = foreign.Community().ToString() });

        await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
    }

    private async Task MergeAsync(TenantOfTest tenant, ScopePath ending, ScopePath going, Guid person)
    {
        await host.Events.PublishAsync(new CommunityRetired(
            tenant.Scope.TenantId!.Value, DateTimeOffset.UtcNow, ending.CommunityId!.Value, Today, going.CommunityId!.Value));
        await host.Events.NextAsync<GrantsChanged>(e => e.PersonId == person && e.Version > 1);
    }

    /// <summary>Each live assignment hangs on a live one at or above its scope that lasts as long.</summary>
    private async Task HoldsAsync(TenantOfTest tenant)
    {
        await using var database = host.AsOwner();
        await using var command = database.CreateCommand("""
            SELECT count(*) FROM assignment a JOIN assignment p ON p.tenant_id = a.parent_tenant_id AND p.id = a.parent_id
            WHERE a.tenant_id = $1 AND a.revoked_at IS NULL
              AND (p.revoked_at IS NOT NULL OR NOT p.scope @> a.scope OR coalesce(a.valid_to, 'infinity') > coalesce(p.valid_to, 'infinity'))
            """);
        command.Parameters.Add(new() { Value = tenant.Scope.TenantId!.Value });
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    private static IEnumerable<string> Scopes(JsonElement grants) => grants.GetProperty("grants").EnumerateArray().Select(g => g.GetProperty("scope").GetString()!);
}
