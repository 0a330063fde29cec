using Linli.RegistryService.Data;
using Linli.RegistryService.Files;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Agreements;

internal static class DownloadFile
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/agreements/{id:guid}/files/{fileId:guid}", Handle)
        .RequirePermission(Permissions.AgreementRead)
        .WithSummary("A scan of an agreement, as a file to keep.");

    /// <summary>A browser saves it and takes it for nothing but what it is; no cache on the way keeps it.</summary>
    internal static async Task<Results<FileContentHttpResult, NotFound>> Handle(Guid id, Guid fileId, RegistryDb db, FileDesk files, CurrentUser user, HttpContext http, CancellationToken ct)
    {
        if (!await db.Within(db.Agreements.AsNoTracking(), user.Reach).AnyAsync(a => a.Id == id, ct)
            || await db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == fileId && f.AgreementId == id, ct) is not { } file
            || await files.ReadAsync(file, ct) is not { } content)
        {
            return TypedResults.NotFound();
        }
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.File(content, file.ContentType, file.Name);
    }
}
