using Linli.AppHost.Hosting;
using Linli.AppHost.Resources;

namespace Linli.AppHost.Dashboard;

/// <summary>The Aspire Dashboard: it takes in the telemetry of all services and shows the resources that we tell it of.</summary>
internal sealed class DashboardResource : ExecutableResource
{
    private readonly string _telemetryKey;

    public DashboardResource(DistributedApplicationBuilder model, string name, string program) : base(name, "Executable", program, "dashboard")
    {
        var frontend = $"http://localhost:{model.Port(name, 18888)}";
        var telemetry = model.Port(name + "-otlp", 18889);
        var telemetryOverHttp = model.Port(name + "-otlp-http", 18890);
        ResourceServicePort = model.Port(name + "-resources", 18891);
        ResourceServiceKey = model.Secrets[name + ":resources"];
        _telemetryKey = model.Secrets[name + ":telemetry"];
        TelemetryAddress = $"http://127.0.0.1:{telemetry}";
        ApiKey = model.Secrets[name + ":api"];
        Frontend = new(frontend);
        SignInAddress = $"{frontend}/login?t={model.Secrets[name + ":browser"]}";

        IsHidden = true;
        IsOptional = true;
        Ports = [model.Port(name, 18888), telemetry, telemetryOverHttp];
        HealthCheck = Probe.Tcp(model.Port(name, 18888));
        this.WithEnvironment("ASPNETCORE_URLS", $"http://127.0.0.1:{model.Port(name, 18888)}")
            .WithEnvironment("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", TelemetryAddress)
            .WithEnvironment("ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL", $"http://127.0.0.1:{telemetryOverHttp}")
            .WithEnvironment("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL", $"http://127.0.0.1:{ResourceServicePort}")
            // All of it stays on the loopback.
            .WithEnvironment("ASPIRE_ALLOW_UNSECURED_TRANSPORT", "true")
            .WithEnvironment("DASHBOARD__RESOURCESERVICECLIENT__AUTHMODE", "ApiKey")
            .WithEnvironment("DASHBOARD__RESOURCESERVICECLIENT__APIKEY", ResourceServiceKey)
            .WithEnvironment("DASHBOARD__OTLP__AUTHMODE", "ApiKey")
            .WithEnvironment("DASHBOARD__OTLP__PRIMARYAPIKEY", _telemetryKey)
            .WithEnvironment("DASHBOARD__API__ENABLED", "true")
            .WithEnvironment("DASHBOARD__API__AUTHMODE", "ApiKey")
            .WithEnvironment("DASHBOARD__API__PRIMARYAPIKEY", ApiKey)
            .WithEnvironment("DASHBOARD__FRONTEND__AUTHMODE", "BrowserToken")
            .WithEnvironment("DASHBOARD__FRONTEND__BROWSERTOKEN", model.Secrets[name + ":browser"])
            .WithEnvironment("Logging__LogLevel__Default", "Warning")
            .WithEnvironment("DOTNET_gcServer", "0")
            .WithEnvironment("DOTNET_GCConserveMemory", "7");
    }

    /// <summary>Where people open it, signed in by the token in the address.</summary>
    public string SignInAddress { get; }

    public Uri Frontend { get; }

    /// <summary>For `/api/telemetry/…`, in the header X-API-Key.</summary>
    public string ApiKey { get; }

    public string TelemetryAddress { get; }

    public int ResourceServicePort { get; }

    public string ResourceServiceKey { get; }

    /// <summary>Part of each resource's name there: it ties a resource to the telemetry that it sends.</summary>
    public string InstanceId { get; } = Guid.NewGuid().ToString("N")[..8];

    public void Observe(ExecutableResource resource) => resource
        .WithEnvironment("OTEL_SERVICE_NAME", resource.Name)
        .WithEnvironment("OTEL_RESOURCE_ATTRIBUTES", "service.instance.id=" + InstanceId)
        .WithEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", TelemetryAddress)
        .WithEnvironment("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")
        .WithEnvironment("OTEL_EXPORTER_OTLP_HEADERS", "x-otlp-api-key=" + _telemetryKey)
        // Soon enough to watch; the defaults are made for a collector far away.
        .WithEnvironment("OTEL_BSP_SCHEDULE_DELAY", "1000")
        .WithEnvironment("OTEL_BLRP_SCHEDULE_DELAY", "1000")
        .WithEnvironment("OTEL_METRIC_EXPORT_INTERVAL", "10000");
}
