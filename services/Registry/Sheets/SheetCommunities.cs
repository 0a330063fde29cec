using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Sheets;

/// <summary>The communities that a person's rows may name: those in reach that take new records.</summary>
internal sealed class SheetCommunities
{
    public const string Column = "community";

    private readonly List<SheetChoice> choices;

    private SheetCommunities(List<SheetChoice> choices) => this.choices = choices;

    public static async Task<SheetCommunities> LoadAsync(RegistryDb db, Reach reach, CancellationToken ct)
    {
        var open = await db.Communities.AsNoTracking().Where(c => c.RetiredAt == null).OrderBy(c => c.Name).ThenBy(c => c.Id).Select(c => new { c.Id, c.Name }).ToListAsync(ct);
        return new([.. open.Where(c => reach.Covers(c.Id)).Select(c => new SheetChoice(c.Id.ToString(), c.Name))]);
    }

    /// <param name="others">What may be chosen beside them.</param>
    public SheetColumn ToColumn(params IEnumerable<SheetChoice> others) => new(Column, CellKind.Choice) { Choices = [.. choices, .. others] };

    /// <summary>The community that a row says. Whoever works in one alone need not say it; others do, or the cell is refused.</summary>
    public Guid? Of(SheetRow row)
    {
        if (choices is [var only])
        {
            row.Fill(Column, only.Value);
        }

        if (row[Column] is { } id)
        {
            return Guid.Parse(id);
        }

        if (row.Faults.All(f => f.Column != Column))
        {
            row.Refuse(Column, "sheet.community_needed");
        }

        return null;
    }
}
