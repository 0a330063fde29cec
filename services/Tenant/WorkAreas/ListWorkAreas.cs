using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.WorkAreas;

internal static class ListWorkAreas
{
    /// <param name="DefaultName">The city's name, in the caller's language.</param>
    /// <param name="IsOwnName">True when the sub-district uses a name of its own.</param>
    internal sealed record Item(string Code, string Name, string DefaultName, bool IsOwnName);

    public static void Map(IEndpointRouteBuilder areas) =>
        areas.MapGet("/", Handle).RequirePermission(Permissions.CommunityRead)
            .WithSummary("The work areas in their order: the sub-district's name where it has one, else the city's");

    internal static async Task<Ok<List<Item>>> Handle(DirectoryDb db, CancellationToken ct)
    {
        var own = await db.WorkAreas.ToDictionaryAsync(a => a.Code, a => a.Name, ct);
        return TypedResults.Ok(CityWorkAreas.Codes
            .Select(code => new Item(code, own.GetValueOrDefault(code) ?? CityWorkAreas.NameOf(code), CityWorkAreas.NameOf(code), own.ContainsKey(code)))
            .ToList());
    }
}
