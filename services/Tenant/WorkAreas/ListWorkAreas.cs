using Linli.ServiceDefaults.Security;
using Linli.TenantService.Settings;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.TenantService.WorkAreas;

internal static class ListWorkAreas
{
    public static void Map(IEndpointRouteBuilder areas) =>
        areas.MapGet("/", Handle).RequirePermission(Permissions.CommunityRead)
            .WithSummary("The work areas in their order: the city's by the sub-district's name where it has one, each followed by the sub-district's own that count in it");

    internal static async Task<Results<Ok<IReadOnlyList<WorkAreaLine>>, NotFound>> Handle(SettingsDesk desk, CancellationToken ct) =>
        await desk.FindAsync(ct) is { } current ? TypedResults.Ok(current.WorkAreas) : TypedResults.NotFound();
}
