using System.Net.Http.Headers;
using System.Net.Http.Json;
using Linli.ServiceDefaults.Security;
using Npgsql;

namespace Linli.TestKit;

/// <summary>The servers of a test run with the real Identity, and people who really hold their roles there.</summary>
public sealed class Run : IAsyncDisposable
{
    private Uri identityAddress = null!;
    private Guid cityPerson;
    private Guid operatorPerson;

    public Servers Servers { get; } = new();

    public Events Events { get; private set; } = null!;

    public Tokens Tokens { get; private set; } = null!;

    public HttpClient Identity { get; private set; } = null!;

    public Uri IdentityAddress => identityAddress;

    /// <summary>A token of the city office.</summary>
    public string CityToken => Tokens.For(cityPerson, ScopePath.City, "city-officer");

    /// <summary>A token of the platform's operator.</summary>
    public string OperatorToken => Tokens.For(operatorPerson, ScopePath.City, "operator");

    public async Task StartAsync(params IEnumerable<string> databases)
    {
        foreach (var database in databases.Where(d => d != "identity"))
        {
            Servers.WithDatabase(database);
        }

        Servers.WithIdentity(out identityAddress);
        await Servers.StartAsync();
        Tokens = new(Servers.KeysFolder);
        Events = await Events.ConnectAsync(Servers.Rabbit);
        await Events.ListenedToAsync("identity");
        Identity = new() { BaseAddress = identityAddress };
        cityPerson = await PersonAsync("city-officer");
        operatorPerson = await PersonAsync("operator");
    }

    /// <summary>Gives a new person a role and returns their token.</summary>
    /// <param name="giver">Token of whoever gives it.</param>
    /// <param name="role">Role id.</param>
    /// <param name="scope">Where.</param>
    /// <param name="canDelegate">They may pass it on.</param>
    public async Task<string> AppointAsync(string giver, string role, ScopePath scope, bool canDelegate = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/people")
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", giver) },
            Content = JsonContent.Create(new { name = role, userName = $"u{Guid.CreateVersion7():N}", role, scope = scope.ToString(), canDelegate }),
        };
        using var response = await Identity.SendAsync(request);
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"Identity refused {role} at {scope}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }

        var person = await response.Content.ReadFromJsonAsync<Appointed>();
        return Tokens.For(person!.Id, scope, role);
    }

    /// <summary>The first ones are there from the start, given by nobody.</summary>
    private async Task<Guid> PersonAsync(string role)
    {
        await using var connection = new NpgsqlConnection(Servers.SuperuserConnection("identity"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT person_id FROM assignment WHERE role_id = $1 AND parent_id IS NULL", connection) { Parameters = { new() { Value = role } } };
        return (Guid)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        Identity?.Dispose();
        if (Events is not null)
        {
            await Events.DisposeAsync();
        }

        await Servers.DisposeAsync();
    }

    private sealed record Appointed(Guid Id);
}
