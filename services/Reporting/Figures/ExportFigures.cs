using Linli.ReportingService.Data;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.ReportingService.Figures;

internal static class ExportFigures
{
    private static readonly string[] Headers = ["community", "metric", "kind", "work_area", "month", "value"];

    public static void Map(IEndpointRouteBuilder figures) =>
        figures.MapGet("/export.csv", Handle).RequirePermission(Permissions.FiguresRead)
            .WithSummary("All figures of the tenant, or of one community, as CSV for other programs; amounts in fen (0.01 CNY)");

    internal static async Task<IResult> Handle(Guid? community, bool? predecessors, ReportingDb db, CurrentUser user, CancellationToken ct)
    {
        if (await FigureScope.FindAsync(db, user, community, predecessors is true, ct) is not { } scope)
        {
            return TypedResults.NotFound();
        }

        return Csv.Result("figures.csv", Headers, scope.Of(db, user)
            .Where(f => f.Value != 0)
            .OrderBy(f => f.CommunityId).ThenBy(f => f.Metric).ThenBy(f => f.Month).ThenBy(f => f.WorkArea).ThenBy(f => f.Kind)
            .Select(f => new { f, Community = db.Communities.Where(c => c.TenantId == f.TenantId && c.Id == f.CommunityId).Select(c => c.Name).FirstOrDefault() })
            .AsAsyncEnumerable().Select(r => new object?[] { r.Community, r.f.Metric, r.f.Kind, r.f.WorkArea, r.f.Month, r.f.Value }));
    }
}
