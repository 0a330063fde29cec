using Linli.ActivityService.Activities;
using Linli.ActivityService.Data;
using Linli.ActivityService.SignUps;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.Participations;

/// <summary>Everybody who took part in a locked activity, and how many had signed up for it.</summary>
internal sealed class Attendance(Activity activity, List<Participation> present, int signedUp)
{
    public static async Task<Attendance> OfAsync(Activity activity, ActivityDb db, CancellationToken ct) => new(
        activity,
        await db.Participations.Where(p => p.ActivityId == activity.Id && !p.TakenBack).ToListAsync(ct),
        await db.SignUps.Where(s => s.ActivityId == activity.Id && s.State == SignUpState.Confirmed).SumAsync(s => s.Persons, ct));

    public Participation? Find(Guid id) => present.Find(p => p.Id == id);

    public Participation Record(Attendee who, int persons, int minutesEach, DateTimeOffset now)
    {
        var participation = Participation.Record(activity, who, persons, minutesEach, now);
        if (present.Exists(p => p.MemberId is null == participation.MemberId is null && (p.MemberId ?? p.UnitId) == (who.MemberId ?? who.UnitId) && p.GroupName == who.GroupName))
        {
            throw Errors.Twice();
        }
        present.Add(participation);
        return participation;
    }

    /// <summary>Where people sign up, no more can have been there than did; residents who drop in are counted apart.</summary>
    public void RefuseMoreThanSignedUp()
    {
        var persons = present.Where(p => p.NeedsSignUp).Sum(p => p.Persons);
        if (activity.SignUpRequired && persons > signedUp)
        {
            throw Errors.MoreThanSignedUp(persons, signedUp);
        }
    }
}
