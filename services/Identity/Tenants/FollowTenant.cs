using Linli.Contracts.Identity.V1;
using Linli.Contracts.Tenant.V1;
using Linli.IdentityService.Data;
using Linli.ServiceDefaults.Messaging;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.Tenants;

/// <summary>
/// Keeps the state of a sub-district and tells the services only then: whoever asks again because of it gets the new answer, and not the
/// one that was on its way here.
/// </summary>
internal static class FollowTenant
{
    public static Subscriptions<IdentityDb> FollowTenants(this Subscriptions<IdentityDb> on) => on
        .Event<TenantSuspended>((e, db, ct) => KeepAsync(db, e.TenantId, e.At, TenantStates.Suspended, e.Reason, e.Version, ct))
        .Event<TenantResumed>((e, db, ct) => KeepAsync(db, e.TenantId, e.At, TenantStates.Active, e.Reason, e.Version, ct))
        .Event<TenantClosed>((e, db, ct) => KeepAsync(db, e.TenantId, e.At, TenantStates.Closed, e.Reason, e.Version, ct));

    private static async Task KeepAsync(IdentityDb db, Guid tenant, DateTimeOffset at, string state, string reason, int version, CancellationToken ct)
    {
        var changed = await db.Database.ExecuteSqlAsync($"""
            INSERT INTO tenant AS t (tenant_id, state, reason, version) VALUES ({tenant}, {state}, {reason}, {version})
            ON CONFLICT (tenant_id) DO UPDATE SET state = excluded.state, reason = excluded.reason, version = excluded.version
            WHERE t.version < excluded.version
            """, ct);
        if (changed > 0)
        {
            db.Publish(new TenantAccessChanged(tenant, at, version));
        }
    }
}
