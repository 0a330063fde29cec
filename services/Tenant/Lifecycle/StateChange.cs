using System.ComponentModel.DataAnnotations;
using Linli.Contracts;
using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Linli.TenantService.Tenants;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Lifecycle;

/// <param name="Reason">What everybody of the sub-district is told; it names no person.</param>
internal sealed record ReasonRequest([property: Required, MaxLength(TenantChange.ReasonLength)] string Reason);

/// <summary>What suspending, resuming and closing have in common: the step, its place in the history and its event are one.</summary>
internal sealed class StateChange(DirectoryDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="step">Takes the step, or refuses.</param>
    /// <param name="tell">The event that tells of it.</param>
    public async Task<Results<NoContent, NotFound>> MakeAsync(
        Guid id, ReasonRequest request, Action<Tenant, string, DateTimeOffset> step, Func<Tenant, IEvent> tell, CancellationToken ct)
    {
        var tenant = await db.Tenants.SingleOrDefaultAsync(t => t.TenantId == id, ct);
        if (tenant is null)
        {
            return TypedResults.NotFound();
        }

        step(tenant, request.Reason.Trim(), clock.GetUtcNow());
        db.Add(TenantChange.Of(tenant, user));
        db.Publish(tell(tenant));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
