using Linli.ServiceDefaults.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Linli.TestKit;

/// <summary>
/// One service, in this process, on real servers and with the real Identity beside it. A test project derives its own, names it
/// as assembly fixture and gives each test a tenant of its own.
/// </summary>
/// <typeparam name="TProgram">The service's Program.</typeparam>
public abstract class ServiceHost<TProgram> : ServiceFactory<TProgram>, IAsyncLifetime where TProgram : class
{
    /// <param name="name">The service's name: its database and queue.</param>
    protected ServiceHost(string name) : this(name, new Run())
    {
    }

    private ServiceHost(string name, Run run) : base(name, run.Servers, () => run.IdentityAddress) => Run = run;

    public Run Run { get; }

    public Servers Servers => Run.Servers;

    public Events Events => Run.Events;

    public Tokens Tokens => Run.Tokens;

    public HttpClient Identity => Run.Identity;

    /// <summary>A token of the city office.</summary>
    public string CityToken => Run.CityToken;

    public async ValueTask InitializeAsync()
    {
        await Run.StartAsync(Name);
        CreateClient().Dispose();
        if (Services.GetService<Queue>() is { } queue)
        {
            await Events.ListenedToAsync(queue.Name);
        }
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
    public HttpClient City(string language = "zh-Hans") => Client(CityToken, language);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Run.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
