extern alias activity;
extern alias identity;
extern alias registry;
extern alias reporting;
extern alias tenant;

using System.Net.Http.Headers;
using Linli.ServiceDefaults.Security;
using Linli.TestKit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;


namespace Linli.Platform.Tests.Isolation;

[CollectionDefinition(nameof(Matrix))]
public sealed class MatrixCollection : ICollectionFixture<Matrix>;

/// <summary>
/// All services with an API, in this process on real servers, each twice: as it is, and with its permission check taken away so
/// that only what lies below it refuses. Two sub-districts that must never see each other live in it.
/// </summary>
public sealed class Matrix : IAsyncLifetime
{
    /// <summary>Services with tenant data behind an API; the portal has none of its own.</summary>
    internal static readonly string[] Services = ["identity", "tenant", "registry", "activity", "reporting"];

    private readonly Run run = new();
    private readonly Dictionary<string, Host> asItIs = [];
    private readonly Dictionary<string, Host> withoutPermissions = [];

    internal Run Run => run;

    /// <summary>What the services say of themselves.</summary>
    internal LogTrap Logs { get; } = new();

    /// <summary>The sub-district whose data the others must not get at.</summary>
    internal World Own { get; private set; } = null!;

    /// <summary>Another sub-district, with an admin who may do everything there.</summary>
    internal World Other { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await run.StartAsync(Services);
        Start(asItIs, services =>
        {
            services.AddSingleton<ILoggerProvider>(Logs);
            ReadEachOther(services, asItIs);
        });
        Start(withoutPermissions, services =>
        {
            services.AddScoped<IAuthorizationHandler, AllowEverything>();
            ReadEachOther(services, withoutPermissions);
        });
        Own = await World.CreateAsync(this, "甲街道", "650102001000");
        Other = await World.CreateAsync(this, "乙街道", "650102002000");
    }

    /// <summary>Calls a service.</summary>
    /// <param name="service">Its name.</param>
    /// <param name="token">Whose token; null: nobody's.</param>
    /// <param name="permissions">False: the variant whose permission check is off.</param>
    internal HttpClient Client(string service, string? token, bool permissions = true)
    {
        var client = (permissions ? asItIs : withoutPermissions)[service].Open();
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>What a service of this process works with.</summary>
    internal IServiceProvider Inside(string service) => asItIs[service].Services;

    /// <summary>Every route of every service, as the framework itself has it.</summary>
    internal IEnumerable<Route> Routes() =>
        from service in Services
        from endpoint in asItIs[service].Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let permission = endpoint.Metadata.GetMetadata<PermissionMetadata>()
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"]
        select new Route(service, $"{method} /{endpoint.RoutePattern.RawText?.Trim('/')}", permission?.Permission, permission is null,
            endpoint.Metadata.GetMetadata<AllowedWhileSuspended>() is not null);

    /// <summary>An export reads all services: here they are in this process and not at an address.</summary>
    private static void ReadEachOther(IServiceCollection services, Dictionary<string, Host> hosts)
    {
        foreach (var service in Services)
        {
            services.AddHttpClient($"rows of {service}").ConfigurePrimaryHttpMessageHandler(() => hosts[service].Handler());
        }
    }

    private void Start(Dictionary<string, Host> hosts, Action<IServiceCollection>? change)
    {
        hosts["identity"] = Host.Of(new ServiceFactory<identity::Program>("identity", run.Servers, () => run.IdentityAddress, change));
        hosts["tenant"] = Host.Of(new ServiceFactory<tenant::Program>("tenant", run.Servers, () => run.IdentityAddress, change));
        hosts["registry"] = Host.Of(new ServiceFactory<registry::Program>("registry", run.Servers, () => run.IdentityAddress, change));
        hosts["activity"] = Host.Of(new ServiceFactory<activity::Program>("activity", run.Servers, () => run.IdentityAddress, change));
        hosts["reporting"] = Host.Of(new ServiceFactory<reporting::Program>("reporting", run.Servers, () => run.IdentityAddress, change));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in asItIs.Values.Concat(withoutPermissions.Values))
        {
            await host.Dispose();
        }

        await run.DisposeAsync();
    }

    private sealed record Host(Func<HttpClient> Open, Func<HttpMessageHandler> Handler, IServiceProvider Services, Func<ValueTask> Dispose)
    {
        /// <summary>Starts the service: its database is migrated and its queue bound when this returns.</summary>
        public static Host Of<TProgram>(WebApplicationFactory<TProgram> factory) where TProgram : class
        {
            factory.StartServer();
            return new(() => factory.CreateClient(new() { AllowAutoRedirect = false }), () => factory.Server.CreateHandler(), factory.Services, factory.DisposeAsync);
        }
    }

    /// <summary>What a bug in the permission check would do: everybody may do everything, everywhere in their tenant.</summary>
    private sealed class AllowEverything(CurrentUser user) : IAuthorizationHandler
    {
        public Task HandleAsync(AuthorizationHandlerContext context)
        {
            user.Reach = Reach.Everywhere;
            foreach (var requirement in context.PendingRequirements.ToList())
            {
                context.Succeed(requirement);
            }

            return Task.CompletedTask;
        }
    }
}

/// <param name="Service">The service.</param>
/// <param name="Name">Method and pattern, e.g. <c>GET /units/{id:guid}</c>.</param>
/// <param name="Permission">What it asks for; null: nothing beyond being signed in, or nothing at all.</param>
/// <param name="IsOpen">Anybody may call it.</param>
/// <param name="WorksWhileSuspended">A write that a suspended sub-district may make all the same.</param>
internal sealed record Route(string Service, string Name, string? Permission, bool IsOpen, bool WorksWhileSuspended)
{
    public override string ToString() => $"{Service} {Name}";
}
