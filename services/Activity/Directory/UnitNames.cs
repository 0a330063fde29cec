using Linli.ActivityService.Data;
using Linli.ServiceDefaults.Security;

namespace Linli.ActivityService.Directory;

/// <summary>A unit's name as one person sees it.</summary>
internal sealed record UnitName
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
}

/// <summary>Sensitive units bear their names only for those with the right to see them, here as in the Registry.</summary>
internal static class UnitNames
{
    private static readonly Words Words = new();

    /// <summary>All units of the tenant by their names or what stands for them, to be joined by their ids.</summary>
    public static IQueryable<UnitName> NamesFor(this ActivityDb db, CurrentUser user)
    {
        var sensitive = user.ReachOf(Permissions.UnitSensitive);
        var (mask, shown) = (Words["unit.sensitive"], db.Units.ShownTo(sensitive));
        return sensitive.All
            ? db.Units.Select(u => new UnitName { Id = u.Id, Name = u.Name })
            : db.Units.Select(u => new UnitName { Id = u.Id, Name = shown.Any(s => s.Id == u.Id) ? u.Name : mask });
    }

    /// <summary>Nobody finds a unit by a name that they do not see.</summary>
    public static IQueryable<Unit> ShownTo(this IQueryable<Unit> units, Reach sensitive)
    {
        if (sensitive.All)
        {
            return units;
        }

        var ofAnyCommunity = sensitive.Communities.Count > 0;
        return units.Where(u => !u.IsSensitive || (u.CommunityId == null && ofAnyCommunity) || sensitive.Communities.Contains(u.CommunityId!.Value) || sensitive.Units.Contains(u.Id));
    }
}
