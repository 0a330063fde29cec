using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Linli.Platform.Tests.Isolation;
using Linli.TestKit;
using Npgsql;
using Xunit;

namespace Linli.Platform.Tests.Lifecycle;

/// <summary>The archive of a sub-district, where it is not: all of it comes in, with the same counts, or nothing does.</summary>
[Collection(nameof(Matrix))]
public sealed class ImportTests(Matrix matrix)
{
    /// <summary>What a platform makes of its own: the chain over the audit's entries, and on what the city's own gifts hang.</summary>
    private static readonly string[] MadeAnew = ["audit_seal", "audit_base", "audit_pending", "assignment"];

    private static int codes;

    [Fact]
    public async Task A_sub_district_comes_back_whole_from_its_archive_with_the_same_rows_and_the_same_figures()
    {
        var (world, code) = await FullWorldAsync();
        var archive = ArchiveFile.Of(await ExportTests.ArchiveAsync(world));
        var (figures, city, trend) = (await FiguresAsync(world), await CityAsync(world), await TrendAsync());
        await DeleteAsync(world.TenantId, code);
        Assert.NotEqual(trend, await TrendAsync());

        var id = await UploadAsync(archive);
        await ImportAsync(id);

        Assert.Equal((figures, city, trend), (await FiguresAsync(world), await CityAsync(world), await TrendAsync()));
        var after = ArchiveFile.Of(await ExportTests.ArchiveAsync(world));
        foreach (var part in archive.Manifest["files"]!.AsArray())
        {
            var (path, table) = (part!["path"]!.GetValue<string>(), part["table"]!.GetValue<string>());
            var (was, now) = (Lines(archive.Text(path)), Lines(after.Text(path)));
            Assert.Equal((path, part["rows"]!.GetValue<int>()), (path, table.StartsWith("audit", StringComparison.Ordinal) ? was.Count : now.Count));
            Assert.True(MadeAnew.Contains(table) || was.IsSubsetOf(now), $"{path} came back otherwise.");
        }

        Assert.Equal(1, (await world.SendAsync(HttpMethod.Get, "registry", $"/units?q={Uri.EscapeDataString(world.Secret)}")).GetProperty("total").GetInt32());
        foreach (var service in Matrix.Services)
        {
            var verdict = await world.SendAsync(HttpMethod.Get, service, "/audit/verify");
            Assert.Equal((service, 0), (service, verdict.GetProperty("problems").GetInt32()));
        }
    }

    [Fact]
    public async Task Scans_come_back_readable_and_are_under_this_platforms_key()
    {
        var code = NextCode();
        var world = await World.CreateAsync(matrix, $"辛街道{Guid.NewGuid():N}", code);
        await ExportTests.FillAsync(world);
        var (agreement, file) = await ExportTests.FillScanAsync(world);
        var archive = ArchiveFile.Of(await ExportTests.ArchiveAsync(world));
        Assert.DoesNotContain(Convert.ToBase64String(AgreementRows.Pdf), archive.Text("registry/stored_file_contents.jsonl"), StringComparison.Ordinal);
        await DeleteAsync(world.TenantId, code);
        await ImportAsync(await UploadAsync(archive));

        using var client = matrix.Client("registry", world.AdminToken);
        Assert.Equal(AgreementRows.Pdf, await client.GetByteArrayAsync(new Uri($"/agreements/{agreement}/files/{file}", UriKind.Relative), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task People_come_without_their_passwords_and_an_account_that_is_here_keeps_its_own()
    {
        var (world, code) = await FullWorldAsync();
        var (person, _, token) = await world.PersonAsync("community-worker");
        var archive = ArchiveFile.Of(await ExportTests.ArchiveAsync(world));
        await DeleteAsync(world.TenantId, code);
        await ImportAsync(await UploadAsync(archive));

        var again = await world.SendAsync(HttpMethod.Post, "identity", $"/people/{person}/invitation");
        Assert.Contains("/account/invitation?token=", again.GetProperty("invitation").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("identity", "SELECT count(*) FROM person p JOIN assignment a ON a.person_id = p.id WHERE a.tenant_id = $1 AND p.password_hash IS NOT NULL", world.TenantId));
        await world.SendAsync(HttpMethod.Get, "identity", "/me/grants", token: token);
        Assert.Equal(1, await CountAsync("identity", """
            SELECT count(*) FROM sign_in_name n JOIN person p ON p.id = n.person_id JOIN assignment a ON a.person_id = p.id
            WHERE a.tenant_id = $1 AND p.protected_email IS NOT NULL AND a.parent_tenant_id <> $1
            """, world.TenantId));
    }

    public static IEnumerable<TheoryDataRow<string, string>> Wrong =>
    [
        new("changed", "archive.changed_part"), new("missing", "archive.missing_part"), new("foreign", "archive.foreign_row"), new("newer", "archive.too_new"),
        new("extra", "archive.unexpected_part"), new("renamed", "archive.other_tenant"), new("broken", "archive.broken_row"), new("silent", "archive.missing_part"),
        new("bomb", "archive.bomb"), new("text", "archive.no_archive"), new("exists", "archive.tenant_exists"),
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_no_whole_archive_of_one_absent_sub_district_is_refused_with_the_reason_and_leaves_nothing(string wrong, string code)
    {
        var archive = ArchiveFile.Minimal(wrong == "exists" ? "650102001000" : NextCode());
        var own = archive.TenantId;
        var file = wrong switch
        {
            "changed" => archive.Spoil("tenant/tenants.jsonl").ToBytes(),
            "missing" => archive.Drop("registry/communities.jsonl").ToBytes(),
            "foreign" => archive.Put("registry/communities.jsonl", JsonSerializer.Serialize(new { tenant_id = matrix.Own.TenantId, id = Guid.CreateVersion7(), name = "他处" })).ToBytes(),
            "newer" => archive.ChangeManifest(m => m["version"] = 2).ToBytes(),
            "extra" => archive.Add("tenant/more.jsonl", "{}\n"u8.ToArray()).ToBytes(),
            "renamed" => archive.ChangeManifest(m => m["code"] = NextCode()).ToBytes(),
            "broken" => archive.Put("registry/communities.jsonl", "{\"tenant_id\":").ToBytes(),
            "silent" => archive.ChangeManifest(m => m["files"]!.AsArray().RemoveAt(1)).Drop("registry/communities.jsonl").ToBytes(),
            "bomb" => archive.Put("registry/communities.jsonl", new string(' ', 80 << 20)).ToBytes(),
            "text" => Encoding.UTF8.GetBytes("PK no archive"),
            _ => archive.ToBytes(),
        };

        using var answer = await PostAsync("/archives", new ByteArrayContent(file));

        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Conflict, code), (answer.StatusCode, problem.GetProperty("code").GetString()));
        Assert.DoesNotContain(code, problem.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("tenant", "SELECT count(*) FROM archives WHERE of_tenant = $1", own));
    }

    [Fact]
    public async Task What_a_service_will_not_have_takes_back_what_the_others_have_and_can_be_tried_again()
    {
        var archive = ArchiveFile.Minimal(NextCode());
        var (tenant, community) = (archive.TenantId, Guid.CreateVersion7());
        archive.Put("registry/communities.jsonl", JsonSerializer.Serialize(new { tenant_id = tenant, id = community, name = "一社区", last_slip = 0 }));
        archive.Put("identity/assignment.jsonl", JsonSerializer.Serialize(new
        {
            tenant_id = tenant, id = Guid.CreateVersion7(), person_id = Guid.CreateVersion7(), role_id = "operator", scope = $"city.{tenant:N}", can_delegate = true, valid_from = DateTimeOffset.UtcNow,
        }));

        var id = await UploadAsync(archive);
        await StartAsync(id);

        var failed = await Eventually.Async(() => ArchiveAsync(id), a => a.GetProperty("state").GetString() is "failed" or "done");
        Assert.Equal("failed", failed.GetProperty("state").GetString());
        Assert.Contains("identity/assignment", failed.GetProperty("problem").GetString(), StringComparison.Ordinal);
        foreach (var service in Matrix.Services)
        {
            Assert.Equal([], (await DeletionTests.FoundAsync(matrix, service, [tenant.ToString(), tenant.ToString("N"), community.ToString()])).Where(f => !f.EndsWith("tenant.archives", StringComparison.Ordinal)));
        }

        await StartAsync(id);
        await Eventually.Async(async () => (await ArchiveAsync(id)).GetProperty("state").GetString() == "failed");
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(HttpMethod.Delete, $"/archives/{id}")).StatusCode);
    }

    [Fact]
    public async Task An_import_that_broke_off_with_its_service_is_taken_back_and_started_over()
    {
        var archive = ArchiveFile.Minimal(NextCode());
        var id = await UploadAsync(archive);
        await CountAsync("reporting", """
            WITH half AS (INSERT INTO communities (tenant_id, id, name, named_at) VALUES ($1, gen_random_uuid(), '半途', now()) RETURNING 1) SELECT count(*) FROM half
            """, archive.TenantId);
        await ArchiveRows.BrokenOffAsync(matrix, id);

        await DoneAsync(id);
        Assert.Equal(1, await CountAsync("reporting", "SELECT count(*) FROM communities WHERE tenant_id = $1", archive.TenantId));
    }

    [Fact]
    public async Task While_it_is_being_imported_a_sub_district_is_not_provisioned_nor_imported_twice()
    {
        var archive = ArchiveFile.Minimal(NextCode());
        var (held, second) = (await ArchiveRows.HeldAsync(matrix.Own, await UploadAsync(archive)), await UploadAsync(archive));

        Assert.Equal("archive.under_way", await CodeAsync(await PostAsync($"/archives/{second}/import")));
        using var client = matrix.Client("tenant", matrix.Run.CityToken);
        using var provisioned = await client.PostAsJsonAsync("/tenants", new { name = "庚街道", code = archive.Code, adminName = "admin", adminEmail = $"{Guid.NewGuid():N}@example.cn" }, TestContext.Current.CancellationToken);
        Assert.Equal("archive.being_imported", await CodeAsync(provisioned));

        await ArchiveRows.BrokenOffAsync(matrix, held);
        await DoneAsync(held);
        Assert.Equal("archive.tenant_exists", await CodeAsync(await PostAsync($"/archives/{second}/import")));
        Assert.Equal("archive.tenant_exists", await CodeAsync(await PostAsync("/archives", new ByteArrayContent(archive.ToBytes()))));
    }

    [Fact]
    public async Task A_stopped_import_leaves_nothing_and_the_archive_stays()
    {
        var archive = ArchiveFile.Minimal(NextCode());
        var id = await ArchiveRows.HeldAsync(matrix.Own, await UploadAsync(archive));
        await CountAsync("registry", """
            WITH half AS (INSERT INTO communities (tenant_id, id, name, last_slip) VALUES ($1, gen_random_uuid(), '半途', 0) RETURNING 1) SELECT count(*) FROM half
            """, archive.TenantId);

        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync($"/archives/{id}/cancellation")).StatusCode);
        await CountAsync("tenant", "WITH gone AS (UPDATE archives SET leased_until = now() - interval '1 hour' WHERE of_tenant = $1 RETURNING 1) SELECT count(*) FROM gone", archive.TenantId);

        await Eventually.Async(async () => (await ArchiveAsync(id)).GetProperty("state").GetString() == "ready");
        Assert.Equal(0, await CountAsync("registry", "SELECT count(*) FROM communities WHERE tenant_id = $1", archive.TenantId));
    }

    [Fact]
    public async Task With_a_sub_district_that_is_deleted_goes_the_record_of_the_archive_that_it_came_from()
    {
        var archive = ArchiveFile.Minimal(NextCode());
        var id = await UploadAsync(archive);
        await ImportAsync(id);
        Assert.Equal(0, await CountAsync("tenant", "SELECT count(*) FROM archive_chunks c JOIN archives a ON a.id = c.archive_id WHERE a.of_tenant = $1", archive.TenantId));

        await DeleteAsync(archive.TenantId, archive.Code);

        Assert.Equal(0, await CountAsync("tenant", "SELECT count(*) FROM archives WHERE of_tenant = $1", archive.TenantId));
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(HttpMethod.Get, $"/archives/{id}")).StatusCode);
    }

    private static string NextCode() => $"650109{100 + Interlocked.Increment(ref codes)}000";

    /// <summary>Something in each service, with two communities that were merged, so that rows refer to others of their own table.</summary>
    private async Task<(World World, string Code)> FullWorldAsync()
    {
        var code = NextCode();
        var world = await World.CreateAsync(matrix, $"辛街道{Guid.NewGuid():N}", code);
        await ExportTests.FillAsync(world);
        await world.PostAsync("tenant", "/communities/mergers", new { from = new[] { world.CommunityId }, into = world.SiblingId });
        await Eventually.Async(async () => await CountAsync("registry", "SELECT count(*) FROM communities WHERE tenant_id = $1 AND merged_into_id IS NOT NULL", world.TenantId) == 1
            && await CountAsync("reporting", "SELECT count(*) FROM communities WHERE tenant_id = $1 AND merged_into_id IS NOT NULL", world.TenantId) == 1
            && await CountAsync("identity", "SELECT count(*) FROM community_merger WHERE tenant_id = $1", world.TenantId) == 1
            && await CountAsync("registry", "SELECT count(*) FROM units WHERE tenant_id = $1 AND community_id = (SELECT merged_into_id FROM communities WHERE tenant_id = $1 AND merged_into_id IS NOT NULL)", world.TenantId) == 1);
        foreach (var service in Matrix.Services)
        {
            await Eventually.Async(async () => await CountAsync(service, "SELECT count(*) FROM outbox WHERE tenant_id = $1 AND sent_at IS NULL", world.TenantId) == 0);
        }

        // What the others count of it has arrived when nothing changes any more.
        var figures = "";
        await Eventually.Async(async () => figures == (figures = await FiguresAsync(world)));
        return (world, code);
    }

    private async Task DeleteAsync(Guid tenant, string code)
    {
        await matrix.Own.SendAsync(HttpMethod.Post, "tenant", $"/tenants/{tenant}/closure", new { reason = "迁往另一平台" }, matrix.Run.CityToken);
        await matrix.Own.PostAsync("tenant", $"/tenants/{tenant}/deletion", new { reason = "迁往另一平台", code }, matrix.Run.OperatorToken);
        await CountAsync("tenant", "WITH due AS (UPDATE deletions SET due_at = now() WHERE of_tenant = $1 RETURNING 1) SELECT count(*) FROM due", tenant);
        await Eventually.Async(async () => await CountAsync("tenant", "SELECT count(*) FROM tenants WHERE tenant_id = $1", tenant) == 0);
    }

    private async Task<Guid> UploadAsync(ArchiveFile archive)
    {
        using var answer = await PostAsync("/archives?file=archive.zip", new ByteArrayContent(archive.ToBytes()));
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.StatusCode == HttpStatusCode.Created, body.ToString());
        return body.GetProperty("id").GetGuid();
    }

    private async Task StartAsync(Guid id) => Assert.Equal(HttpStatusCode.NoContent, (await PostAsync($"/archives/{id}/import")).StatusCode);

    private async Task ImportAsync(Guid id)
    {
        await StartAsync(id);
        await DoneAsync(id);
    }

    private async Task DoneAsync(Guid id)
    {
        var end = await Eventually.Async(() => ArchiveAsync(id), a => a.GetProperty("state").GetString() is "failed" or "done");
        Assert.True(end.GetProperty("state").GetString() == "done", end.ToString());
    }

    private async Task<JsonElement> ArchiveAsync(Guid id) => await (await SendAsync(HttpMethod.Get, $"/archives/{id}")).Content.ReadFromJsonAsync<JsonElement>();

    private Task<HttpResponseMessage> PostAsync(string path, HttpContent? content = null) => SendAsync(HttpMethod.Post, path, content);

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var client = matrix.Client("tenant", matrix.Run.OperatorToken);
        using var request = new HttpRequestMessage(method, path) { Content = content };
        return await client.SendAsync(request);
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage refused) => (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();

    private static async Task<string> FiguresAsync(World world) => (await world.SendAsync(HttpMethod.Get, "reporting", "/figures/overview")).GetRawText();

    private Task<string> CityAsync(World world) => TextAsync("SELECT coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '') FROM (SELECT c::text AS t FROM city_tenants c WHERE tenant_id = $1 UNION ALL SELECT s::text FROM city_standings s WHERE tenant_id = $1) t", world.TenantId);

    /// <summary>The city's own months, in which no sub-district is to be told from another.</summary>
    private Task<string> TrendAsync() => TextAsync("""
        SELECT coalesce(string_agg(t::text, E'\n' ORDER BY t::text), '') FROM (
            SELECT month, work_area, sum(activities) AS activities, sum(person_times), sum(minutes), sum(contributions), sum(amount) FROM city_trends
            WHERE $1::uuid IS NOT NULL GROUP BY month, work_area HAVING sum(activities) + sum(person_times) + sum(minutes) + sum(contributions) + sum(amount) <> 0) t
        """, Guid.Empty);

    private async Task<string> TextAsync(string sql, Guid tenant) => (string)(await ScalarAsync("reporting", sql, tenant))!;

    private async Task<long> CountAsync(string database, string sql, Guid tenant) => (long)(await ScalarAsync(database, sql, tenant))!;

    private async Task<object?> ScalarAsync(string database, string sql, Guid tenant)
    {
        await using var connection = new NpgsqlConnection(matrix.Run.Servers.SuperuserConnection(database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = tenant } } };
        return await command.ExecuteScalarAsync();
    }

    private static HashSet<string> Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
}
