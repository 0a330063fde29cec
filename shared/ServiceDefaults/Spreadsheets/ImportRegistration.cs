using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets.Imports;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Linli.ServiceDefaults.Spreadsheets;

/// <summary>What a service says to take rows from spreadsheets: its database, each kind of rows, and where that is reached.</summary>
public static class ImportRegistration
{
    /// <summary>Keeps uploaded files and runs their imports; once for a service whose <typeparamref name="TDb"/> has the tables.</summary>
    public static IServiceCollection AddSheetImports<TDb>(this IServiceCollection services) where TDb : TenantDb
    {
        services.AddScoped<TenantDb>(provider => provider.GetRequiredService<TDb>());
        services.AddScoped<ImportFile>().AddScoped<ImportRun>().AddScoped<OneStepRun>().AddScoped<ImportRights>().AddScoped<ImportFaults>().AddScoped<ImportPreview>().AddSingleton<ImportStates>().AddSingleton<ImportRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<ImportRunner>());
        services.AddHostedService<ImportExpiry>();
        return services;
    }

    /// <summary>Adds a kind of rows.</summary>
    /// <param name="services">The service's.</param>
    /// <param name="noun">The rows, in the plural.</param>
    public static IServiceCollection AddSheetImport<TImport>(this IServiceCollection services, string noun) where TImport : class, ISheetImport =>
        services.AddKeyedScoped<ISheetImport, TImport>(noun).AddSingleton(new SheetClass(noun, typeof(TImport)));

    /// <summary>Template, upload, check, import, progress, annotated copy and result, all under <c>/import</c> of the group.</summary>
    /// <param name="rows">The group of the rows' own routes.</param>
    /// <param name="noun">As in <see cref="AddSheetImport{TImport}"/>.</param>
    /// <param name="permission">Who may import.</param>
    public static void MapSheetImport(this IEndpointRouteBuilder rows, string noun, string permission)
    {
        var import = rows.MapGroup("/import");
        var isOneStep = rows.ServiceProvider.GetServices<SheetClass>().Single(c => c.Noun == noun).Type.IsAssignableTo(typeof(IOneStepImport));
        var afterwards = isOneStep ? StartImport.MapUndo(import) : DownloadImport.MapResult(import);
        foreach (var endpoint in (IEnumerable<IEndpointConventionBuilder>)[UploadImport.Map(import), .. ReadImport.Map(import), ReadPreview.Map(import), .. StartImport.Map(import), .. DownloadImport.Map(import), afterwards])
        {
            endpoint.RequirePermission(permission).WithMetadata(new ImportKind(noun, permission, isOneStep));
        }
    }
}
