using System.Diagnostics;
using Linli.ServiceDefaults.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Linli.ServiceDefaults.Telemetry;

/// <summary>Traces, metrics and logs over OTLP, where somebody listens (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>).</summary>
public static class Telemetry
{
    /// <summary>
    /// A line for each request and statement would cost more than the request itself, and traces hold it already. Settings and
    /// environment win over these.
    /// </summary>
    private static readonly Dictionary<string, string?> LogLevels = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Warning",
        ["Logging:LogLevel:Npgsql.Command"] = "Warning",
        ["Logging:LogLevel:System.Net.Http.HttpClient"] = "Warning",
        ["Logging:LogLevel:OpenIddict"] = "Warning",
        ["Logging:LogLevel:Yarp.ReverseProxy"] = "Warning",
    };

    /// <summary>Also used by the gateway. Health probes stay out of the traces.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder, params string[] sources)
    {
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new MemoryConfigurationSource { InitialData = LogLevels });
        builder.Logging.AddOpenTelemetry(logs => (logs.IncludeFormattedMessage, logs.IncludeScopes) = (true, true));
        var telemetry = builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing
                .AddSource([MessagingMetrics.Name, .. sources])
                .AddAspNetCoreInstrumentation(o => o.Filter = http => http.Request.Path.Value is not ("/health" or "/alive"))
                .AddHttpClientInstrumentation()
                .AddNpgsql())
            .WithMetrics(metrics => metrics
                .AddMeter(MessagingMetrics.Name, "Npgsql")
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation());
        if (!string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            telemetry.UseOtlpExporter();
        }
    }

    /// <summary>What a service asks of its database on its own account, such as each second's look into the outbox, would bury the traces of requests.</summary>
    public static void WithinTraces(NpgsqlTracingOptionsBuilder tracing) => tracing
        .ConfigureCommandFilter(_ => Activity.Current is not null)
        .ConfigureBatchFilter(_ => Activity.Current is not null);
}
