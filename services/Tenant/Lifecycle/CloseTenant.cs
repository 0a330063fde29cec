using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.TenantService.Lifecycle;

internal static class CloseTenant
{
    public static void Map(IEndpointRouteBuilder tenants) =>
        tenants.MapPost("/{id:guid}/closure", Handle).RequirePermission(Permissions.TenantLifecycle)
            .WithSummary("Close a sub-district: nobody of it gets in, what it has stays");

    internal static Task<Results<NoContent, NotFound>> Handle(Guid id, ReasonRequest request, StateChange change, CancellationToken ct) =>
        change.MakeAsync(id, request, (tenant, reason, now) => tenant.Close(reason, now),
            tenant => new TenantClosed(id, tenant.StateAt!.Value, tenant.StateVersion, tenant.StateReason!), ct);
}
