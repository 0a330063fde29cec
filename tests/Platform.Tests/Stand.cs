using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.AppHost.Hosting;
using Linli.AppHost.Postgres;
using Linli.AppHost.Resources;
using Linli.ServiceDefaults.Security;
using Linli.TestKit;
using Npgsql;
using Xunit;

namespace Linli.Platform.Tests;

[CollectionDefinition(nameof(Stand))]
public sealed class StandCollection : ICollectionFixture<Stand>, ICollectionFixture<Browser.Chromium>;

/// <summary>The whole platform as published, as processes, with the demo city loaded: what <c>./platform run</c> starts.</summary>
public sealed class Stand : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    private readonly PortBlock ports = PortBlock.Reserve();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("linli-stand-");
    private DistributedApplication application = null!;
    private Tokens tokens = null!;
    private HttpClient gateway = null!;

    public string Address => application.Model.PublicAddress;

    public const string DemoPassword = "linli-demo-2026";

    internal ResourceRunner this[string name] => application[name];

    public async ValueTask InitializeAsync()
    {
        // Durable as in production: faults are to be survived by what was promised, not by luck.
        var model = Linli.AppHost.Program.Describe(new() { DataFolder = folder.FullName, PortBase = ports.Base, Dashboard = false, Demo = true });
        foreach (var project in model.Resources.OfType<ProjectResource>())
        {
            project.WithEnvironment("Linli__DemoPassword", DemoPassword);
        }

        foreach (var bucket in (string[])["Person", "Tenant", "Address", "SignIn"])
        {
            model.Resources.OfType<ProjectResource>().Single(p => p.Name == "gateway")
                .WithEnvironment($"Limits__{bucket}__PerMinute", "600000").WithEnvironment($"Limits__{bucket}__Burst", "60000");
        }

        application = model.Build();
        using var patience = new CancellationTokenSource(Patience);
        await application.StartAsync(patience.Token);
        var loader = await application["loader"].WaitAsync(now => now.IsStopped, patience.Token);
        if (loader.State != ResourceState.Finished)
        {
            throw new InvalidOperationException($"The demo city was not loaded:\n{string.Join('\n', application["loader"].Log.Tail(20))}");
        }

        tokens = new(Path.Combine(folder.FullName, "keys"), Address + "/");
        gateway = new() { BaseAddress = new(Address), Timeout = TimeSpan.FromSeconds(30) };
    }

    /// <summary>A new sub-district with a community, through the gateway, and a token of its admin.</summary>
    public async Task<(Guid TenantId, Guid CommunityId, string Token)> TenantAsync(string code)
    {
        var city = tokens.For(await PersonAsync("city-officer"), ScopePath.City, "city-officer");
        var tenant = await PostAsync(city, "/api/tenant/tenants", new { name = $"街道{code}", code, adminName = "管理员", adminEmail = $"{code}@example.cn" });
        var scope = new ScopePath(tenant);
        var admin = await PostAsync(city, "/api/identity/people", new { name = "管理员", userName = $"admin{code}", role = "tenant-admin", scope = scope.ToString(), canDelegate = true });
        var token = tokens.For(admin, scope, "tenant-admin", TimeSpan.FromHours(1));
        var community = await PostAsync(token, "/api/tenant/communities", new { name = "第一社区" });
        await Eventually.Async(async () => await CountAsync("registry", $"SELECT count(*) FROM communities WHERE id = '{community}'") == 1);
        await Eventually.Async(async () => await CountAsync("activity", $"SELECT count(*) FROM community WHERE id = '{community}'") == 1);
        return (tenant, community, token);
    }

    /// <summary>Sends through the gateway as a machine would.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string token, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await gateway.SendAsync(request);
    }

    /// <summary>Looks into a service's database past all policies.</summary>
    public async Task<long> CountAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(Superuser(database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    public async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(Superuser(database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private string Superuser(string database) => new NpgsqlConnectionStringBuilder(
        ((PostgresServerResource)application["postgres"].Resource).Superuser.ConnectionString) { Database = database, Pooling = false }.ConnectionString;

    private async Task<Guid> PostAsync(string token, string path, object body)
    {
        using var response = await SendAsync(HttpMethod.Post, path, token, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement.GetProperty("id").GetGuid();
    }

    private async Task<Guid> PersonAsync(string role)
    {
        await using var connection = new NpgsqlConnection(Superuser("identity"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT person_id FROM assignment WHERE role_id = $1 AND parent_id IS NULL", connection) { Parameters = { new() { Value = role } } };
        return (Guid)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        gateway?.Dispose();
        if (application is not null)
        {
            await application.DisposeAsync();
        }

        ports.Dispose();
        folder.Delete(recursive: true);
    }
}
