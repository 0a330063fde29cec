using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using Linli.TenantService.Data;
using Linli.TenantService.Exports;
using Linli.TenantService.Tenants;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Archives;

/// <summary>
/// Reads a whole archive before a row of it goes anywhere: is it one, of a version that is known, complete and unchanged, of one sub-district alone,
/// and is that one not here? Nothing of it is trusted, neither its sizes nor what it says of itself.
/// </summary>
internal sealed class ArchiveCheck(DirectoryDb db)
{
    private const int MostEntries = 200;
    private const long ManifestBytes = 1 << 20;

    /// <summary>Rows of text shrink to a tenth or a twentieth; what shrinks further was made to burst.</summary>
    private const long MostGrowth = 100;
    private const long AlwaysAllowed = 64 << 20;
    private static readonly string[] Pages = ["manifest.json", "说明.md", "README.md"];

    /// <exception cref="ServiceDefaults.Http.RuleException">What is wrong, and what to do.</exception>
    public async Task<Manifest> CheckAsync(Stream file, CancellationToken ct)
    {
        await using var zip = await OpenAsync(file, ct);
        if (zip.Entries.Count > MostEntries || zip.Entries.Sum(e => (decimal)e.Length) > AlwaysAllowed + MostGrowth * file.Length)
        {
            throw Errors.Bomb();
        }

        var manifest = await ManifestAsync(zip, ct);
        await RefuseKnownAsync(manifest, ct);
        RefuseParts(zip, manifest);
        foreach (var part in manifest.Files)
        {
            await CheckPartAsync(zip.GetEntry(part.Path)!, part, manifest, ct);
        }

        return manifest;
    }

    public static async Task<ZipArchive> OpenAsync(Stream file, CancellationToken ct)
    {
        try
        {
            return await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, ct);
        }
        // What is too short for the end of a zip is told by the argument that it leads to.
        catch (Exception e) when (e is InvalidDataException or ArgumentOutOfRangeException)
        {
            throw Errors.NoArchive();
        }
    }

    private static async Task<Manifest> ManifestAsync(ZipArchive zip, CancellationToken ct)
    {
        if (zip.GetEntry("manifest.json") is not { Length: <= ManifestBytes } entry)
        {
            throw Errors.NoArchive();
        }

        try
        {
            var text = new byte[entry.Length];
            await using var content = await entry.OpenAsync(ct);
            await content.ReadExactlyAsync(text, ct);
            using var document = JsonDocument.Parse(text);
            var (format, version) = (document.RootElement.GetProperty("format").GetString(), document.RootElement.GetProperty("version").GetInt32());
            if (format != ArchiveWriter.Format)
            {
                throw Errors.NoArchive();
            }

            // Said first: what else a later version holds may not even be readable.
            return version > ArchiveWriter.FormatVersion ? throw Errors.TooNew(version, ArchiveWriter.FormatVersion)
                : document.Deserialize<Manifest>(JsonSerializerOptions.Web) is { Files: not null, Code: not null, Name: not null } manifest ? manifest : throw Errors.NoArchive();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or InvalidDataException or EndOfStreamException)
        {
            throw Errors.NoArchive();
        }
    }

    private async Task RefuseKnownAsync(Manifest manifest, CancellationToken ct)
    {
        if (DivisionCode.ProblemOf(manifest.Code) is not null || DivisionCode.ParseTownship(manifest.Code) is var code && code.ToTenantId() != manifest.TenantId)
        {
            throw Errors.OtherTenant();
        }

        if (await db.Tenants.AsNoTracking().FirstOrDefaultAsync(t => t.TenantId == manifest.TenantId || t.Code == manifest.Code, ct) is { } there)
        {
            throw Errors.TenantExists(there.Name, there.Code);
        }

        if (await db.Tenants.AnyAsync(t => t.ParentCode == code.Parent && t.Name == manifest.Name, ct))
        {
            throw Errors.NameTaken(manifest.Name);
        }
    }

    private static void RefuseParts(ZipArchive zip, Manifest manifest)
    {
        var told = manifest.Files.Select(f => f.Path).ToHashSet();
        if (zip.Entries.FirstOrDefault(e => !Pages.Contains(e.FullName) && !told.Contains(e.FullName)) is { } extra)
        {
            throw Errors.Unexpected(extra.FullName);
        }

        if (zip.Entries.GroupBy(e => e.FullName).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw Errors.Unexpected(twice.Key);
        }

        if (manifest.Files.FirstOrDefault(f => f.Path != $"{f.Service}/{f.Table}.jsonl" || f.Rows < 0 || !ExportSources.Services.Contains(f.Service)) is { } odd)
        {
            throw Errors.Unexpected(odd.Path);
        }

        if (manifest.Files.FirstOrDefault(f => zip.GetEntry(f.Path) is null) is { } missing)
        {
            throw Errors.Missing(missing.Path);
        }

        if (ExportSources.Services.FirstOrDefault(s => manifest.Files.All(f => f.Service != s)) is { } silent)
        {
            throw Errors.Missing(silent);
        }

        if (told.Count < manifest.Files.Count || manifest.Files.SingleOrDefault(f => f is { Service: "tenant", Table: "tenants" }) is not { Rows: 1 })
        {
            throw Errors.OtherTenant();
        }
    }

    private static async Task CheckPartAsync(ZipArchiveEntry entry, ManifestFile part, Manifest manifest, CancellationToken ct)
    {
        try
        {
            await using var content = await entry.OpenAsync(ct);
            var lines = new PartLines(content, entry.Length);
            await lines.ReadAsync((line, number) => CheckRow(line, number, part, manifest), part, ct);
            if (lines.Sha256 != part.Sha256 || lines.Count != part.Rows)
            {
                throw Errors.Changed(part.Path);
            }
        }
        catch (InvalidDataException)
        {
            throw Errors.Changed(part.Path);
        }
    }

    private static void CheckRow(ReadOnlySequence<byte> line, long number, ManifestFile part, Manifest manifest)
    {
        try
        {
            using var row = JsonDocument.Parse(line);
            var fields = row.RootElement;
            if (fields.TryGetProperty("tenant_id", out var of) && !(of.TryGetGuid(out var tenant) && tenant == manifest.TenantId))
            {
                throw Errors.ForeignRow(part.Path, number);
            }

            if (part is { Service: "tenant", Table: "tenants" } && (fields.GetProperty("code").GetString() != manifest.Code || fields.GetProperty("name").GetString() != manifest.Name))
            {
                throw Errors.OtherTenant();
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw Errors.BrokenRow(part.Path, number);
        }
    }
}
