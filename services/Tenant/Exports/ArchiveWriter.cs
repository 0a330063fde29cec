using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Linli.TenantService.Exports;

/// <summary>
/// Writes the archive (zip) front to back into a stream that cannot go back: a JSON Lines file per table, then the manifest with the
/// number of rows and the SHA-256 of each, then a page to read in each language.
/// </summary>
internal sealed class ArchiveWriter(Stream to, Manifest manifest) : IAsyncDisposable
{
    public const string Format = "linli-tenant";
    public const int FormatVersion = 1;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ZipArchive zip = new(to, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<ManifestFile> files = [];
    private Stream? entry;
    private IncrementalHash? hash;
    private (string Service, string Table, long Rows) current;

    public long Rows { get; private set; }

    public async Task BeginAsync(string service, string table, long rows)
    {
        await EndAsync();
        current = (service, table, rows);
        entry = await zip.CreateEntry($"{service}/{table}.jsonl", CompressionLevel.Fastest).OpenAsync();
        hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    }

    public async Task AddAsync(string row)
    {
        var line = Encoding.UTF8.GetBytes(row + "\n");
        hash!.AppendData(line);
        await entry!.WriteAsync(line);
        Rows++;
    }

    /// <summary>Ends the last table and adds what describes all of them.</summary>
    public async Task FinishAsync()
    {
        await EndAsync();
        await PutAsync("manifest.json", JsonSerializer.Serialize(manifest with { Files = files }, Json));
        foreach (var (language, name) in (IEnumerable<(string, string)>)[("zh-Hans", "说明.md"), ("en", "README.md")])
        {
            var culture = CultureInfo.GetCultureInfo(language);
            var lines = files.Select(f => $"| {f.Path} | {f.Rows} | `{f.Sha256}` |");
            await PutAsync(name, string.Format(culture, ReadMe.In(culture), manifest.Name, manifest.Code, manifest.At, string.Join('\n', lines)));
        }
    }

    private async Task EndAsync()
    {
        if (entry is not null)
        {
            await entry.DisposeAsync();
            files.Add(new($"{current.Service}/{current.Table}.jsonl", current.Service, current.Table, current.Rows, Convert.ToHexStringLower(hash!.GetHashAndReset())));
            hash.Dispose();
            (entry, hash) = (null, null);
        }
    }

    private async Task PutAsync(string name, string text)
    {
        await using var file = await zip.CreateEntry(name).OpenAsync();
        await file.WriteAsync(Encoding.UTF8.GetBytes(text));
    }

    public async ValueTask DisposeAsync()
    {
        if (entry is not null)
        {
            await entry.DisposeAsync();
        }

        hash?.Dispose();
        await zip.DisposeAsync();
    }
}

/// <summary>What an archive is of, and what is in it. <c>manifest.json</c>.</summary>
internal sealed record Manifest(string Format, int Version, Guid TenantId, string Code, string Name, DateTimeOffset At, IReadOnlyList<ManifestFile> Files)
{
    public static readonly Manifest None = new("", 0, Guid.Empty, "", "", default, []);
}

/// <param name="Sha256">Of the uncompressed file, hexadecimal.</param>
internal sealed record ManifestFile(string Path, string Service, string Table, long Rows, string Sha256);
