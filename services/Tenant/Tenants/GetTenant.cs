using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Tenants;

internal static class GetTenant
{
    /// <param name="ParentCode">The county that the sub-district belongs to.</param>
    /// <param name="Province">The province's name, in the caller's language.</param>
    /// <param name="State">active, suspended or closed; with what its people are told, and since when.</param>
    internal sealed record Response(
        Guid Id, string Code, string ParentCode, string Province, string Name, DateTimeOffset ProvisionedAt, string State, string? StateReason, DateTimeOffset? StateAt);

    public static void Map(IEndpointRouteBuilder tenants) =>
        tenants.MapGet("/{id:guid}", Handle).RequirePermission(Permissions.TenantRead)
            .WithSummary("One sub-district of the city");

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(Guid id, DirectoryDb db, CancellationToken ct)
    {
        var tenant = await db.Tenants
            .Where(t => t.TenantId == id)
            .Select(t => new Response(t.TenantId, t.Code, t.ParentCode, Provinces.NameOf(t.Code.Substring(0, 2)), t.Name, t.ProvisionedAt, t.State, t.StateReason, t.StateAt))
            .SingleOrDefaultAsync(ct);
        return tenant is null ? TypedResults.NotFound() : TypedResults.Ok(tenant);
    }
}
