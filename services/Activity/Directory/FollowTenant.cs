using Linli.ActivityService.Data;
using Linli.Contracts.Tenant.V1;

namespace Linli.ActivityService.Directory;

/// <summary>Keeps the communities that records may name.</summary>
internal static class FollowTenant
{
    internal static async Task Handle(CommunityCreated e, ActivityDb db, CancellationToken ct) =>
        (await Find(e.TenantId, e.CommunityId, db, ct)).Learn(e.Name, e.At);

    internal static async Task Handle(CommunityRenamed e, ActivityDb db, CancellationToken ct) =>
        (await Find(e.TenantId, e.CommunityId, db, ct)).Learn(e.Name, e.At);

    internal static async Task Handle(CommunityRetired e, ActivityDb db, CancellationToken ct)
    {
        (await Find(e.TenantId, e.CommunityId, db, ct)).Retire();
        if (e.MergedInto is { } into)
        {
            await Find(e.TenantId, into, db, ct);
            await db.HandOnAsync(e.CommunityId, into, e.On ?? ChinaTime.DayOf(e.At), ct);
        }
    }

    private static async Task<Community> Find(Guid tenantId, Guid id, ActivityDb db, CancellationToken ct) =>
        await db.Communities.FindAsync([tenantId, id], ct) ?? db.Communities.Add(new Community(id)).Entity;
}
