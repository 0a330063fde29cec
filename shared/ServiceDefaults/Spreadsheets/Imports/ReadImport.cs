using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets.Reading;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Linli.ServiceDefaults.Spreadsheets.Imports;

internal static class ReadImport
{
    private const int Recent = 20;

    /// <param name="State">checking, checked, importing, imported, undoing, undone, failed or interrupted.</param>
    /// <param name="Done">Rows dealt with in the present run.</param>
    /// <param name="Total">Rows there are; 0 before they were counted.</param>
    /// <param name="Problem">Why it failed or stopped, in the caller's language.</param>
    /// <param name="HasResult">There is something to show, once.</param>
    /// <param name="IsOneStep">All of it is imported, or nothing.</param>
    /// <param name="CanUndo">It is in and can be taken back.</param>
    internal sealed record Response(
        Guid Id, string FileName, DateTimeOffset At, DateTimeOffset ExpiresAt, string State, bool IsChecked,
        int Done, int Total, int New, int Changed, int Same, int Wrong, string? Problem, bool HasResult, bool IsOneStep, bool CanUndo);

    /// <param name="Cell">As the spreadsheet calls it: C5.</param>
    /// <param name="Heading">The column's heading.</param>
    /// <param name="Message">What to do.</param>
    internal sealed record FaultItem(int Line, string Cell, string Heading, string Code, string Message);

    private static readonly Sorts<ImportFault> Order = new Sorts<ImportFault>(f => f.Id).By("cell", f => f.Line * 1_000L + f.Position);

    public static IEnumerable<IEndpointConventionBuilder> Map(IEndpointRouteBuilder import) =>
    [
        import.MapGet("/", List).WithSummary("The caller's latest imports that have not run out"),
        import.MapGet("/{id:guid}", One).WithSummary("How far an import is, and what it would do"),
        import.MapGet("/{id:guid}/faults", Faults).WithSummary("The cells that are wrong, each with what to do"),
    ];

    internal static async Task<Ok<List<Response>>> List(ImportKind kind, TenantDb db, Texts texts, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var imports = await db.Set<Import>().AsNoTracking().Where(i => i.By == user.Id && i.Noun == kind.Noun && i.ExpiresAt > now)
            .OrderByDescending(i => i.At).Take(Recent).ToListAsync(ct);
        var ids = imports.Select(i => i.Id).ToList();
        var told = await db.Set<ImportResult>().Where(r => ids.Contains(r.ImportId)).Select(r => r.ImportId).Distinct().ToListAsync(ct);
        return TypedResults.Ok(imports.Select(i => Describe(i, kind, told.Contains(i.Id), canUndo: false, texts, now)).ToList());
    }

    internal static async Task<Results<Ok<Response>, NotFound>> One(
        Guid id, ImportKind kind, TenantDb db, Texts texts, CurrentUser user, TimeProvider clock, CancellationToken ct) =>
        await db.FindImportAsync(id, kind, user, ct) is { } import
            ? TypedResults.Ok(Describe(
                import, kind, await db.Set<ImportResult>().AnyAsync(r => r.ImportId == id, ct), await db.CanUndoAsync(id, ct), texts, clock.GetUtcNow()))
            : TypedResults.NotFound();

    internal static async Task<Results<Ok<Page<FaultItem>>, NotFound>> Faults(
        Guid id, [AsParameters] PageRequest page, ImportKind kind, TenantDb db, Texts texts, CurrentUser user, HttpContext http, CancellationToken ct)
    {
        if (await db.FindImportAsync(id, kind, user, ct) is null)
        {
            return TypedResults.NotFound();
        }

        var plan = await kind.Open(http.RequestServices).PlanAsync(ct);
        var faults = await Order.PageAsync(db.Set<ImportFault>().AsNoTracking().Where(f => f.ImportId == id), page, f => f, ct);
        return TypedResults.Ok(new Page<FaultItem>(
            faults.Items.Select(f => new FaultItem(f.Line, CellName.Of(f.Position, f.Line), plan.ResultHeading(f.Column), f.Code, texts[f.Code, [.. f.Args]])).ToList(),
            faults.Next, faults.Total));
    }

    /// <summary>An import is its uploader's alone: others of the same tenant may see other people's data in it.</summary>
    internal static Task<Import?> FindImportAsync(this TenantDb db, Guid id, ImportKind kind, CurrentUser user, CancellationToken ct) =>
        db.Set<Import>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id && i.By == user.Id && i.Noun == kind.Noun, ct);

    private static Response Describe(Import i, ImportKind kind, bool hasResult, bool canUndo, Texts texts, DateTimeOffset now) => new(
        i.Id, i.FileName, i.At, i.ExpiresAt, Name(i.StateAt(now)), i.CheckedAt is not null, i.Done, i.Total, i.New, i.Changed, i.Same, i.Wrong,
        i.FailureCode is { } code ? texts[code, [.. i.FailureArgs]] : null, hasResult,
        kind.IsOneStep, canUndo && i.StateAt(now) == ImportState.Imported);

    internal static string Name(ImportState state) => state.ToString().ToLowerInvariant();
}
