using Linli.ActivityService.Activities;
using Linli.ActivityService.Data;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.SignUps;

/// <summary>Everybody who signed up for a locked activity, in the order of arrival; gives its places.</summary>
internal sealed class SignUpLine(Activity activity, List<SignUp> signUps)
{
    /// <summary>Persons who hold a place.</summary>
    public int Taken => signUps.Where(s => s.State == SignUpState.Confirmed).Sum(s => s.Persons);

    public static async Task<SignUpLine> OfAsync(Activity activity, ActivityDb db, CancellationToken ct) =>
        new(activity, await db.SignUps.AsTracking().Where(s => s.ActivityId == activity.Id).OrderBy(s => s.Rank).ToListAsync(ct));

    public SignUp? Find(Guid id) => signUps.Find(s => s.Id == id);

    public SignUp? LiveOf(Guid memberId) => signUps.Find(s => s.State != SignUpState.Withdrawn && s.MemberId == memberId);

    public SignUp Enter(Guid? memberId, Guid? unitId, int persons, DateTimeOffset now)
    {
        var entered = SignUp.Enter(activity, memberId, unitId, persons, signUps.Count + 1, now);
        if (signUps.Exists(s => s.State != SignUpState.Withdrawn && s.MemberId == memberId && s.UnitId == unitId))
        {
            throw Errors.Twice();
        }
        signUps.Add(entered);
        GivePlaces();
        return entered;
    }

    public void Withdraw(SignUp signUp, DateTimeOffset now)
    {
        signUp.Withdraw(activity, now);
        GivePlaces();
    }

    /// <summary>
    /// Confirms whoever waits and fits. Nobody overtakes: when the first in line are more than there are places left,
    /// those behind them wait too.
    /// </summary>
    public void GivePlaces()
    {
        var free = (activity.SignUpLimit ?? int.MaxValue) - Taken;
        foreach (var next in signUps.Where(s => s.State == SignUpState.Waiting))
        {
            if (next.Persons > free)
            {
                return;
            }
            next.Confirm();
            free -= next.Persons;
        }
    }
}
