using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Linli.ServiceDefaults.Spreadsheets.Imports;

/// <summary>Which rows an endpoint imports, and who may.</summary>
/// <param name="Noun">The rows, in the plural.</param>
/// <param name="Permission">A constant of <see cref="Permissions"/>.</param>
/// <param name="IsOneStep">The rows are an <see cref="IOneStepImport"/>.</param>
internal sealed record ImportKind(string Noun, string Permission, bool IsOneStep)
{
    public ISheetImport Open(IServiceProvider services) => services.GetRequiredKeyedService<ISheetImport>(Noun);

    /// <summary>Handlers have it as a parameter: it stands on the endpoint.</summary>
    public static ValueTask<ImportKind?> BindAsync(HttpContext http) => ValueTask.FromResult(http.GetEndpoint()?.Metadata.GetMetadata<ImportKind>());
}

/// <summary>Which class takes which rows.</summary>
internal sealed record SheetClass(string Noun, Type Type);
