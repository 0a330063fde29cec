using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Archives;

internal static class ReadArchives
{
    private const int Most = 20;

    /// <param name="State">ready, running, stopping, done or failed.</param>
    internal sealed record Item(Guid Id, string FileName, string Code, string Name, string State, DateTimeOffset UploadedAt, string UploadedBy, long Rows);

    /// <param name="TenantId">The sub-district's, once it is here.</param>
    /// <param name="MadeAt">When it was exported.</param>
    /// <param name="PartsDone">How many services have taken their part, of <paramref name="PartCount"/>.</param>
    /// <param name="MayStop">It can still be stopped.</param>
    /// <param name="Problem">Why it failed, in the caller's language.</param>
    /// <param name="Parts">What each service gets, or got.</param>
    internal sealed record Response(
        Guid Id, string FileName, string Code, string Name, string State, Guid? TenantId, DateTimeOffset MadeAt, DateTimeOffset UploadedAt, string UploadedBy, DateTimeOffset ExpiresAt,
        string? StartedBy, DateTimeOffset? EndedAt, long Bytes, string Sha256, long Rows, int PartsDone, int PartCount, bool MayStop, string? Problem, IReadOnlyList<Part> Parts);

    internal sealed record Part(string Service, int Tables, long Rows);

    public static void Map(IEndpointRouteBuilder archives)
    {
        archives.MapGet("/", List).RequirePermission(Permissions.TenantImport).WithSummary("The latest archives that were uploaded");
        archives.MapGet("/{id:guid}", One).RequirePermission(Permissions.TenantImport).WithSummary("What an archive holds, how far its import is, and what came of it");
    }

    internal static async Task<Ok<List<Item>>> List(DirectoryDb db, CancellationToken ct) => TypedResults.Ok(
        (await db.Archives.AsNoTracking().OrderByDescending(a => a.Id).Take(Most).ToListAsync(ct))
            .Select(a => new Item(a.Id, a.FileName, a.Manifest.Code, a.Manifest.Name, a.State, a.UploadedAt, a.UploadedBy, a.Rows)).ToList());

    internal static async Task<Results<Ok<Response>, NotFound>> One(Guid id, DirectoryDb db, CancellationToken ct) =>
        await db.Archives.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct) is { } archive ? TypedResults.Ok(Describe(archive)) : TypedResults.NotFound();

    private static Response Describe(Archive a) => new(
        a.Id, a.FileName, a.Manifest.Code, a.Manifest.Name, a.State, a.State == Archive.Done ? a.OfTenant : null, a.Manifest.At, a.UploadedAt, a.UploadedBy, a.ExpiresAt,
        a.StartedByName, a.EndedAt, a.Bytes, a.Sha256, a.Rows, a.PartsDone, ArchiveTargets.Order.Count,
        a.State == Archive.Running && a.PartsDone < ArchiveTargets.Order.Count - 1, ArchiveTexts.Of(a),
        [.. ArchiveTargets.Order.Reverse().Select(s => new Part(s, a.Manifest.Files.Count(f => f.Service == s), a.Manifest.Files.Where(f => f.Service == s).Sum(f => f.Rows)))]);
}
