using Linli.AppHost.Audit;
using Linli.AppHost.Dashboard;
using Linli.AppHost.Hosting;
using Linli.AppHost.Resources;

namespace Linli.AppHost;

internal static class Program
{
    public static Task<int> Main(string[] args) => args is ["audit", "verify", .. var options]
        ? AuditVerification.RunAsync(AppHostOptions.Parse(options), Console.Out)
        : Foreground.RunAsync(Describe(AppHostOptions.Parse(args)));

    /// <summary>The whole system. Services start as soon as what they wait for is healthy, all others at the same time.</summary>
    internal static DistributedApplicationBuilder Describe(AppHostOptions options)
    {
        var builder = DistributedApplication.CreateBuilder(options);
        builder.AddDashboard("dashboard");

        var postgres = builder.AddPostgres("postgres");
        var identityDb = postgres.AddDatabase("identity");
        var tenantDb = postgres.AddDatabase("tenant");
        var registryDb = postgres.AddDatabase("registry");
        var activityDb = postgres.AddDatabase("activity");
        var reportingDb = postgres.AddDatabase("reporting");
        var gatewayDb = postgres.AddDatabase("gateway");
        var rabbitmq = builder.AddRabbitMQ("rabbitmq");

        var gatewaySecret = builder.Secrets["gateway:client"];
        var fieldKey = Convert.ToBase64String(Convert.FromHexString(builder.Secrets["field-key"]));
        var insideSecret = builder.Secrets["inside"];
        var auditKey = Convert.ToBase64String(Convert.FromHexString(builder.Secrets["audit-key"]));
        var keys = builder.DataPath("keys");

        var identity = builder.AddProject("identity", "services/Identity/Identity.csproj", port: 18101).WithHttpHealthCheck("/health")
            .WithReference(identityDb).WithReference(rabbitmq).WaitFor(identityDb, rabbitmq)
            .WithEnvironment("Linli__KeysPath", keys).WithEnvironment("Linli__GatewaySecret", gatewaySecret).WithEnvironment("Linli__FieldKey", fieldKey)
            .WithEnvironment("Linli__AuditKey", auditKey);

        var tenant = builder.AddProject("tenant", "services/Tenant/Tenant.csproj", port: 18102).WithHttpHealthCheck("/health")
            .WithReference(tenantDb).WithReference(rabbitmq).WithReference(identity).WaitFor(tenantDb, rabbitmq)
            .WithEnvironment("Linli__FieldKey", fieldKey).WithEnvironment("Linli__AuditKey", auditKey);

        identity.WithAddressOf(tenant);

        var registry = builder.AddProject("registry", "services/Registry/Registry.csproj", port: 18103).WithHttpHealthCheck("/health")
            .WithReference(registryDb, maximumPoolSize: 16).WithReference(rabbitmq).WithReference(identity, tenant).WaitFor(registryDb, rabbitmq)
            .WithEnvironment("Linli__Files__Path", builder.DataPath("files")).WithEnvironment("Linli__FieldKey", fieldKey).WithEnvironment("Linli__AuditKey", auditKey);

        var activity = builder.AddProject("activity", "services/Activity/Activity.csproj", port: 18104).WithHttpHealthCheck("/health")
            .WithReference(activityDb, maximumPoolSize: 16).WithReference(rabbitmq).WithReference(identity, tenant).WaitFor(activityDb, rabbitmq)
            .WithEnvironment("Linli__AuditKey", auditKey);

        var reporting = builder.AddProject("reporting", "services/Reporting/Reporting.csproj", port: 18105).WithHttpHealthCheck("/health")
            .WithReference(reportingDb, maximumPoolSize: 16).WithReference(rabbitmq).WithReference(identity, tenant).WaitFor(reportingDb, rabbitmq)
            .WithEnvironment("Linli__AuditKey", auditKey);

        // A whole tenant is read from all services in nobody's name: they know one another by a secret of their own.
        tenant.WithAddressOf(tenant, registry, activity, reporting);
        foreach (var service in (IEnumerable<ProjectResource>)[identity, tenant, registry, activity, reporting])
        {
            service.WithEnvironment("Linli__InsideSecret", insideSecret);
        }

        var portal = builder.AddProject("portal", "services/Portal/Portal.csproj", port: 18106).WithHttpHealthCheck("/health")
            .WithReference(identity, tenant, registry, activity, reporting).WithReference(rabbitmq).WaitFor(rabbitmq)
            .WithEnvironment("Linli__KeysPath", keys);

        var gateway = builder.AddProject("gateway", "gateway/Gateway.csproj", builder.PublicPort).WithHttpHealthCheck("/health")
            .WithReference(gatewayDb).WithReference(rabbitmq).WithReference(identity, tenant, registry, activity, reporting, portal).WaitFor(gatewayDb)
            .WithEnvironment("Linli__GatewaySecret", gatewaySecret);

        if (options.Demo)
        {
            builder.AddProject("loader", "seeds/Loader/Loader.csproj").RunOnce()
                .WithEnvironment("Linli__LoadedMark", builder.DataPath("demo-loaded"))
                .WithReference(gateway).WaitFor(gateway, identity, tenant, registry, activity, reporting);
        }
        return builder;
    }
}
