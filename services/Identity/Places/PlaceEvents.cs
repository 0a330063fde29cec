using Linli.Contracts.Registry.V1;
using Linli.Contracts.Tenant.V1;
using Linli.IdentityService.Data;
using Linli.ServiceDefaults.Messaging;

namespace Linli.IdentityService.Places;

/// <summary>Keeps the names of the sub-district, its communities and units.</summary>
internal static class PlaceEvents
{
    public static Subscriptions<IdentityDb> FollowPlaces(this Subscriptions<IdentityDb> on) => on
        .Event<TenantProvisioned>(async (e, db, ct) => (await FindAsync(e.TenantId, e.TenantId, false, db, ct)).Learn(null, e.Name, e.At))
        .Event<CommunityCreated>(async (e, db, ct) => (await FindAsync(e.TenantId, e.CommunityId, false, db, ct)).Learn(null, e.Name, e.At))
        .Event<CommunityRenamed>(async (e, db, ct) => (await FindAsync(e.TenantId, e.CommunityId, false, db, ct)).Learn(null, e.Name, e.At))
        .Event<CommunityRetired>(async (e, db, ct) => (await FindAsync(e.TenantId, e.CommunityId, false, db, ct)).Retire())
        .Event<UnitRegistered>(async (e, db, ct) => (await FindAsync(e.TenantId, e.UnitId, true, db, ct)).Learn(e.CommunityId, e.Name, e.At))
        .Event<UnitChanged>(async (e, db, ct) => (await FindAsync(e.TenantId, e.UnitId, true, db, ct)).Learn(e.CommunityId, e.Name, e.At))
        .Event<UnitRetired>(async (e, db, ct) => (await FindAsync(e.TenantId, e.UnitId, true, db, ct)).Retire());

    private static async Task<Place> FindAsync(Guid tenantId, Guid id, bool isUnit, IdentityDb db, CancellationToken ct) =>
        await db.Places.FindAsync([tenantId, id], ct) ?? db.Places.Add(new Place(id, isUnit)).Entity;
}
