using Linli.ActivityService.Activities;
using Linli.ActivityService.Data;
using Linli.Contracts.Activity.V1;

namespace Linli.ActivityService.Participations;

internal static class Tell
{
    /// <summary>Tells what is so now, and what was so before.</summary>
    public static void Recorded(this Participation now, Activity activity, ActivityDb db, DateTimeOffset at, int formerPersons = 0, int formerMinutes = 0) =>
        db.Publish(new ParticipationRecorded(
            db.TenantId!.Value, at, now.Id, activity.Id, now.CommunityId, activity.WorkArea, activity.On, now.MemberId, now.UnitId,
            now.Persons, now.Minutes, formerPersons, formerMinutes));
}
