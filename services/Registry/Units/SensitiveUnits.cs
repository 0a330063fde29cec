using System.Globalization;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Security;

namespace Linli.RegistryService.Units;

/// <summary>
/// Sensitive units are there for everybody and shown as they are only to those with the right to see them, which is recorded each
/// time. To the others they have a kind and a community and neither a name nor anything else that says which one it is.
/// </summary>
internal static class SensitiveUnits
{
    /// <summary>What stands for the name.</summary>
    public static string Mask => Labels.Of("unit.sensitive", CultureInfo.CurrentUICulture);

    public static bool Shows(this CurrentUser user, Unit unit) =>
        !unit.IsSensitive || user.ReachOf(Permissions.UnitSensitive) is var reach && (reach.CoversUnitsOf(unit.CommunityId) || reach.Units.Contains(unit.Id));

    /// <summary>What one does not see one does not change.</summary>
    public static void RefuseHidden(this CurrentUser user, Unit unit)
    {
        if (!user.Shows(unit))
        {
            throw Errors.Hidden();
        }
    }

    /// <summary>Nobody finds a unit by what they do not see of it.</summary>
    public static IQueryable<Unit> Shown(this IQueryable<Unit> units, Reach sensitive)
    {
        if (sensitive.All)
        {
            return units;
        }
        var ofAnyCommunity = sensitive.Communities.Count > 0;
        return units.Where(unit => unit.Kind != UnitKinds.Military || (unit.CommunityId == null && ofAnyCommunity)
            || sensitive.Communities.Contains(unit.CommunityId!.Value) || sensitive.Units.Contains(unit.Id));
    }

    /// <summary>The names of units as this person sees them, to be joined by their ids.</summary>
    public static IQueryable<UnitName> NamesFor(this RegistryDb db, CurrentUser user) => db.NamesFor(user.ReachOf(Permissions.UnitSensitive));

    /// <inheritdoc cref="NamesFor(RegistryDb, CurrentUser)"/>
    public static IQueryable<UnitName> NamesFor(this RegistryDb db, Reach sensitive)
    {
        if (sensitive.All)
        {
            return db.Units.Select(unit => new UnitName { Id = unit.Id, Name = unit.Name, IsSensitive = unit.Kind == UnitKinds.Military });
        }
        var (mask, ofAnyCommunity) = (Mask, sensitive.Communities.Count > 0);
        return db.Units.Select(unit => new UnitName
        {
            Id = unit.Id,
            Name = unit.Kind != UnitKinds.Military || (unit.CommunityId == null && ofAnyCommunity)
                || sensitive.Communities.Contains(unit.CommunityId!.Value) || sensitive.Units.Contains(unit.Id) ? unit.Name : mask,
            IsSensitive = unit.Kind == UnitKinds.Military,
        });
    }

    /// <summary>Whoever was shown sensitive units as they are is recorded with them, before the answer leaves.</summary>
    public static async Task RecordShownAsync(this RegistryDb db, IEnumerable<Guid> sensitive, CancellationToken ct)
    {
        var shown = sensitive.ToList();
        if (shown.Count > 0)
        {
            shown.ForEach(id => db.Record(new AuditNote("unit", id.ToString(), AuditActions.Read)));
            await db.SaveChangesAsync(ct);
        }
    }
}

internal sealed record UnitName
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public bool IsSensitive { get; init; }
}
