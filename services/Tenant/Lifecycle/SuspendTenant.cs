using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.TenantService.Lifecycle;

internal static class SuspendTenant
{
    public static void Map(IEndpointRouteBuilder tenants) =>
        tenants.MapPost("/{id:guid}/suspension", Handle).RequirePermission(Permissions.TenantLifecycle)
            .WithSummary("Suspend a sub-district: its people can read everything and change nothing, within a second and in every service");

    internal static Task<Results<NoContent, NotFound>> Handle(Guid id, ReasonRequest request, StateChange change, CancellationToken ct) =>
        change.MakeAsync(id, request, (tenant, reason, now) => tenant.Suspend(reason, now),
            tenant => new TenantSuspended(id, tenant.StateAt!.Value, tenant.StateVersion, tenant.StateReason!), ct);
}
