using System.Net.Http.Json;
using System.Text.Json;
using Linli.ServiceDefaults.Security;
using Linli.TestKit;
using Npgsql;

namespace Linli.Platform.Tests.Isolation;

/// <summary>A sub-district with two communities, people and records. All that it is called holds its secret, by which a leak is seen.</summary>
internal sealed class World
{
    private readonly Matrix matrix;

    private World(Matrix matrix, string name) => (this.matrix, Name) = (matrix, name);

    public string Name { get; }

    /// <summary>In every name and text of this world, and nowhere else.</summary>
    public string Secret { get; } = $"机密{Guid.NewGuid().ToString("N")[..8]}";

    public Guid TenantId { get; private set; }

    public Guid CommunityId { get; private set; }

    /// <summary>The community next door: same sub-district, other people.</summary>
    public Guid SiblingId { get; private set; }

    public string AdminToken { get; private set; } = "";

    /// <summary>Works in the sibling community.</summary>
    public string SiblingToken { get; private set; } = "";

    /// <summary>Works in the community.</summary>
    public string WorkerToken { get; private set; } = "";

    public Matrix Matrix => matrix;

    /// <param name="code">Division code of the sub-district.</param>
    public static async Task<World> CreateAsync(Matrix matrix, string name, string code)
    {
        var world = new World(matrix, name);
        world.TenantId = await world.PostAsync("tenant", "/tenants",
            new { name = $"{name} {world.Secret}", code, adminName = "admin", adminEmail = $"{world.Secret[2..]}@example.cn" }, matrix.Run.CityToken);
        var scope = new ScopePath(world.TenantId);
        world.AdminToken = await matrix.Run.AppointAsync(matrix.Run.CityToken, "tenant-admin", scope, canDelegate: true);
        world.CommunityId = await world.PostAsync("tenant", "/communities", new { name = $"{name}一社区 {world.Secret}" });
        world.SiblingId = await world.PostAsync("tenant", "/communities", new { name = $"{name}二社区" });
        world.WorkerToken = await matrix.Run.AppointAsync(world.AdminToken, "community-worker", scope with { CommunityId = world.CommunityId });
        world.SiblingToken = await matrix.Run.AppointAsync(world.AdminToken, "community-admin", scope with { CommunityId = world.SiblingId });
        foreach (var service in (string[])["registry", "activity"])
        {
            await Eventually.Async(async () => await world.KnowsAsync(service, world.CommunityId) && await world.KnowsAsync(service, world.SiblingId));
        }

        return world;
    }

    public ScopePath Scope => new(TenantId);

    public ScopePath CommunityScope => new(TenantId, CommunityId);

    /// <summary>A person of this world whose name gives a leak away, with a role in the community.</summary>
    public async Task<(Guid Id, Guid AssignmentId, string Token)> PersonAsync(string role)
    {
        var answer = await SendAsync(HttpMethod.Post, "identity", "/people",
            new { name = Text("某人"), userName = $"u{Guid.CreateVersion7():N}", role, scope = CommunityScope.ToString() });
        var id = answer.GetProperty("id").GetGuid();
        return (id, answer.GetProperty("assignmentId").GetGuid(), matrix.Run.Tokens.For(id, CommunityScope, role));
    }

    /// <summary>As if the person had confirmed an authenticator.</summary>
    public async Task TurnOnSecondFactorAsync(Guid person)
    {
        await using var connection = new NpgsqlConnection(matrix.Run.Servers.SuperuserConnection("identity"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("INSERT INTO authenticator (person_id, protected_key, confirmed_at, last_step) VALUES ($1, '', now(), 0)", connection)
        { Parameters = { new() { Value = person } } };
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Lets the operators in; there is no more than one door at a time.</summary>
    public Task<Guid> OpenSupportAsync(string extent) => PostAsync("identity", "/support/doors", new { hours = 1, extent, reason = Text("请看报表") });

    public async Task EndSupportAsync()
    {
        foreach (var door in (await SendAsync(HttpMethod.Get, "identity", "/support/doors?size=1")).GetProperty("items").EnumerateArray().Where(d => d.GetProperty("isOpen").GetBoolean()))
        {
            await SendAsync(HttpMethod.Post, "identity", $"/support/doors/{door.GetProperty("id").GetGuid()}/end");
        }
    }

    /// <summary>An operator's token for this world, whether or not it lets them in.</summary>
    public async Task<string> OperatorInsideAsync()
    {
        var me = await SendAsync(HttpMethod.Get, "identity", "/me", token: matrix.Run.OperatorToken);
        return matrix.Run.Tokens.For(me.GetProperty("id").GetGuid(), Scope, "support");
    }

    /// <summary>A text that may stand anywhere and gives a leak away.</summary>
    public string Text(string what) => $"{what}{Secret}{Guid.NewGuid().ToString("N")[..6]}";

    /// <summary>Makes something as the admin and returns its id.</summary>
    public async Task<Guid> PostAsync(string service, string path, object? body = null, string? token = null)
    {
        var answer = await SendAsync(HttpMethod.Post, service, path, body, token);
        return answer.GetProperty("id").GetGuid();
    }

    /// <summary>JSON, or a file as it is.</summary>
    public static HttpContent? Content(object? body) => body switch { null => null, byte[] file => new ByteArrayContent(file), _ => JsonContent.Create(body) };

    /// <summary>The city's, for what only the city can prepare.</summary>
    public string CityToken => matrix.Run.CityToken;

    /// <summary>Sends as the admin (or with another token) and returns the answer; anything but success is a fault of the test.</summary>
    public async Task<JsonElement> SendAsync(HttpMethod method, string service, string path, object? body = null, string? token = null)
    {
        using var client = matrix.Client(service, token ?? AdminToken);
        using var request = new HttpRequestMessage(method, path) { Content = Content(body) };
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{method} {service}{path}: {(int)response.StatusCode} {text}");
        }

        return text.StartsWith('{') || text.StartsWith('[') ? JsonDocument.Parse(text).RootElement : default;
    }

    /// <summary>A checksum of everything that the service's database holds of this world, read past all policies.</summary>
    public async Task<string> FingerprintAsync(string service)
    {
        await using var connection = new NpgsqlConnection(matrix.Run.Servers.SuperuserConnection(service));
        await connection.OpenAsync();
        var tables = await TenantTablesAsync(connection);
        if (tables.Contains("import"))
        {
            // A check that an earlier row set going ends by itself.
            await Eventually.Async(async () => !await HasAsync(service, "SELECT count(*) FROM import WHERE tenant_id = $1 AND state IN ('Checking', 'Importing', 'Undoing') AND id <> $2", Guid.Empty));
        }

        if (tables.Count == 0)
        {
            return "";
        }

        var sums = tables.Select(table => $"""SELECT '{table}=' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '-') AS sum FROM "{table}" t WHERE tenant_id = $1""");
        await using var command = new NpgsqlCommand($"SELECT string_agg(sum, E'\\n' ORDER BY sum) FROM ({string.Join(" UNION ALL ", sums)}) s", connection) { Parameters = { new() { Value = TenantId } } };
        return (string)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>
    /// Copies of other services' facts (all that Reporting has) change by themselves a moment later, the outbox is drained, the audit notes
    /// what the platform does by itself, and an export gets on.
    /// </summary>
    private static async Task<List<string>> TenantTablesAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("""
            SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
            WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname NOT IN ('outbox', 'inbox', 'exports', 'export_chunks') AND c.relname NOT LIKE 'audit%'
              AND current_database() <> 'reporting'
              AND NOT (current_database() = 'activity' AND c.relname IN ('community', 'unit', 'member')) AND NOT (current_database() = 'identity' AND c.relname = 'place')
            ORDER BY 1
            """, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync())
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }

    private Task<bool> KnowsAsync(string service, Guid communityId) =>
        HasAsync(service, $"SELECT count(*) FROM {(service == "activity" ? "community" : "communities")} WHERE tenant_id = $1 AND id = $2", communityId);

    /// <summary>Looks past all policies whether a service has got to know something.</summary>
    /// <param name="service">Its database.</param>
    /// <param name="sql">Counts; $1 is the tenant, $2 the id.</param>
    /// <param name="id">What it should know.</param>
    public async Task<bool> HasAsync(string service, string sql, Guid id)
    {
        await using var connection = new NpgsqlConnection(matrix.Run.Servers.SuperuserConnection(service));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = TenantId }, new() { Value = id } } };
        return (long)(await command.ExecuteScalarAsync())! > 0;
    }
}
