using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Linli.Platform.Tests.Lifecycle;

/// <summary>An archive taken apart, to be put together otherwise.</summary>
internal sealed class ArchiveFile
{
    private readonly Dictionary<string, byte[]> files;

    private ArchiveFile(Dictionary<string, byte[]> files) => this.files = files;

    public JsonObject Manifest => JsonNode.Parse(files["manifest.json"])!.AsObject();

    public static ArchiveFile Of(byte[] archive) => new(ExportTests.Unzip(archive));

    /// <summary>The smallest there is: a sub-district and nothing in it. Its id follows from its code, as everywhere.</summary>
    public static ArchiveFile Minimal(string code)
    {
        var (id, name) = (TenantIdOf(code), $"庚街道{Guid.NewGuid():N}");
        var archive = new ArchiveFile([]);
        archive.files["manifest.json"] = JsonSerializer.SerializeToUtf8Bytes(new { format = "linli-tenant", version = 1, tenantId = id, code, name, at = DateTimeOffset.UtcNow, files = Array.Empty<object>() });
        archive.Put("tenant/tenants.jsonl", JsonSerializer.Serialize(new
        {
            tenant_id = id, code, parent_code = code[..6] + "000000", name, provisioned_at = DateTimeOffset.UtcNow, state = "active", state_version = 0,
        }));
        archive.Put("registry/communities.jsonl");
        archive.Put("activity/community.jsonl");
        archive.Put("identity/assignment.jsonl");
        archive.Put("reporting/communities.jsonl", JsonSerializer.Serialize(new { tenant_id = id, id = Guid.CreateVersion7(), name = "一社区", named_at = DateTimeOffset.UtcNow }));
        return archive;
    }

    public Guid TenantId => Manifest["tenantId"]!.GetValue<Guid>();

    public string Code => Manifest["code"]!.GetValue<string>();

    public string Text(string path) => Encoding.UTF8.GetString(files[path]);

    /// <summary>A part as the manifest says it is.</summary>
    public ArchiveFile Put(string path, params string[] rows)
    {
        files[path] = Encoding.UTF8.GetBytes(string.Concat(rows.Select(r => r + "\n")));
        return ChangeManifest(manifest =>
        {
            var parts = manifest["files"]!.AsArray();
            parts.Remove(parts.FirstOrDefault(p => p!["path"]!.GetValue<string>() == path));
            parts.Add(JsonSerializer.SerializeToNode(new
            {
                path, service = path.Split('/')[0], table = Path.GetFileNameWithoutExtension(path), rows = rows.Length, sha256 = Convert.ToHexStringLower(SHA256.HashData(files[path])),
            }));
        });
    }

    public ArchiveFile ChangeManifest(Action<JsonObject> change)
    {
        var manifest = Manifest;
        change(manifest);
        files["manifest.json"] = JsonSerializer.SerializeToUtf8Bytes(manifest);
        return this;
    }

    /// <summary>Behind the manifest's back.</summary>
    public ArchiveFile Spoil(string path)
    {
        files[path] = [.. files[path]];
        files[path][^3] ^= 1;
        return this;
    }

    public ArchiveFile Add(string path, byte[] content)
    {
        files[path] = content;
        return this;
    }

    public ArchiveFile Drop(string path)
    {
        files.Remove(path);
        return this;
    }

    public byte[] ToBytes()
    {
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in files)
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(content);
            }
        }

        return archive.ToArray();
    }

    private static Guid TenantIdOf(string code)
    {
        Span<byte> input = stackalloc byte[28];
        new Guid("6f0d1c0e-3c8e-5b5a-9a53-5d1e0d6c9f21").TryWriteBytes(input, bigEndian: true, out _);
        Encoding.ASCII.GetBytes(code, input[16..]);
#pragma warning disable CA5350 // A name-based uuid is SHA-1 by its standard.
        var hash = SHA1.HashData(input)[..16];
#pragma warning restore CA5350
        (hash[6], hash[8]) = ((byte)((hash[6] & 0x0F) | 0x50), (byte)((hash[8] & 0x3F) | 0x80));
        return new Guid(hash, bigEndian: true);
    }
}
