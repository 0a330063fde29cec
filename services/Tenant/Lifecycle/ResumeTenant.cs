using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.TenantService.Lifecycle;

internal static class ResumeTenant
{
    public static void Map(IEndpointRouteBuilder tenants) =>
        tenants.MapPost("/{id:guid}/resumption", Handle).RequirePermission(Permissions.TenantLifecycle)
            .WithSummary("Let a suspended or closed sub-district work again");

    internal static Task<Results<NoContent, NotFound>> Handle(Guid id, ReasonRequest request, StateChange change, CancellationToken ct) =>
        change.MakeAsync(id, request, (tenant, reason, now) => tenant.Resume(reason, now),
            tenant => new TenantResumed(id, tenant.StateAt!.Value, tenant.StateVersion, tenant.StateReason!), ct);
}
