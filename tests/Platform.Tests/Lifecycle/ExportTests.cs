using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Linli.Platform.Tests.Isolation;
using Linli.TestKit;
using Npgsql;
using Xunit;

namespace Linli.Platform.Tests.Lifecycle;

/// <summary>Everything of a sub-district in one archive, from all services, and for nobody else.</summary>
[Collection(nameof(Matrix))]
public sealed class ExportTests(Matrix matrix)
{
    /// <summary>Rows that mean nothing elsewhere.</summary>
    private static readonly string[] StayBehind = ["exports", "export_chunks", "export_steps", "archives", "archive_chunks", "import", "import_effect", "import_fault", "import_part", "import_result", "import_row", "mail", "search_keys"];

    private static int codes;

    [Fact]
    public async Task An_archive_holds_every_row_of_every_table_of_every_service_with_counts_and_checksums()
    {
        var world = await WorldAsync();
        await FillAsync(world);
        var files = await ExportAsync(world);

        var manifest = JsonDocument.Parse(files["manifest.json"]).RootElement;
        Assert.Equal(world.TenantId, manifest.GetProperty("tenantId").GetGuid());
        var told = manifest.GetProperty("files").EnumerateArray().ToDictionary(f => f.GetProperty("path").GetString()!);
        Assert.Equal(told.Keys.Order(), files.Keys.Where(k => k.EndsWith(".jsonl", StringComparison.Ordinal)).Order());
        foreach (var (path, file) in told)
        {
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(files[path])), file.GetProperty("sha256").GetString());
            Assert.Equal(file.GetProperty("rows").GetInt64(), files[path].Count(b => b == (byte)'\n'));
        }

        foreach (var service in Matrix.Services)
        {
            foreach (var table in (await TablesAsync(service)).Except(StayBehind))
            {
                var rows = await ExportRows.CountAsync(world, service, $"SELECT count(*) FROM \"{table}\" WHERE tenant_id = $1");
                Assert.True(told.TryGetValue($"{service}/{table}.jsonl", out var file), $"{service}/{table} is not in the archive");
                // The audit notes what is done about the archive itself, and goes on being sealed.
                Assert.True(table.StartsWith("audit", StringComparison.Ordinal) || rows == file.GetProperty("rows").GetInt64(), $"{service}/{table}: {rows} rows, {file.GetProperty("rows")} in the archive");
            }
        }
    }

    [Fact]
    public async Task Personal_fields_are_readable_in_it_and_nothing_of_another_sub_district_is()
    {
        var world = await WorldAsync();
        await FillAsync(world);
        var files = await ExportAsync(world);

        Assert.Contains("13800001234", Encoding.UTF8.GetString(files["registry/units.jsonl"]), StringComparison.Ordinal);
        Assert.Contains("13900001234", Encoding.UTF8.GetString(files["registry/members.jsonl"]), StringComparison.Ordinal);
        Assert.DoesNotContain("password", Encoding.UTF8.GetString(files["identity/person.jsonl"]), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(world.Name, Encoding.UTF8.GetString(files["说明.md"]), StringComparison.Ordinal);
        Assert.Contains(world.Name, Encoding.UTF8.GetString(files["README.md"]), StringComparison.Ordinal);
        Assert.DoesNotContain(files.Values, file => Encoding.UTF8.GetString(file).Contains(matrix.Own.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_kept_of_it_is_encrypted_and_each_download_is_noted()
    {
        var world = await WorldAsync();
        await FillAsync(world);
        await ExportAsync(world);

        Assert.Equal(0, await ExportRows.CountAsync(world, "tenant", "SELECT count(*) FROM export_chunks WHERE tenant_id = $1 AND (position('PK'::bytea in content) = 1 OR position('138000'::bytea in content) > 0)"));
        var steps = (await world.SendAsync(HttpMethod.Get, "tenant", "/tenant/exports"))[0].GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("what").GetString());
        Assert.Equal(["requested", "downloaded"], steps);
    }

    [Fact]
    public async Task An_export_that_broke_off_with_its_service_is_started_over()
    {
        var world = await WorldAsync();
        var id = await ExportRows.BrokenOffAsync(world);

        var files = Unzip(await ArchiveAsync(world, id));
        Assert.Contains("manifest.json", files.Keys);
    }

    [Fact]
    public async Task A_cancelled_export_leaves_nothing_behind_and_cannot_be_cancelled_twice()
    {
        var world = await WorldAsync();
        var id = await ExportRows.HeldAsync(world);

        Assert.Equal(HttpStatusCode.Conflict, await PostAsync(world, "/tenant/exports"));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(world, $"/tenant/exports/{id}/cancellation"));
        Assert.Equal(0, await ExportRows.CountAsync(world, "tenant", "SELECT count(*) FROM export_chunks WHERE tenant_id = $1"));
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync(world, $"/tenant/exports/{id}/cancellation"));
    }

    [Fact]
    public async Task After_its_time_an_archive_is_removed()
    {
        var world = await WorldAsync();
        await ExportAsync(world);
        await ExportRows.CountAsync(world, "tenant", "WITH late AS (UPDATE exports SET expires_at = now() - interval '1 minute' WHERE tenant_id = $1 RETURNING 1) SELECT count(*) FROM late");

        await Eventually.Async(async () => await ExportRows.CountAsync(world, "tenant", "SELECT count(*) FROM export_chunks WHERE tenant_id = $1") == 0);
        await Eventually.Async(async () => (await StatesAsync(world))[0] == "expired");
    }

    [Fact]
    public async Task A_suspended_sub_district_may_still_take_its_records_along()
    {
        var world = await WorldAsync();
        await world.SendAsync(HttpMethod.Post, "tenant", $"/tenants/{world.TenantId}/suspension", new { reason = "年度审计" }, matrix.Run.CityToken);
        await Eventually.Async(async () => await PostAsync(world, "/communities") == HttpStatusCode.Conflict);

        await ExportAsync(world);
    }

    [Fact]
    public async Task The_rows_of_a_whole_tenant_are_handed_to_our_own_services_only()
    {
        foreach (var service in Matrix.Services)
        {
            using var client = matrix.Client(service, matrix.Own.AdminToken);
            using var plain = await client.GetAsync(new Uri($"/internal/tenants/{matrix.Own.TenantId}/rows", UriKind.Relative), TestContext.Current.CancellationToken);
            client.DefaultRequestHeaders.Add("X-Linli-Inside", string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}.guessed"));
            using var forged = await client.GetAsync(new Uri($"/internal/tenants/{matrix.Own.TenantId}/rows", UriKind.Relative), TestContext.Current.CancellationToken);

            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (plain.StatusCode, forged.StatusCode));
        }
    }

    private Task<World> WorldAsync() => World.CreateAsync(matrix, $"戊街道{Guid.NewGuid():N}", $"650105{100 + Interlocked.Increment(ref codes)}000");

    /// <summary>Something in each service; the figures are there when the events have arrived.</summary>
    internal static async Task FillAsync(World world)
    {
        await RegistryRows.UnitAsync(world);
        await RegistryRows.MemberAsync(world);
        await world.PostAsync("activity", "/activities", ActivityRows.Activity(world));
        await world.PostAsync("identity", "/clients", new { name = world.Text("接口"), role = "community-worker", scope = world.CommunityScope.ToString() });
        await Eventually.Async(async () => await ExportRows.CountAsync(world, "reporting", "SELECT count(*) FROM facts WHERE tenant_id = $1") == 5);
        await Eventually.Async(async () => await ExportRows.CountAsync(world, "activity", "SELECT (SELECT count(*) FROM unit WHERE tenant_id = $1) + (SELECT count(*) FROM member WHERE tenant_id = $1)") == 2);
    }

    /// <summary>An agreement with a scan; what the others count of it has arrived. Three facts: its unit, itself, and the unit's part in it.</summary>
    internal static async Task<(Guid Agreement, Guid File)> FillScanAsync(World world)
    {
        var scan = await AgreementRows.ScanAsync(world);
        await Eventually.Async(async () => await ExportRows.CountAsync(world, "reporting", "SELECT count(*) FROM facts WHERE tenant_id = $1") == 8);
        await Eventually.Async(async () => await ExportRows.CountAsync(world, "activity", "SELECT count(*) FROM unit WHERE tenant_id = $1") == 2);
        return scan;
    }

    internal static async Task<Dictionary<string, byte[]>> ExportAsync(World world) => Unzip(await ArchiveAsync(world, await world.PostAsync("tenant", "/tenant/exports")));

    /// <summary>The archive itself.</summary>
    internal static async Task<byte[]> ArchiveAsync(World world) => await ArchiveAsync(world, await world.PostAsync("tenant", "/tenant/exports"));

    private static async Task<byte[]> ArchiveAsync(World world, Guid id)
    {
        await Eventually.Async(() => StatesAsync(world), states => states[0] is "done" or "failed");
        using var client = world.Matrix.Client("tenant", world.AdminToken);
        return await client.GetByteArrayAsync(new Uri($"/tenant/exports/{id}/archive", UriKind.Relative));
    }

    internal static Dictionary<string, byte[]> Unzip(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        var files = new Dictionary<string, byte[]>();
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            files[entry.FullName] = content.ToArray();
        }

        return files;
    }

    private static async Task<List<string>> StatesAsync(World world) =>
        [.. (await world.SendAsync(HttpMethod.Get, "tenant", "/tenant/exports")).EnumerateArray().Select(e => e.GetProperty("state").GetString()!)];

    private static async Task<HttpStatusCode> PostAsync(World world, string path)
    {
        using var client = world.Matrix.Client("tenant", world.AdminToken);
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), null);
        return response.StatusCode;
    }

    private async Task<List<string>> TablesAsync(string database)
    {
        await using var connection = new NpgsqlConnection(matrix.Run.Servers.SuperuserConnection(database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("""
            SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
            WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
            """, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
