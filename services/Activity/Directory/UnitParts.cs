using Linli.ActivityService.Data;
using Linli.ServiceDefaults.Security;

namespace Linli.ActivityService.Directory;

internal static class UnitParts
{
    /// <summary>The unit's records: its own, and those that turned out to be of the same unit.</summary>
    public static IQueryable<Guid> PartsOf(this ActivityDb db, Guid unitId) =>
        db.Units.Where(unit => unit.Id == unitId || unit.MergedIntoId == unitId).Select(unit => unit.Id);

    /// <summary>The same for all units in reach.</summary>
    public static IQueryable<Guid> UnitsWithin(this ActivityDb db, Reach reach) =>
        db.Units.Where(unit => reach.Units.Contains(unit.Id) || reach.Units.Contains(unit.MergedIntoId!.Value)).Select(unit => unit.Id);
}
