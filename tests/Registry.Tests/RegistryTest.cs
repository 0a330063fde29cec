using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.TestKit;
using Npgsql;

namespace Linli.Registry.Tests;

/// <summary>A tenant of the test's own, and the words in which the tests speak to the Registry.</summary>
public abstract class RegistryTest(ServiceHost<Program> host) : IAsyncLifetime
{
    protected ServiceHost<Program> Host { get; } = host;

    protected TestTenant<Program> Tenant { get; private set; } = null!;

    protected HttpClient Admin { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Tenant = await Host.TenantAsync();
        Admin = Tenant.Admin;
    }

    public ValueTask DisposeAsync()
    {
        Admin.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A community that the Registry already knows.</summary>
    protected Task<Guid> CommunityAsync(string name = "军民路社区") => CommunityAsync(Tenant, name);

    protected static async Task<Guid> CommunityAsync(TestTenant<Program> tenant, string name = "军民路社区")
    {
        var id = await tenant.CommunityAsync(name);
        using var admin = tenant.Admin;
        await Eventually.Async(async () => (await admin.GetAsync($"/communities/{id}/posts", Cancellation)).StatusCode == HttpStatusCode.OK);
        return id;
    }

    protected static Task<Guid> UnitAsync(HttpClient client, Guid? communityId, string name = "气象局", string kind = "institution") =>
        CreatedAsync(client, "/units", new { communityId, kind, name });

    protected static Task<Guid> MemberAsync(HttpClient client, Guid communityId, string name = "李某", Guid? personId = null) =>
        CreatedAsync(client, $"/communities/{communityId}/members", new { name, personId });

    protected static async Task<Guid> PostAsync(HttpClient client, Guid communityId, int limit, bool needsApproval = false) =>
        await CreatedAsync(client, $"/communities/{communityId}/posts", new { name = $"岗位{Guid.NewGuid():N}"[..12], limit, needsApproval });

    protected static async Task<Guid> CreatedAsync(HttpClient client, string path, object body)
    {
        using var response = await client.PostAsJsonAsync(path, body, Cancellation);
        Assert.True(response.StatusCode == HttpStatusCode.Created, $"{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(Cancellation)}");
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("id").GetGuid();
    }

    protected static Task<JsonElement> GetAsync(HttpClient client, string path) => client.GetFromJsonAsync<JsonElement>(path, Cancellation);

    /// <summary>A refusal with its code.</summary>
    protected static async Task<JsonElement> RefusedAsync(Task<HttpResponseMessage> request, HttpStatusCode status, string code)
    {
        using var response = await request;
        var body = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode} {body}");
        var problem = JsonSerializer.Deserialize<JsonElement>(body);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        return problem;
    }

    protected static async Task SucceedsAsync(Task<HttpResponseMessage> request)
    {
        using var response = await request;
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync(Cancellation)}");
    }

    protected static async Task HiddenAsync(Task<HttpResponseMessage> request)
    {
        using var response = await request;
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    /// <summary>Every row of every table, as text: what is not in it, is nowhere.</summary>
    protected async Task<string> EverythingAsync()
    {
        await using var connection = new NpgsqlConnection(Host.Servers.SuperuserConnection("registry"));
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand("""
            SELECT string_agg(query_to_xml(format('SELECT * FROM %I WHERE tenant_id = %L', c.relname, $1::text), true, false, '')::text, E'\n')
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
            """, connection)
        { Parameters = { new() { Value = Tenant.Id } } };
        return (string)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    protected async Task<T> OneAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(Host.Servers.SuperuserConnection("registry"));
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = Tenant.Id } } };
        return (T)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    protected static string? Said(JsonElement json, string field) => json.GetProperty(field).GetString();
}
