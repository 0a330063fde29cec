using Linli.IdentityService.Data;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.Places;

/// <summary>The places in which somebody may give roles, by their names.</summary>
internal sealed class PlaceNames(CurrentUser user, IReadOnlyList<Place> places)
{
    private readonly Reach reach = user.ReachOf(Permissions.AccessGrant);
    private readonly ILookup<string, Place> communities = places.Where(p => !p.IsUnit).ToLookup(p => CellText.Plain(p.Name));
    private readonly ILookup<string, Place> units = places.Where(p => p.IsUnit).ToLookup(p => CellText.Plain(p.Name));

    public static async Task<PlaceNames> LoadAsync(IdentityDb db, CurrentUser user, CancellationToken ct)
    {
        var reach = user.ReachOf(Permissions.AccessGrant);
        var live = await db.Places.AsNoTracking().Where(p => !p.Retired && p.Id != p.TenantId).OrderBy(p => p.Name).ThenBy(p => p.Id).ToListAsync(ct);
        return new(user, [.. live.Where(p => p.IsUnit ? p.CommunityId is { } community && reach.Covers(community) : reach.Covers(p.Id))]);
    }

    public IEnumerable<SheetChoice> Communities => places.Where(p => !p.IsUnit).Select(p => new SheetChoice(p.Name, p.Name));

    public IEnumerable<SheetChoice> Units => places.Where(p => p.IsUnit).Select(p => new SheetChoice(p.Name, p.Name)).DistinctBy(c => c.Value);

    /// <summary>The place that a row means; or refuses the cell that does not say it.</summary>
    public ScopePath? Find(SheetRow row)
    {
        var community = row["community"] is { } name ? FindCommunity(row, name) : null;
        if (row.Faults.Count > 0)
        {
            return null;
        }

        return row["unit"] is { } unit ? FindUnit(row, unit, community)
            : community is { } id ? new ScopePath(user.TenantId, id)
            : reach.All ? new ScopePath(user.TenantId)
            : reach.Communities.Count == 1 ? new ScopePath(user.TenantId, reach.Communities.Single())
            : Refuse(row, "community", "invite.community_needed");
    }

    private Guid? FindCommunity(SheetRow row, string name)
    {
        var found = communities[CellText.Plain(name)].ToList();
        if (found.Count != 1)
        {
            row.Refuse("community", "invite.community_unknown");
        }

        return found.Count == 1 ? found[0].Id : null;
    }

    private ScopePath? FindUnit(SheetRow row, string name, Guid? community)
    {
        var found = units[CellText.Plain(name)].Where(u => community is null || u.CommunityId == community).ToList();
        return found switch
        {
            [var unit] => new ScopePath(user.TenantId, unit.CommunityId, unit.Id),
            [] => Refuse(row, "unit", "invite.unit_unknown"),
            _ => Refuse(row, "unit", "invite.unit_ambiguous"),
        };
    }

    private static ScopePath? Refuse(SheetRow row, string column, string code)
    {
        row.Refuse(column, code);
        return null;
    }
}
