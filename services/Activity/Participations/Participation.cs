using Linli.ActivityService.Activities;
using Linli.ServiceDefaults.Tenancy;

namespace Linli.ActivityService.Participations;

/// <summary>
/// Who took part: one member, some people of a unit, or a number of residents. A correction keeps what was there before
/// (<see cref="ParticipationRevision"/>); zero persons means the record was taken back.
/// </summary>
internal sealed class Participation : TenantRow, ICommunityRow
{
    private Participation() { }

    public Guid ActivityId { get; private set; }
    public Guid CommunityId { get; private set; }
    public Guid? MemberId { get; private set; }

    /// <summary>The unit whose contribution it is; for a member, the unit they belonged to then.</summary>
    public Guid? UnitId { get; private set; }

    /// <summary>Who they were, in words, e.g. 健康路社区老党员; empty for a member.</summary>
    public string GroupName { get; private set; } = "";

    public int Persons { get; private set; }
    public int MinutesEach { get; private set; }
    public DateTimeOffset At { get; private set; }
    public bool TakenBack { get; private set; }

    public int Minutes => Persons * MinutesEach;

    /// <summary>Signed up for, where sign-up is required; residents who drop in are not.</summary>
    public bool NeedsSignUp => MemberId is not null || UnitId is not null;

    public static Participation Record(Activity activity, Attendee who, int persons, int minutesEach, DateTimeOffset now)
    {
        RefuseUnlessHeld(activity);
        var participation = new Participation
        {
            ActivityId = activity.Id,
            CommunityId = activity.CommunityId,
            MemberId = who.MemberId,
            UnitId = who.UnitId,
            GroupName = who.GroupName,
            At = now,
        };
        participation.Count(activity, persons, minutesEach);
        return participation;
    }

    public ParticipationRevision Correct(Activity activity, int persons, int minutesEach, Reason why)
    {
        var former = Revise(activity, why);
        Count(activity, persons, minutesEach);
        return former;
    }

    public ParticipationRevision TakeBack(Activity activity, Reason why)
    {
        var former = Revise(activity, why);
        (Persons, MinutesEach, TakenBack) = (0, 0, true);
        return former;
    }

    private ParticipationRevision Revise(Activity activity, Reason why)
    {
        RefuseUnlessHeld(activity);
        return TakenBack ? throw Errors.TakenBack() : new ParticipationRevision(Id, Persons, MinutesEach, why);
    }

    private void Count(Activity activity, int persons, int minutesEach)
    {
        if (MemberId is not null && persons != 1)
        {
            throw Errors.MemberIsOne();
        }
        if (minutesEach > activity.LengthMinutes)
        {
            throw Errors.LongerThanActivity(activity.LengthMinutes);
        }
        (Persons, MinutesEach) = (persons, minutesEach);
    }

    private static void RefuseUnlessHeld(Activity activity)
    {
        activity.RefuseWhenOver();
        if (activity.State != ActivityState.Held)
        {
            throw Activities.Errors.NotHeld();
        }
    }
}

/// <summary>One member, people of a unit, or a group of residents.</summary>
internal sealed record Attendee(Guid? MemberId, Guid? UnitId, string GroupName);
