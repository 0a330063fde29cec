using System.Text.Json;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets.Writing;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Linli.ServiceDefaults.Spreadsheets.Imports;

/// <summary>The workbooks that an import hands out.</summary>
internal static class DownloadImport
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static IEnumerable<IEndpointConventionBuilder> Map(IEndpointRouteBuilder import) =>
    [
        import.MapGet("/template", GetTemplate).WithSummary("The workbook to fill in, with lists to choose from and notes"),
        import.MapGet("/{id:guid}/annotated", GetAnnotated).WithSummary("What was uploaded, the wrong cells marked with what to do, each row with what would become of it"),
    ];

    /// <summary>Only where batches are imported one by one; an <see cref="IOneStepImport"/> has nothing to hand out.</summary>
    public static IEndpointConventionBuilder MapResult(IEndpointRouteBuilder import) =>
        import.MapPost("/{id:guid}/result", TakeResult).WithSummary("What the import has to say about its rows; answered once, then gone");

    internal static async Task<FileStreamHttpResult> GetTemplate(ImportKind kind, Texts texts, HttpContext http, CancellationToken ct)
    {
        var plan = await kind.Open(http.RequestServices).PlanAsync(ct);
        return Workbook(texts["template.file", plan.Title], to => Template.Write(plan, texts, to));
    }

    internal static async Task<Results<FileStreamHttpResult, NotFound>> GetAnnotated(
        Guid id, ImportKind kind, TenantDb db, ImportFile files, Texts texts, CurrentUser user, HttpContext http, CancellationToken ct)
    {
        if (await db.FindImportAsync(id, kind, user, ct) is not { } import)
        {
            return TypedResults.NotFound();
        }

        if (import.Wrong == 0 || import.State == ImportState.Failed)
        {
            throw ImportErrors.NothingToMend();
        }

        var faults = await db.Set<ImportFault>().AsNoTracking().Where(f => f.ImportId == id).ToListAsync(ct);
        var verdicts = await db.Set<PreviewRow>().AsNoTracking().Where(r => r.ImportId == id).ToDictionaryAsync(r => r.Line, r => r.Verdict, ct);
        await using var file = await files.OpenAsync(id, ct);
        var plan = await kind.Open(http.RequestServices).PlanAsync(ct);
        var reader = SheetReader.Open(plan, file);
        return Workbook(texts["annotated.file", Path.GetFileNameWithoutExtension(import.FileName)],
            to => AnnotatedCopy.Write(reader, plan, faults.ToLookup(f => f.Line, f => new CellFault(f.Column, f.Code, f.Args)), verdicts, texts, to));
    }

    internal static async Task<Results<FileStreamHttpResult, NotFound>> TakeResult(
        Guid id, ImportKind kind, TenantDb db, FieldProtector protector, Texts texts, CurrentUser user, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await db.FindImportAsync(id, kind, user, ct) is not { } import)
        {
            return TypedResults.NotFound();
        }

        if (import.StateAt(clock.GetUtcNow()) == ImportState.Importing)
        {
            throw ImportErrors.NotNow();
        }

        var rows = await db.Set<ImportResult>().AsNoTracking().Where(r => r.ImportId == id).OrderBy(r => r.Line).Select(r => r.Content).ToListAsync(ct);
        // Taking them is the lock: of two that ask at once, one finds them gone.
        if (await db.Set<ImportResult>().Where(r => r.ImportId == id).ExecuteDeleteAsync(ct) == 0)
        {
            throw ImportErrors.NothingToShow();
        }

        var plan = await kind.Open(http.RequestServices).PlanAsync(ct);
        return Workbook(texts["result.file", plan.Title], to => ResultBook.Write(plan, rows.Select(r => JsonSerializer.Deserialize<string[]>(protector.Unprotect(r))!), to));
    }

    /// <summary>Written to disk first: a workbook's parts are compressed one after the other, which is no work for a connection.</summary>
    private static FileStreamHttpResult Workbook(string name, Action<Stream> write)
    {
        var file = ImportFile.TemporaryFile();
        write(file);
        file.Position = 0;
        return TypedResults.File(file, Xlsx, name + ".xlsx");
    }
}
