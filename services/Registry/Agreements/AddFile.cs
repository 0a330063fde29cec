using Linli.RegistryService.Data;
using Linli.RegistryService.Files;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Settings;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Agreements;

internal static class AddFile
{
    internal sealed record Response(Guid Id);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/agreements/{id:guid}/files", Handle)
        .RequirePermission(Permissions.AgreementEdit)
        .WithSummary("Attach a scan: a PDF, JPEG or PNG as the request's body, at most 10 MB; ?name= is what it is called.");

    internal static async Task<Results<Created<Response>, NotFound>> Handle(
        Guid id, string? name, Stream body, HttpContext http, RegistryDb db, FileDesk files, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockAgreementAsync(id, ct) is not { } agreement || !user.Reach.Covers(agreement.CommunityId))
        {
            return TypedResults.NotFound();
        }
        if (await db.StoredFiles.CountAsync(f => f.AgreementId == id, ct) >= AgreementRules.MostFiles)
        {
            throw Files.Errors.TooMany(AgreementRules.MostFiles);
        }
        var content = await ReadAsync(body, ct);
        var kind = FileKind.Of(content) ?? throw Files.Errors.Kind();
        await RefuseOverQuotaAsync(db, content.Length, (await http.SettingsAsync()).Facts.StorageQuota, ct);
        var file = await files.KeepAsync(id, NameOf(name, agreement.Title, kind), kind, content, user, clock.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/agreements/{id}/files/{file.Id}", new Response(file.Id));
    }

    /// <summary>No more than is needed to know that it is too much.</summary>
    private static async Task<byte[]> ReadAsync(Stream body, CancellationToken ct)
    {
        var buffer = new byte[AgreementRules.FileBytes + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        return length > AgreementRules.FileBytes ? throw Files.Errors.TooLarge(AgreementRules.FileBytes >> 20) : buffer[..length];
    }

    /// <summary>One upload of a sub-district after the other, so that two do not take the last megabyte together.</summary>
    private static async Task RefuseOverQuotaAsync(RegistryDb db, long bytes, long quota, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({$"files of {db.TenantId}"}, 0))", ct);
        if (await db.StoredFiles.SumAsync(f => f.Bytes, ct) + bytes > quota)
        {
            throw Files.Errors.StorageFull(quota >> 20);
        }
    }

    /// <summary>The name it came with, without a path, and with the ending of what it really is.</summary>
    private static string NameOf(string? name, string title, string kind)
    {
        var given = Path.GetFileNameWithoutExtension((name ?? "").Replace('\\', '/').Split('/')[^1]);
        var plain = new string([.. (given.Length > 0 ? given : title).Where(c => !char.IsControl(c) && !Path.GetInvalidFileNameChars().Contains(c))]).Trim();
        var ending = FileKind.ExtensionOf(kind);
        return plain[..Math.Min(plain.Length, StoredFile.NameLength - ending.Length)] + ending;
    }
}
