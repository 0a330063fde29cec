using System.Net.Http.Headers;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Npgsql;
using Xunit;

namespace Linli.TestKit;

/// <summary>
/// One service, in this process, on real servers and with the real Identity beside it. A test project derives its own, names it
/// as assembly fixture and gives each test a tenant of its own.
/// </summary>
/// <typeparam name="TProgram">The service's Program.</typeparam>
/// <param name="name">The service's name: its database and queue.</param>
public abstract class ServiceHost<TProgram>(string name) : WebApplicationFactory<TProgram>, IAsyncLifetime where TProgram : class
{
    private Uri identityAddress = null!;
    private Guid cityPerson;

    public Servers Servers { get; } = new Servers();

    public Events Events { get; private set; } = null!;

    public Tokens Tokens { get; private set; } = null!;

    public HttpClient Identity { get; private set; } = null!;

    public string Name => name;

    public async ValueTask InitializeAsync()
    {
        if (name != "identity")
        {
            Servers.WithDatabase(name);
        }

        Servers.WithIdentity(out identityAddress);
        await Servers.StartAsync();
        Tokens = new(Servers.KeysFolder);
        Events = await Events.ConnectAsync(Servers.Rabbit);
        Identity = new() { BaseAddress = identityAddress };
        cityPerson = await CityPersonAsync();
        CreateClient().Dispose();
    }

    /// <summary>A tenant of the test's own: its admin may do everything in it.</summary>
    public Task<TestTenant<TProgram>> TenantAsync() => TenantAsync(Guid.CreateVersion7());

    /// <summary>The same, for a tenant that is there already.</summary>
    public async Task<TestTenant<TProgram>> TenantAsync(Guid id)
    {
        var tenant = new TestTenant<TProgram>(this, id);
        await tenant.AppointAdminAsync();
        return tenant;
    }

    /// <summary>A client of the service that carries a token of the city office.</summary>
    public HttpClient City(string language = "zh-Hans") => Client(Tokens.For(cityPerson, ScopePath.City, "city-officer"), language);

    /// <summary>A client of Identity that carries a token of the city office.</summary>
    public string CityToken => Tokens.For(cityPerson, ScopePath.City, "city-officer");

    /// <summary>A client of the service with this token; null: nobody.</summary>
    public HttpClient Client(string? token, string language = "zh-Hans")
    {
        var client = CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseContentRoot(AppContext.BaseDirectory);
        foreach (var (key, value) in Servers.Settings(identityAddress))
        {
            builder.UseSetting(key, value);
        }

        builder.UseEnvironment("Production");
        builder.UseSetting($"ConnectionStrings:{name}", Servers.AppConnection(name));
        builder.UseSetting($"ConnectionStrings:{name}_owner", Servers.OwnerConnection(name));
        builder.UseSetting("OTEL_SERVICE_NAME", name);
    }

    private async Task<Guid> CityPersonAsync()
    {
        await using var connection = new NpgsqlConnection(Servers.OwnerConnection("identity"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT person_id FROM assignment WHERE role_id = 'city-officer' AND parent_id IS NULL", connection);
        return (Guid)(await command.ExecuteScalarAsync())!;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Identity?.Dispose();
        if (Events is not null)
        {
            await Events.DisposeAsync();
        }

        await Servers.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
