using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Linli.TenantService.Archives;

internal static class UploadArchive
{
    private const int NameLength = 200;

    internal sealed record Response(Guid Id);

    public static void Map(IEndpointRouteBuilder archives) =>
        archives.MapPost("/", Handle).RequirePermission(Permissions.TenantImport).WithMetadata(new DisableRequestSizeLimitAttribute())
            .WithSummary("Upload the archive of a sub-district that is not on the platform (the body is the file): it is checked at once and imported only when told");

    /// <summary>One transaction: an archive that does not pass leaves nothing.</summary>
    /// <param name="file">What the file is called.</param>
    internal static async Task<Created<Response>> Handle(
        string? file, HttpContext http, DirectoryDb db, ArchiveStore store, ArchiveCheck check, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var archive = new Archive(NameOf(file), user, clock.GetUtcNow());
        db.Add(archive);
        await db.SaveChangesAsync(ct);
        await store.KeepAsync(archive, http.Request.Body, ct);
        await using (var content = store.Open(archive))
        {
            archive.Passed(await check.CheckAsync(content, ct));
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/archives/{archive.Id}", new Response(archive.Id));
    }

    private static string NameOf(string? file)
    {
        var name = Path.GetFileName(file?.Replace('\\', '/')) is { Length: > 0 } given ? given : "archive.zip";
        return name.Length <= NameLength ? name : name[^NameLength..];
    }
}
