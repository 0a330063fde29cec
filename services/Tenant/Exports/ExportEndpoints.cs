using Linli.ServiceDefaults;

namespace Linli.TenantService.Exports;

internal static class ExportEndpoints
{
    /// <summary>Reads from each service at its inside address; a large sub-district takes its time.</summary>
    public static void AddExports(this WebApplicationBuilder builder)
    {
        foreach (var service in ExportSources.Services)
        {
            builder.Services.AddHttpClient(ExportSources.ClientOf(service), http =>
            {
                http.BaseAddress = builder.InsideAddress(service);
                http.Timeout = TimeSpan.FromHours(1);
            });
        }

        builder.Services.AddSingleton<ExportSources>();
        builder.Services.AddSingleton<ExportSignal>();
        builder.Services.AddHostedService<ExportWorker>();
    }

    public static void MapExports(this IEndpointRouteBuilder app)
    {
        var exports = app.MapGroup("/tenant/exports").WithTags("Exports");
        RequestExport.Map(exports);
        ListExports.Map(exports);
        CancelExport.Map(exports);
        DownloadExport.Map(exports);
    }
}
