using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Exports;

internal static class ListExports
{
    private const int Most = 20;

    /// <param name="State">waiting, running, done, failed, cancelled or expired.</param>
    /// <param name="PartsDone">How many of the services have been read, of <paramref name="Parts"/>.</param>
    /// <param name="Steps">Who asked for it, stopped it or took it away.</param>
    internal sealed record Item(
        Guid Id, string State, DateTimeOffset RequestedAt, DateTimeOffset? FinishedAt, DateTimeOffset? ExpiresAt,
        int PartsDone, int Parts, long Rows, long Bytes, string? Sha256, IReadOnlyList<Step> Steps);

    internal sealed record Step(string What, string By, DateTimeOffset At);

    public static void Map(IEndpointRouteBuilder exports) =>
        exports.MapGet("/", Handle).RequirePermission(Permissions.TenantExport)
            .WithSummary("The sub-district's latest exports, with who asked for them and who took them away");

    internal static async Task<Ok<List<Item>>> Handle(DirectoryDb db, CurrentUser user, CancellationToken ct) => TypedResults.Ok(await db.Exports.AsNoTracking()
        .Where(e => e.TenantId == user.TenantId).OrderByDescending(e => e.Id).Take(Most)
        .Select(e => new Item(e.Id, e.State, e.RequestedAt, e.FinishedAt, e.ExpiresAt, e.PartsDone, e.Parts, e.Rows, e.Bytes, e.Sha256,
            db.ExportSteps.Where(s => s.ExportId == e.Id).OrderBy(s => s.Id).Select(s => new Step(s.What, s.ByName, s.At)).ToList()))
        .ToListAsync(ct));
}
