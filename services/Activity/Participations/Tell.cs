using Linli.ActivityService.Activities;
using Linli.ActivityService.Data;
using Linli.Contracts.Activity.V1;

namespace Linli.ActivityService.Participations;

/// <summary>Tells the figures by how much they change.</summary>
internal static class Tell
{
    public static void Recorded(this Participation now, Activity activity, ActivityDb db, DateTimeOffset at, int formerPersons = 0, int formerMinutes = 0) =>
        db.Publish(now.Event(db, activity.WorkArea, activity.On, at, now.Persons, now.Minutes, formerPersons, formerMinutes));

    /// <summary>The activity counts elsewhere now: taken back there, counted here.</summary>
    public static void MoveFrom(this Participation now, string workArea, DateOnly on, Activity activity, ActivityDb db, DateTimeOffset at)
    {
        db.Publish(now.Event(db, workArea, on, at, 0, 0, now.Persons, now.Minutes));
        now.Recorded(activity, db, at);
    }

    private static ParticipationRecorded Event(this Participation p, ActivityDb db, string workArea, DateOnly on, DateTimeOffset at, int persons, int minutes, int formerPersons, int formerMinutes) =>
        new(db.TenantId!.Value, at, p.Id, p.ActivityId, p.CommunityId, workArea, on, p.MemberId, p.UnitId, persons, minutes, formerPersons, formerMinutes);
}
