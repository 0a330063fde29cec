using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Tenants;

internal static class GetOwnTenant
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/tenant", Handle).RequirePermission(Permissions.CommunityRead).WithTags("Tenants")
            .WithSummary("The caller's own sub-district");

    internal static async Task<Results<Ok<GetTenant.Response>, NotFound>> Handle(DirectoryDb db, CurrentUser user, CancellationToken ct) =>
        user.TenantId is { } id ? await GetTenant.Handle(id, db, ct) : TypedResults.NotFound();
}
