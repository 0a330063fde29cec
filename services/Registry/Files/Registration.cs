using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Transfer;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Files;

internal static class Registration
{
    internal const string Contents = "stored_file_contents";

    /// <summary>A bucket where <c>Linli:Files:S3:Endpoint</c> names one, otherwise the folder <c>Linli:Files:Path</c>.</summary>
    internal static void AddFileStore(this WebApplicationBuilder builder)
    {
        var files = builder.Configuration.GetSection("Linli:Files");
        builder.Services.AddSingleton<IFileStore>(_ => files.GetSection("S3").Get<S3Options>() is { Endpoint.Length: > 0 } s3
            ? new S3Files(s3)
            : new DiskFiles(files["Path"] ?? throw new InvalidOperationException("Linli:Files:Path is not configured.")));
        builder.Services.AddScoped<FileDesk>();
        builder.Services.AddSingleton<TenantRemains>(provider => (db, ct) => provider.GetRequiredService<IFileStore>().EmptyAsync(db.TenantId!.Value, ct));
        builder.Services.AddSingleton(provider => new TenantFiles(
            Contents,
            (db, ct) => ((RegistryDb)db).StoredFiles.OrderBy(f => f.Id).Select(f => f.Id).ToListAsync(ct),
            (tenant, id, ct) => provider.GetRequiredService<IFileStore>().FindAsync(tenant, id, ct),
            (tenant, id, content, ct) => provider.GetRequiredService<IFileStore>().PutAsync(tenant, id, content, ct)));
    }
}
