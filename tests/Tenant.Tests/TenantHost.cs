using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.TestKit;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(Linli.Tenant.Tests.TenantHost))]

namespace Linli.Tenant.Tests;

public sealed class TenantHost() : ServiceHost<Program>("tenant")
{
    private static int _codes;

    /// <summary>A sub-district that the city really provisioned, with an admin of its own.</summary>
    public async Task<TestTenant<Program>> ProvisionedAsync() => await ProvisionedAsync(Request());

    public async Task<TestTenant<Program>> ProvisionedAsync(ProvisionRequest request)
    {
        var answer = await City().PostAsJsonAsync("/tenants", request);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await TenantAsync((await answer.ReadAsync()).GetProperty("id").GetGuid());
    }

    /// <summary>A request that nobody made before.</summary>
    public static ProvisionRequest Request() => new($"街道 {Guid.CreateVersion7():N}", NewCode(), "首位管理员", $"{Guid.CreateVersion7():N}@linli.example");

    public static string NewCode()
    {
        var n = Interlocked.Increment(ref _codes);
        return $"6542{n / 999:00}{(n % 999) + 1:000}000";
    }

    /// <summary>How many events of a name the tenant's outbox has held.</summary>
    public async Task<long> PublishedAsync(Guid tenantId, string name) => await CountAsync(
        "SELECT count(*) FROM outbox WHERE tenant_id = $1 AND name = $2", tenantId, name);

    /// <summary>The newest event of a name in the tenant's outbox.</summary>
    public async Task<T> PayloadAsync<T>(Guid tenantId, string name)
    {
        await using var connection = new NpgsqlConnection(Servers.OwnerConnection(Name));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT payload FROM outbox WHERE tenant_id = $1 AND name = $2 ORDER BY id DESC LIMIT 1", connection)
        {
            Parameters = { new() { Value = tenantId }, new() { Value = name } },
        };
        return JsonSerializer.Deserialize<T>((string)(await command.ExecuteScalarAsync())!, JsonSerializerOptions.Web)!;
    }

    private async Task<long> CountAsync(string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(Servers.OwnerConnection(Name));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return (long)(await command.ExecuteScalarAsync())!;
    }
}

public sealed record ProvisionRequest(string Name, string Code, string AdminName, string? AdminEmail, string? AdminPhone = null);

internal static class Answers
{
    public static async Task<JsonElement> ReadAsync(this HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>();

    public static async Task<JsonElement> GetAsync(this HttpClient client, string path, HttpStatusCode expected)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(expected, answer.StatusCode);
        return await answer.ReadAsync();
    }

    public static async Task<JsonElement> OkAsync(this HttpClient client, string path) => await client.GetAsync(path, HttpStatusCode.OK);

    /// <summary>A refusal with this stable code, and the field it belongs to.</summary>
    public static async Task RefusesAsync(this Task<HttpResponseMessage> asking, string code, string? field = null)
    {
        using var answer = await asking;
        var problem = await answer.ReadAsync();
        Assert.Equal((HttpStatusCode.Conflict, code), (answer.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Equal(field, problem.TryGetProperty("field", out var f) ? f.GetString() : null);
        Assert.NotEqual(code, problem.GetProperty("title").GetString());
    }

    /// <summary>A shape that is refused at this field.</summary>
    public static async Task<string> InvalidAsync(this Task<HttpResponseMessage> asking, string field)
    {
        using var answer = await asking;
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return (await answer.ReadAsync()).GetProperty("errors").GetProperty(field)[0].GetString()!;
    }

    public static async Task AnswersAsync(this Task<HttpResponseMessage> asking, HttpStatusCode expected)
    {
        using var answer = await asking;
        Assert.Equal(expected, answer.StatusCode);
    }

    public static async Task<Guid> CreatesAsync(this Task<HttpResponseMessage> asking)
    {
        using var answer = await asking;
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.ReadAsync()).GetProperty("id").GetGuid();
    }
}
