using Linli.ServiceDefaults.Messaging;
using Microsoft.AspNetCore.Builder;
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
    /// <summary>Also used by the gateway. Health probes stay out of the traces.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder, params string[] sources)
    {
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
}
