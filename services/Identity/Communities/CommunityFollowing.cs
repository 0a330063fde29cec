using Linli.Contracts;
using Linli.Contracts.Identity.V1;
using Linli.Contracts.Registry.V1;
using Linli.Contracts.Tenant.V1;
using Linli.IdentityService.Access;
using Linli.IdentityService.Data;
using Linli.ServiceDefaults.Messaging;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.Communities;

/// <summary>
/// Assignments follow the places that they are for: to the community that goes on after a merger, with a unit or a member that
/// belongs elsewhere now; those at a community that is no more end. The database's functions keep the rule of delegation.
/// </summary>
internal static class CommunityFollowing
{
    public static Subscriptions<IdentityDb> FollowCommunities(this Subscriptions<IdentityDb> on) => on
        .Event<CommunityRetired>(Handle)
        .Event<UnitChanged>(Handle)
        .Event<MemberMoved>(Handle);

    private static async Task Handle(CommunityRetired e, IdentityDb db, CancellationToken ct)
    {
        if (e.MergedInto is { } into)
        {
            if (await db.FindAsync<CommunityMerger>([e.TenantId, e.CommunityId], ct) is null)
            {
                db.Add(new CommunityMerger(e.CommunityId, into));
            }

            await db.MoveAsync(e, new(e.TenantId, e.CommunityId), new(e.TenantId, into), null, null, ct);
        }
        else
        {
            var closed = new ScopePath(e.TenantId, e.CommunityId).ToString();
            db.Tell(e, await db.Database.SqlQuery<Changed>($"SELECT person, version FROM close_scope({e.TenantId}, {closed}::ltree)").ToListAsync(ct));
        }
    }

    private static async Task Handle(UnitChanged e, IdentityDb db, CancellationToken ct)
    {
        if (e.FormerCommunityId is { } former && e.CommunityId is { } community && former != community)
        {
            await db.MoveAsync(e, new(e.TenantId, former, e.UnitId), new(e.TenantId, community, e.UnitId), null, null, ct);
        }
    }

    /// <summary>After a merger the member's own assignment has gone over with all the others.</summary>
    private static async Task Handle(MemberMoved e, IdentityDb db, CancellationToken ct)
    {
        if (e.PersonId is { } person)
        {
            await db.MoveAsync(e, new(e.TenantId, e.FormerCommunityId), new(e.TenantId, e.CommunityId), person, RoleCatalogue.Member, ct);
        }
    }

    private static async Task MoveAsync(this IdentityDb db, IEvent e, ScopePath from, ScopePath into, Guid? person, string? role, CancellationToken ct)
    {
        var (fromText, intoText) = (from.ToString(), into.ToString());
        db.Tell(e, await db.Database.SqlQuery<Changed>(
            $"SELECT person, version FROM move_assignments({e.TenantId}, {fromText}::ltree, {intoText}::ltree, {person}, {role})").ToListAsync(ct));
    }

    private static void Tell(this IdentityDb db, IEvent e, IEnumerable<Changed> changed)
    {
        foreach (var c in changed)
        {
            db.Publish(new GrantsChanged(e.TenantId, TimeProvider.System.GetUtcNow(), c.Person, c.Version));
        }
    }

    private sealed record Changed(Guid Person, long Version);
}
