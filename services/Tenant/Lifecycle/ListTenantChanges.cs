using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Lifecycle;

internal static class ListTenantChanges
{
    /// <param name="By">Who in the city's office did it.</param>
    internal sealed record Item(string State, string Reason, string By, DateTimeOffset At);

    public static void Map(IEndpointRouteBuilder tenants) =>
        tenants.MapGet("/{id:guid}/changes", Handle).RequirePermission(Permissions.TenantRead)
            .WithSummary("Every change of a sub-district's state with its reason, the latest first");

    internal static async Task<Results<Ok<List<Item>>, NotFound>> Handle(Guid id, DirectoryDb db, CancellationToken ct)
    {
        if (!await db.Tenants.AnyAsync(t => t.TenantId == id, ct))
        {
            return TypedResults.NotFound();
        }

        return TypedResults.Ok(await db.TenantChanges.AsNoTracking().Where(c => c.TenantId == id).OrderByDescending(c => c.Id)
            .Select(c => new Item(c.State, c.Reason, c.ByName, c.At)).ToListAsync(ct));
    }
}
