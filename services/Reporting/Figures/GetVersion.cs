using System.Globalization;
using Linli.ReportingService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.ReportingService.Figures;

internal static class GetVersion
{
    /// <param name="Version">Another text whenever figures that the caller may see have changed.</param>
    /// <param name="AsOf">Time of the last event that was counted; null before the first.</param>
    internal sealed record Response(string Version, DateTimeOffset? AsOf);

    public static void Map(IEndpointRouteBuilder figures) =>
        figures.MapGet("/version", Handle).RequireSignedIn()
            .WithSummary("Whether the caller's figures have changed, and how fresh they are; cheap enough to ask every second");

    internal static async Task<Ok<Response>> Handle(ReportingDb db, CurrentUser user, CancellationToken ct)
    {
        var state = await db.CityTenants.Where(t => user.TenantId == null || t.TenantId == user.TenantId)
            .GroupBy(_ => 1).Select(g => new { Edition = g.Sum(t => t.Edition), AsOf = (DateTimeOffset?)g.Max(t => t.AsOf) })
            .FirstOrDefaultAsync(ct);
        return TypedResults.Ok(new Response((state?.Edition ?? 0).ToString(CultureInfo.InvariantCulture), state?.AsOf));
    }
}
