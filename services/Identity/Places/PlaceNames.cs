using Linli.Contracts.Tenant.V1;
using Linli.IdentityService.Data;
using Linli.ServiceDefaults.Messaging;

namespace Linli.IdentityService.Places;

/// <summary>Keeps the names of the places as Tenant tells them.</summary>
internal static class PlaceNames
{
    public static Subscriptions<IdentityDb> FollowPlaces(this Subscriptions<IdentityDb> on) => on
        .Event<TenantProvisioned>(Handle).Event<CommunityCreated>(Handle).Event<CommunityRenamed>(Handle);

    private static Task Handle(TenantProvisioned provisioned, IdentityDb db, CancellationToken ct) => AddAsync(provisioned.TenantId, provisioned.Name, db, ct);

    private static Task Handle(CommunityCreated created, IdentityDb db, CancellationToken ct) => AddAsync(created.CommunityId, created.Name, db, ct);

    /// <summary>A community that is not known yet is on its way: the message is tried again after it.</summary>
    private static async Task Handle(CommunityRenamed renamed, IdentityDb db, CancellationToken ct) =>
        (await FindAsync(renamed.CommunityId, db, ct) ?? throw new InvalidOperationException($"Community {renamed.CommunityId} is not known yet.")).Rename(renamed.Name);

    private static async Task AddAsync(Guid id, string name, IdentityDb db, CancellationToken ct)
    {
        if (await FindAsync(id, db, ct) is null)
        {
            db.Places.Add(Place.Of(id, name));
        }
    }

    private static ValueTask<Place?> FindAsync(Guid id, IdentityDb db, CancellationToken ct) => db.Places.FindAsync([db.TenantId, id], ct);
}
