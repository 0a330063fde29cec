using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Linli.TenantService.Deletions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Lifecycle;

internal static class ResumeTenant
{
    public static void Map(IEndpointRouteBuilder tenants) =>
        tenants.MapPost("/{id:guid}/resumption", Handle).RequirePermission(Permissions.TenantLifecycle)
            .WithSummary("Let a suspended or closed sub-district work again");

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, ReasonRequest request, StateChange change, DirectoryDb db, CancellationToken ct)
    {
        if (await db.Deletions.AnyAsync(d => d.OfTenant == id && (d.State == Deletion.Waiting || d.State == Deletion.Erasing), ct))
        {
            throw Deletions.Errors.Pending();
        }

        return await change.MakeAsync(id, request, (tenant, reason, now) => tenant.Resume(reason, now),
            tenant => new TenantResumed(id, tenant.StateAt!.Value, tenant.StateVersion, tenant.StateReason!), ct);
    }
}
