using Linli.Portal.Api;
using Linli.ServiceDefaults.Security;

namespace Linli.Portal.Web;

/// <summary>Tells an open page whether the import has got on; see <see cref="LiveFigures"/>.</summary>
internal static class LiveArchives
{
    public static void MapLiveArchives(this IEndpointRouteBuilder app) => app.MapGet("/live/archives/{id:guid}", Handle).RequirePermission(Permissions.TenantImport);

    public static string VersionOf(ArchiveDetail? archive) => archive is null ? "none" : $"{archive.State}-{archive.PartsDone}";

    private static async Task<IResult> Handle(Guid id, ArchivesApi archives, CancellationToken ct) => Results.Ok(new { version = VersionOf(await archives.FindAsync(id, ct)) });
}
