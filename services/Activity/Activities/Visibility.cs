using Linli.ActivityService.Data;
using Linli.ServiceDefaults.Security;

namespace Linli.ActivityService.Activities;

/// <summary>Which activities a person may see.</summary>
internal static class Visibility
{
    /// <summary>Those of the communities in reach, and those that a unit in reach organised, signed up for or took part in.</summary>
    public static IQueryable<Activity> VisibleActivities(this ActivityDb db, Reach reach) => reach switch
    {
        { All: true } => db.Activities,
        { Units.Count: 0 } => db.Activities.Within(reach),
        _ => db.Activities.Where(a => reach.Communities.Contains(a.CommunityId)
            || db.Organisers.Any(o => o.ActivityId == a.Id && reach.Units.Contains(o.UnitId))
            || db.SignUps.Any(s => s.ActivityId == a.Id && s.WithdrawnAt == null && reach.Units.Contains(s.UnitId!.Value))
            || db.Participations.Any(p => p.ActivityId == a.Id && !p.TakenBack && reach.Units.Contains(p.UnitId!.Value))),
    };
}
