using Linli.RegistryService.Data;
using Linli.RegistryService.Units;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Sheets;

/// <summary>The units that rows may name: the sub-district's live ones, as far as the person sees them. People work in one place and help in another.</summary>
internal sealed class SheetUnits
{
    public const string Column = "unit";

    /// <summary>A list of more is no help to anybody; names beyond it are read all the same.</summary>
    private const int Offered = 1_000;

    private readonly ILookup<string, (Guid Id, Guid? CommunityId)> byName;
    private readonly Dictionary<Guid, (Guid? CommunityId, string Name)> byId;
    private readonly List<string> names;

    private SheetUnits(IReadOnlyList<(Guid Id, Guid? CommunityId, string Name)> live)
    {
        byName = live.ToLookup(u => CellText.Plain(u.Name), u => (u.Id, u.CommunityId));
        byId = live.ToDictionary(u => u.Id, u => (u.CommunityId, u.Name));
        names = [.. live.Select(u => u.Name).Distinct().Take(Offered)];
    }

    /// <param name="db">The Registry's.</param>
    /// <param name="user">Who imports.</param>
    /// <param name="reach">Null: units of the whole sub-district.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<SheetUnits> LoadAsync(RegistryDb db, CurrentUser user, Reach? reach, CancellationToken ct)
    {
        var units = reach is null ? db.Units : db.Units.Within(reach);
        var live = await units.AsNoTracking().Shown(user.ReachOf(Permissions.UnitSensitive)).Where(u => u.RetiredAt == null).OrderBy(u => u.Name).ThenBy(u => u.Id)
            .Select(u => new { u.Id, u.CommunityId, u.Name }).ToListAsync(ct);
        return new([.. live.Select(u => (u.Id, u.CommunityId, u.Name))]);
    }

    public SheetColumn ToColumn() => new(Column) { MaxLength = UnitRules.NameLength, Choices = [.. names.Select(name => new SheetChoice(name, name))] };

    /// <summary>The unit that a row names, of several the one in its community; null where it names none, or the cell is refused.</summary>
    /// <param name="row">The row.</param>
    /// <param name="communityId">Its community; null: it says none.</param>
    public Guid? Of(SheetRow row, Guid? communityId)
    {
        if (row[Column] is not { } name)
        {
            return null;
        }

        var found = byName[CellText.Plain(name)].ToList();
        found = found.Count > 1 && communityId is not null ? found.FindAll(u => u.CommunityId == communityId) : found;
        if (found is [var unit])
        {
            return unit.Id;
        }

        row.Refuse(Column, found.Count == 0 ? "sheet.unit_unknown" : "sheet.unit_ambiguous");
        return null;
    }

    /// <summary>What the cell would say of the unit that is there; of one that the row means too, what it says.</summary>
    public string? Cell(SheetRow row, Guid? meant, Guid? there) => there is not { } id ? null : meant == id ? row[Column] : byId.TryGetValue(id, out var unit) ? unit.Name : "—";

    public Guid? CommunityOf(Guid unit) => byId[unit].CommunityId;
}
