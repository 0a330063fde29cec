using Linli.ActivityService.Data;
using Linli.ActivityService.Directory;
using Linli.ServiceDefaults.Security;

namespace Linli.ActivityService.Activities;

/// <summary>Which activities a person may see.</summary>
internal static class Visibility
{
    /// <summary>Those of the communities in reach, and those that a unit in reach organised, signed up for or took part in.</summary>
    public static IQueryable<Activity> VisibleActivities(this ActivityDb db, Reach reach)
    {
        if (reach.All || reach.Units.Count == 0)
        {
            return db.Activities.Within(reach);
        }

        var units = db.UnitsWithin(reach);
        return db.Activities.Where(a => reach.Communities.Contains(a.CommunityId)
            || db.Organisers.Any(o => o.ActivityId == a.Id && units.Contains(o.UnitId))
            || db.SignUps.Any(s => s.ActivityId == a.Id && s.WithdrawnAt == null && units.Contains(s.UnitId!.Value))
            || db.Participations.Any(p => p.ActivityId == a.Id && !p.TakenBack && units.Contains(p.UnitId!.Value)));
    }
}
