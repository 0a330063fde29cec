using Linli.Portal.Api;
using Linli.ServiceDefaults.Security;

namespace Linli.Portal.Web;

/// <summary>Tells an open page whether its export has got on; see <see cref="LiveFigures"/>.</summary>
internal static class LiveExports
{
    public static void MapLiveExports(this IEndpointRouteBuilder app) => app.MapGet("/live/exports", Handle).RequirePermission(Permissions.TenantExport);

    public static string VersionOf(IReadOnlyList<ExportItem> exports) => exports is [var last, ..] ? $"{last.Id}-{last.State}-{last.Rows}" : "none";

    private static async Task<IResult> Handle(ExportsApi exports, CancellationToken ct) => Results.Ok(new { version = VersionOf(await exports.ListAsync(ct)) });
}
