using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Needs;

/// <summary>Needs that go on go over, with their claims, with a community that was merged, and, as far as they were chosen, with a part that was split off.</summary>
internal static class MoveNeeds
{
    internal static Task MoveNeedsAsync(this RegistryDb db, Guid from, Guid into, DateOnly on, DateTimeOffset now, CancellationToken ct) =>
        db.MoveAsync(db.Needs, db.NeedClaims, from, into, on, now, ct);

    internal static Task MoveNeedsAsync(this RegistryDb db, IReadOnlyCollection<Guid> chosen, Guid from, Guid into, DateOnly on, DateTimeOffset now, CancellationToken ct) =>
        db.MoveAsync(db.Needs.Where(n => chosen.Contains(n.Id)), db.NeedClaims.Where(c => chosen.Contains(c.NeedId)), from, into, on, now, ct);

    private static async Task MoveAsync(this RegistryDb db, IQueryable<Need> moving, IQueryable<NeedClaim> claims, Guid from, Guid into, DateOnly on, DateTimeOffset now, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM needs WHERE tenant_id = {db.TenantId} AND community_id = {from} AND ended_on IS NULL ORDER BY id FOR NO KEY UPDATE", ct);
        var needs = await moving.Where(n => n.CommunityId == from && n.EndedOn == null).OrderBy(n => n.Id).ToListAsync(ct);
        foreach (var need in needs)
        {
            need.MoveTo(into);
            db.Publish(new NeedChanged(need.TenantId, now, need.Id, into, need.Kind, need.WorkArea, need.EnteredOn, from, on));
        }
        foreach (var claim in await claims.Where(c => c.CommunityId == from && c.State == ListClaimState.Held).ToListAsync(ct))
        {
            claim.MoveTo(into);
        }
    }
}
