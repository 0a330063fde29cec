using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Needs;

/// <summary>A community was merged: the needs that go on go over with their claims. After a split all stay, since nobody chose which go.</summary>
internal static class MoveNeeds
{
    internal static async Task MoveNeedsAsync(this RegistryDb db, Guid from, Guid into, DateOnly on, DateTimeOffset now, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM needs WHERE tenant_id = {db.TenantId} AND community_id = {from} AND ended_on IS NULL ORDER BY id FOR NO KEY UPDATE", ct);
        var needs = await db.Needs.Where(n => n.CommunityId == from && n.EndedOn == null).OrderBy(n => n.Id).ToListAsync(ct);
        foreach (var need in needs)
        {
            need.MoveTo(into);
            db.Publish(new NeedChanged(need.TenantId, now, need.Id, into, need.Kind, need.WorkArea, need.EnteredOn, from, on));
        }
        foreach (var claim in await db.NeedClaims.Where(c => c.CommunityId == from && c.State == ListClaimState.Held).ToListAsync(ct))
        {
            claim.MoveTo(into);
        }
    }
}
