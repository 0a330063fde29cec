extern alias tenant;

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.Platform.Tests.Isolation;
using Linli.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Linli.Platform.Tests.Lifecycle;

/// <summary>A deleted sub-district leaves nothing anywhere but a certificate; until its time has come everything can be undone.</summary>
[Collection(nameof(Matrix))]
public sealed class DeletionTests(Matrix matrix)
{
    private static int codes;

    [Fact]
    public async Task After_the_waiting_period_nothing_of_it_is_left_in_any_table_of_any_service_or_in_a_queue()
    {
        var (world, code) = await WorldAsync();
        await ExportTests.FillAsync(world);
        await ExportTests.FillScanAsync(world);
        var files = Path.Combine(matrix.Run.Servers.FilesFolder, world.TenantId.ToString("N"));
        Assert.Single(Directory.GetFiles(files));
        await ExportTests.ExportAsync(world);
        var (onlyHere, _, _) = await world.PersonAsync("community-worker");
        var elsewhere = await InBothAsync(world);
        var failed = await FailedMessageAsync(world);
        await QueuedMailsAsync(world, onlyHere, elsewhere);
        var others = await FingerprintAsync();
        var deletion = await RequestAsync(world, code);

        await using var later = Later(TimeSpan.FromDays(31));
        await Eventually.Async(async () => (await DeletionAsync(deletion)).GetProperty("state").GetString() == "done");

        foreach (var service in Matrix.Services)
        {
            Assert.Empty(await FoundAsync(matrix, service, [world.TenantId.ToString(), world.TenantId.ToString("N"), onlyHere.ToString(), world.Secret]));
        }

        Assert.False(Directory.Exists(files));
        Assert.DoesNotContain(failed.ToString(), (await world.SendAsync(HttpMethod.Get, "reporting", "/operations/errors", token: matrix.Run.OperatorToken)).GetRawText(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(others, await FingerprintAsync());
        Assert.NotEmpty(await FoundAsync(matrix, "identity", [elsewhere.ToString()]));
    }

    [Fact]
    public async Task A_certificate_stays_with_the_city_that_says_what_how_much_when_and_by_whom()
    {
        var (world, code) = await WorldAsync();
        await ExportTests.FillAsync(world);
        var deletion = await RequestAsync(world, code);
        await using var later = Later(TimeSpan.FromDays(31));

        await Eventually.Async(async () => (await DeletionAsync(deletion)).GetProperty("state").GetString() == "done");
        var certificate = await DeletionAsync(deletion);
        Assert.Equal((code, "并入邻街道", "operator"), (certificate.GetProperty("code").GetString(), certificate.GetProperty("reason").GetString(), certificate.GetProperty("requestedBy").GetString()));
        var parts = certificate.GetProperty("parts").EnumerateArray().ToDictionary(p => p.GetProperty("service").GetString()!, p => p.GetProperty("rows").GetInt64());
        Assert.Equal(Matrix.Services.Order(), parts.Keys.Order());
        Assert.All(parts.Values, rows => Assert.InRange(rows, 1, long.MaxValue));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(HttpMethod.Get, $"/tenants/{world.TenantId}", matrix.Run.CityToken));
    }

    [Fact]
    public async Task Before_its_time_nothing_is_removed_and_it_can_be_cancelled()
    {
        var (world, code) = await WorldAsync();
        var deletion = await RequestAsync(world, code);
        await using (var later = Later(TimeSpan.FromDays(29)))
        {
            // A deletion that is due is done by the same worker: when it is gone, the worker has looked.
            var (other, otherCode) = await WorldAsync();
            var due = await RequestAsync(other, otherCode);
            await MakeDueAsync(due);
            await Eventually.Async(async () => (await DeletionAsync(due)).GetProperty("state").GetString() == "done");
        }

        Assert.Equal("waiting", (await DeletionAsync(deletion)).GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync(HttpMethod.Post, $"/tenants/{world.TenantId}/resumption", matrix.Run.CityToken, new { reason = "恢复" }));
        Assert.Equal(HttpStatusCode.NoContent, await StatusAsync(HttpMethod.Delete, $"/tenants/{world.TenantId}/deletion", matrix.Run.OperatorToken));
        Assert.Equal(HttpStatusCode.NoContent, await StatusAsync(HttpMethod.Post, $"/tenants/{world.TenantId}/resumption", matrix.Run.CityToken, new { reason = "恢复" }));
    }

    [Fact]
    public async Task It_is_asked_twice_and_only_a_closed_one_is_deleted()
    {
        var (world, code) = await WorldAsync();
        var path = $"/tenants/{world.TenantId}/deletion";
        Assert.Equal("deletion.not_closed", await CodeAsync(path, new { reason = "并入邻街道", code }));
        await world.SendAsync(HttpMethod.Post, "tenant", $"/tenants/{world.TenantId}/closure", new { reason = "并入邻街道" }, matrix.Run.CityToken);
        Assert.Equal("deletion.code_differs", await CodeAsync(path, new { reason = "并入邻街道", code = "650102001000" }));
        await world.PostAsync("tenant", path, new { reason = "并入邻街道", code }, matrix.Run.OperatorToken);
        Assert.Equal("deletion.under_way", await CodeAsync(path, new { reason = "并入邻街道", code }));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Post, path, matrix.Run.CityToken, new { reason = "并入邻街道", code }));
    }

    public static IEnumerable<TheoryDataRow<string, string>> Removals =>
        [.. Matrix.Services.Select(service => new TheoryDataRow<string, string>(service, "SELECT forget_tenant()")), new("identity", "SELECT erase_people()")];

    [Theory]
    [MemberData(nameof(Removals))]
    public async Task The_database_removes_nothing_that_nobody_ordered_whatever_the_services_role_says(string service, string removal)
    {
        await using var connection = new NpgsqlConnection(matrix.Run.Servers.AppConnection(service));
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        foreach (var (order, proof) in (IEnumerable<(string, string)>)[("", ""), (Guid.NewGuid().ToString("N"), new string('0', 64))])
        {
            await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await using var command = new NpgsqlCommand($"""
                SELECT set_config('app.tenant_id', '{matrix.Own.TenantId}', true), set_config('app.erasure_order', '{order}', true), set_config('app.erasure_proof', '{proof}', true);
                {removal}
                """, connection, transaction);
            var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }

        await using var key = new NpgsqlCommand("SELECT count(*) FROM erasure_key", connection);
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => key.ExecuteScalarAsync(TestContext.Current.CancellationToken))).SqlState);
    }

    private async Task<(World World, string Code)> WorldAsync()
    {
        var code = $"650106{100 + Interlocked.Increment(ref codes)}000";
        return (await World.CreateAsync(matrix, $"己街道{Guid.NewGuid():N}", code), code);
    }

    private async Task<Guid> RequestAsync(World world, string code)
    {
        await world.SendAsync(HttpMethod.Post, "tenant", $"/tenants/{world.TenantId}/closure", new { reason = "并入邻街道" }, matrix.Run.CityToken);
        return await world.PostAsync("tenant", $"/tenants/{world.TenantId}/deletion", new { reason = "并入邻街道", code }, matrix.Run.OperatorToken);
    }

    /// <summary>The Tenant service as it will be then.</summary>
    private ServiceFactory<tenant::Program> Later(TimeSpan by)
    {
        var factory = new ServiceFactory<tenant::Program>("tenant", matrix.Run.Servers, () => matrix.Run.IdentityAddress, services => services.AddSingleton<TimeProvider>(new Shifted(by)));
        factory.StartServer();
        return factory;
    }

    private Task<JsonElement> DeletionAsync(Guid id) => matrix.Own.SendAsync(HttpMethod.Get, "tenant", $"/deletions/{id}", token: matrix.Run.OperatorToken);

    private async Task MakeDueAsync(Guid deletion)
    {
        await using var connection = new NpgsqlConnection(matrix.Run.Servers.SuperuserConnection("tenant"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("UPDATE deletions SET due_at = now() WHERE id = $1", connection) { Parameters = { new() { Value = deletion } } };
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    /// <summary>A person who works in the other sub-district too and therefore stays.</summary>
    private async Task<Guid> InBothAsync(World world)
    {
        var name = $"u{Guid.CreateVersion7():N}";
        var person = await world.PostAsync("identity", "/people", new { name = "两处任职", userName = name, role = "community-worker", scope = world.CommunityScope.ToString() });
        await matrix.Other.PostAsync("identity", "/people", new { name = "两处任职", userName = name, role = "community-worker", scope = matrix.Other.CommunityScope.ToString() });
        return person;
    }

    /// <summary>Mails that no server takes: one to somebody of it alone who asked before signing in, one that was written in it to somebody who stays.</summary>
    private async Task QueuedMailsAsync(World world, Guid onlyHere, Guid elsewhere)
    {
        await using var connection = new NpgsqlConnection(matrix.Run.Servers.SuperuserConnection("identity"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("""
            INSERT INTO mail (id, tenant_id, person_id, protected_address, protected_text, created_at, next_attempt_at, attempts, given_up_at)
            VALUES (gen_random_uuid(), NULL, $1, '', '', now(), now(), 1, now()), (gen_random_uuid(), $2, $3, '', '', now(), now(), 1, now())
            """, connection) { Parameters = { new() { Value = onlyHere }, new() { Value = world.TenantId }, new() { Value = elsewhere } } };
        Assert.Equal(2, await command.ExecuteNonQueryAsync());
    }

    private async Task<Guid> FailedMessageAsync(World world)
    {
        var id = Guid.CreateVersion7();
        await matrix.Run.Events.PublishRawAsync("activity", "Tenant.V1.CommunityCreated", $"{{ not json {world.TenantId}", id);
        await Eventually.Async(async () => (await world.SendAsync(HttpMethod.Get, "reporting", "/operations/errors", token: matrix.Run.OperatorToken)).GetRawText().Contains(id.ToString(), StringComparison.OrdinalIgnoreCase));
        return id;
    }

    private async Task<string> FingerprintAsync() =>
        string.Join('\n', await Task.WhenAll(Matrix.Services.Select(matrix.Other.FingerprintAsync)));

    /// <summary>
    /// Every table of a database whose rows hold one of these anywhere. The certificate holds the name, and no id; what the city's officers did
    /// is in the city's own audit.
    /// </summary>
    internal static async Task<List<string>> FoundAsync(Matrix matrix, string database, IReadOnlyList<string> texts)
    {
        await using var connection = new NpgsqlConnection(matrix.Run.Servers.SuperuserConnection(database));
        await connection.OpenAsync();
        var tables = new List<string>();
        await using (var list = new NpgsqlCommand("SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace", connection))
        await using (var reader = await list.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                tables.Add(reader.GetString(0));
            }
        }

        var found = new List<string>();
        foreach (var table in tables)
        {
            var sought = table == "deletions" ? texts.Take(texts.Count - 1) : texts;
            foreach (var text in sought)
            {
                await using var command = new NpgsqlCommand($"SELECT count(*) FROM \"{table}\" t WHERE t::text LIKE '%' || $1 || '%'{(table.StartsWith("audit", StringComparison.Ordinal) ? $" AND t.tenant_id <> '{Contracts.City.Id}'" : "")}", connection) { Parameters = { new() { Value = text } } };
                if ((long)(await command.ExecuteScalarAsync())! > 0)
                {
                    found.Add($"{text} in {database}.{table}");
                }
            }
        }

        return found;
    }

    private async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path, string token, object? body = null)
    {
        using var client = matrix.Client("tenant", token);
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    private async Task<string?> CodeAsync(string path, object body)
    {
        using var client = matrix.Client("tenant", matrix.Run.OperatorToken);
        using var response = await client.PostAsJsonAsync(path, body);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
    }

    private sealed class Shifted(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
