using Linli.Contracts.Registry.V1;
using Linli.Contracts.Tenant.V1;
using Linli.RegistryService.Data;
using Linli.RegistryService.Members;
using Linli.RegistryService.Posts;
using Linli.RegistryService.Units;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Communities;

/// <summary>
/// Units and members go over to another community because the communities were merged or split. Slips, ended claims and retired units
/// stay with what they were. What is told bears the time of the move, not of the change: nothing said in between may outlive it.
/// </summary>
internal static class Moves
{
    internal static async Task MoveAllAsync(this RegistryDb db, CommunityRetired retired, Guid into, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        var from = retired.CommunityId;
        var on = retired.On ?? ServiceDefaults.ChinaTime.DayOf(retired.At);
        var units = await db.Units.Where(u => u.CommunityId == from && u.RetiredAt == null).ToListAsync(ct);
        var members = await db.Members.Where(m => m.CommunityId == from && m.LeftOn == null).ToListAsync(ct);
        units.ForEach(unit => db.Move(unit, from, into, on, retired.GridNames, now));
        members.ForEach(member => db.Move(member, into, on, now));
        await db.MergePostsAsync(from, into, now, ct);
    }

    internal static async Task MovePartAsync(this RegistryDb db, CommunitySplit split, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        var (from, into) = (split.CommunityId, split.NewCommunityId);
        var units = await db.Units.Where(u => u.CommunityId == from && u.RetiredAt == null && split.UnitIds.Contains(u.Id)).ToListAsync(ct);
        var members = await db.Members.Where(m => m.CommunityId == from && m.LeftOn == null && split.MemberIds.Contains(m.Id)).ToListAsync(ct);
        units.ForEach(unit => db.Move(unit, from, into, split.On, null, now));
        members.ForEach(member => db.Move(member, into, split.On, now));
        await db.MoveClaimsAsync([.. members.Select(m => m.Id)], from, into, now, ct);
    }

    /// <summary>In the order that all keep to: members, communities, posts. What an earlier message of the batch did is written first, so that it is seen.</summary>
    internal static async Task LockForMoveAsync(this RegistryDb db, Guid from, Guid into, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        Guid[] both = [from, into];
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM members WHERE tenant_id = {db.TenantId} AND community_id = {from} AND left_on IS NULL ORDER BY id FOR NO KEY UPDATE", ct);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM communities WHERE tenant_id = {db.TenantId} AND id = ANY ({both}) ORDER BY id FOR NO KEY UPDATE", ct);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM posts WHERE tenant_id = {db.TenantId} AND community_id = ANY ({both}) ORDER BY id FOR NO KEY UPDATE", ct);
        // What was read before the locks may be older than they are.
        foreach (var entry in db.ChangeTracker.Entries<Community>().Where(e => e.Entity.Id == from || e.Entity.Id == into).ToList())
        {
            await entry.ReloadAsync(ct);
        }
    }

    private static void Move(this RegistryDb db, Unit unit, Guid from, Guid into, DateOnly on, IReadOnlyDictionary<string, string>? gridNames, DateTimeOffset now)
    {
        unit.MoveTo(into);
        if (unit.Grid is { } grid && gridNames?.GetValueOrDefault(grid) is { } name)
        {
            unit.FollowGrid(name);
        }

        db.Publish(new UnitChanged(unit.TenantId, now, unit.Id, into, unit.Name, unit.Kind, from, unit.Kind, on));
    }

    private static void Move(this RegistryDb db, Member member, Guid into, DateOnly on, DateTimeOffset now)
    {
        var former = member.CommunityId;
        member.MoveTo(into);
        db.Publish(new MemberMoved(member.TenantId, now, member.Id, into, member.UnitId, former, on, member.PersonId));
    }
}
