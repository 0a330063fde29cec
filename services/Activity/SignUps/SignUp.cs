using Linli.ActivityService.Activities;
using Linli.ServiceDefaults.Tenancy;

namespace Linli.ActivityService.SignUps;

/// <summary>A member's, or some people of a unit's, wish to take part: waiting → confirmed → withdrawn.</summary>
internal sealed class SignUp : TenantRow, ICommunityRow
{
    private SignUp() { }

    public Guid ActivityId { get; private set; }
    public Guid CommunityId { get; private set; }
    public Guid? MemberId { get; private set; }
    public Guid? UnitId { get; private set; }
    public int Persons { get; private set; }
    public SignUpState State { get; private set; } = SignUpState.Waiting;
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Order of arrival in the activity; the waiting list follows it.</summary>
    public int Rank { get; private set; }

    /// <summary>The activity is held by another community.</summary>
    public void HandOn(Guid communityId) => CommunityId = communityId;

    /// <summary>Enters at the end of the line; <see cref="SignUpLine"/> decides whether there is a place.</summary>
    public static SignUp Enter(Activity activity, Guid? memberId, Guid? unitId, int persons, int rank, DateTimeOffset now)
    {
        activity.RefuseWhenOver();
        if (!activity.SignUpRequired)
        {
            throw Errors.NotNeeded();
        }
        if (activity.State != ActivityState.Planned)
        {
            throw Errors.Over();
        }
        if (persons > activity.SignUpLimit)
        {
            throw Errors.MoreThanPlaces(activity.SignUpLimit.Value);
        }
        return new SignUp
        {
            ActivityId = activity.Id,
            CommunityId = activity.CommunityId,
            MemberId = memberId,
            UnitId = unitId,
            Persons = persons,
            Rank = rank,
            At = now,
        };
    }

    public void Withdraw(Activity activity, DateTimeOffset now)
    {
        activity.RefuseWhenOver();
        if (activity.State != ActivityState.Planned)
        {
            throw Errors.Over();
        }
        if (State == SignUpState.Withdrawn)
        {
            throw Errors.Withdrawn();
        }
        (State, WithdrawnAt) = (SignUpState.Withdrawn, now);
    }

    internal void Confirm() => State = SignUpState.Confirmed;
}
