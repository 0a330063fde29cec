using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Linli.ServiceDefaults.Spreadsheets.Imports;

internal static class ReadPreview
{
    /// <param name="Verdict">new, changed or same.</param>
    /// <param name="Name">What stands in its first column.</param>
    /// <param name="Cells">Of a new row what it brings, of a changed one what changes.</param>
    internal sealed record RowItem(int Line, string Verdict, string? Name, IReadOnlyList<CellItem> Cells);

    /// <param name="Heading">The column's heading.</param>
    /// <param name="Before">What is there; null: nothing.</param>
    /// <param name="IsMasked">Only a part of it is shown.</param>
    internal sealed record CellItem(string Heading, string? Before, string After, bool IsMasked);

    private static readonly Sorts<PreviewRow> Order = new Sorts<PreviewRow>(r => r.Id).By("line", r => r.Line);

    public static IEndpointConventionBuilder Map(IEndpointRouteBuilder import) =>
        import.MapGet("/{id:guid}/rows", Handle).WithSummary($"What importing would do with the rows that are right, the first {PreviewRow.Most} of each verdict");

    /// <param name="verdict">new, changed or same; empty: all.</param>
    internal static async Task<Results<Ok<Page<RowItem>>, NotFound>> Handle(
        Guid id, string? verdict, [AsParameters] PageRequest page, ImportKind kind, TenantDb db, ImportPreview preview, CurrentUser user, HttpContext http, CancellationToken ct)
    {
        if (await db.FindImportAsync(id, kind, user, ct) is null)
        {
            return TypedResults.NotFound();
        }

        var rows = db.Set<PreviewRow>().AsNoTracking().Where(r => r.ImportId == id);
        var found = await Order.PageAsync(Enum.TryParse<RowVerdict>(verdict, ignoreCase: true, out var one) ? rows.Where(r => r.Verdict == one) : rows, page, r => r, ct);
        var plan = await kind.Open(http.RequestServices).PlanAsync(ct);
        return TypedResults.Ok(new Page<RowItem>([.. found.Items.Select(r => Item(r, preview.Read(r), plan))], found.Next, found.Total));
    }

    private static RowItem Item(PreviewRow row, RowPreview shown, SheetPlan plan)
    {
        var columns = plan.Columns.ToDictionary(c => c.Key);
        return new(row.Line, row.Verdict.ToString().ToLowerInvariant(), shown.Name, [.. shown.Changes.Select(c => Item(c, columns[c.Column], plan))]);
    }

    private static CellItem Item(CellChange change, SheetColumn column, SheetPlan plan) =>
        new(plan.Heading(column), column.NameOf(change.Before), column.NameOf(change.After) ?? "", column.Mask is not null);
}
