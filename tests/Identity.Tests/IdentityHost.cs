using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.Identity.Tests;
using Linli.ServiceDefaults.Security;
using Linli.TestKit;
using Npgsql;

[assembly: AssemblyFixture(typeof(IdentityHost))]

namespace Linli.Identity.Tests;

/// <summary>Identity as the process that it is in production, on real servers.</summary>
public sealed class IdentityHost : IAsyncLifetime
{
    public const string DemoPassword = "linli-demo-2026";
    public const string GatewaySecret = "test-run-gateway-secret";

    private readonly Run run = new();

    public Run Run => run;

    public Events Events => run.Events;

    public async ValueTask InitializeAsync() => await run.StartAsync();

    public ValueTask DisposeAsync() => run.DisposeAsync();

    public Api City => new(run.Identity, run.CityToken);

    public Api As(Guid person, ScopePath scope, string role) => new(run.Identity, run.Tokens.For(person, scope, role));

    public Api Nobody => new(run.Identity, null);

    /// <summary>A tenant of the test's own with an admin who may give on.</summary>
    public async Task<TenantOfTest> TenantAsync()
    {
        var scope = new ScopePath(Guid.CreateVersion7());
        var admin = await City.InviteAsync("街道管理员", "tenant-admin", scope, canDelegate: true);
        return new(this, scope, admin);
    }

    public Browser Browser(string userAgent = "") => new(run.IdentityAddress, userAgent);

    public MailBox MailBox => run.Servers.MailBox;

    /// <summary>Somebody who can sign in with a password, in a tenant of the test's own.</summary>
    public async Task<Somebody> SomebodyAsync(string? email = null)
    {
        var tenant = await TenantAsync();
        var name = Api.NewName();
        var person = await tenant.Admin.InviteAsync("王敏", "community-worker", tenant.Community(), more: new { userName = name, email, demoPassword = DemoPassword });
        return new(name, person, tenant);
    }

    /// <summary>The database as the service itself sees it.</summary>
    public NpgsqlDataSource AsApp() => NpgsqlDataSource.Create(run.Servers.AppConnection("identity", 4));

    public NpgsqlDataSource AsOwner() => NpgsqlDataSource.Create(run.Servers.OwnerConnection("identity"));
}

/// <summary>A sub-district and its first admin.</summary>
public sealed record TenantOfTest(IdentityHost Host, ScopePath Scope, Invited FirstAdmin)
{
    public Api Admin => Host.As(FirstAdmin.Id, Scope, "tenant-admin");

    public ScopePath Community() => Scope with { CommunityId = Guid.CreateVersion7() };
}

public sealed record Somebody(string Name, Invited Person, TenantOfTest Tenant);

public sealed record Invited(Guid Id, Guid AssignmentId, bool Created, string? Invitation);

/// <summary>Calls Identity's API with one token.</summary>
public sealed class Api(HttpClient http, string? token)
{
    public static string NewName() => $"u{Guid.CreateVersion7():N}";

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, string language = "zh-Hans")
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        request.Headers.AcceptLanguage.ParseAdd(language);
        return await http.SendAsync(request);
    }

    public async Task<HttpResponseMessage> UploadAsync(string path, byte[] file)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(file) };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await http.SendAsync(request);
    }

    public Task<HttpResponseMessage> PostAsync(string path, object? body = null) => SendAsync(HttpMethod.Post, path, body);

    public Task<HttpResponseMessage> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await SendAsync(HttpMethod.Get, path);
        Assert.True(response.IsSuccessStatusCode, $"GET {path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<JsonElement> SeesAsync(string path) => await GetAsync(path);

    public Task<HttpResponseMessage> TryInviteAsync(string role, ScopePath scope, object? more = null, string? userName = null) =>
        PostAsync("/people", Merge(new { name = "某人", userName = userName ?? NewName(), role, scope = scope.ToString() }, more));

    public async Task<Invited> InviteAsync(string name, string role, ScopePath scope, bool canDelegate = false, object? more = null)
    {
        using var response = await PostAsync("/people", Merge(new { name, userName = NewName(), role, scope = scope.ToString(), canDelegate }, more));
        Assert.True(response.IsSuccessStatusCode, $"{role} at {scope}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return (await response.Content.ReadFromJsonAsync<Invited>())!;
    }

    private static Dictionary<string, object?> Merge(object first, object? second) =>
        new[] { first, second }.OfType<object>().SelectMany(o => o.GetType().GetProperties().Select(p => KeyValuePair.Create(p.Name, p.GetValue(o))))
            .GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.Last().Value);
}

internal static class Answers
{
    /// <summary>The refusal's stable code.</summary>
    public static async Task<string?> CodeAsync(this HttpResponseMessage response)
    {
        Assert.Equal(System.Net.HttpStatusCode.Conflict, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
    }

    public static IEnumerable<string> PermissionsAt(this JsonElement grants, ScopePath scope) =>
        grants.GetProperty("grants").EnumerateArray().Where(g => g.GetProperty("scope").GetString() == scope.ToString())
            .SelectMany(g => g.GetProperty("permissions").EnumerateArray().Select(p => p.GetString()!));
}
