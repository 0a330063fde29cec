namespace Linli.TenantService.Archives;

internal static class ArchiveEndpoints
{
    /// <summary>Services are reached at the addresses that an export reads from.</summary>
    public static void AddArchives(this IServiceCollection services)
    {
        services.AddSingleton<ArchiveTargets>().AddSingleton<ArchiveSignal>();
        services.AddScoped<ArchiveStore>().AddScoped<ArchiveCheck>();
        services.AddHostedService<ArchiveWorker>();
    }

    public static void MapArchives(this IEndpointRouteBuilder app)
    {
        var archives = app.MapGroup("/archives").WithTags("Archives");
        UploadArchive.Map(archives);
        ReadArchives.Map(archives);
        StartArchive.Map(archives);
        StopArchive.Map(archives);
    }
}
