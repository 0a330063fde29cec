using Linli.ActivityService.Directory;
using Linli.ServiceDefaults.Tenancy;

namespace Linli.ActivityService.Activities;

/// <summary>
/// A joint activity of a community and its units. Whoever counts its places or its participants has locked the row first
/// (<see cref="Data.ActivityDb.LockActivityAsync"/>), so that nobody else counts at the same time.
/// </summary>
internal sealed class Activity : TenantRow, ICommunityRow
{
    private readonly List<Organiser> organisers = [];

    private Activity() { }

    public Guid CommunityId { get; private set; }
    public string Kind { get; private set; } = "";
    public string Title { get; private set; } = "";
    public string? Theme { get; private set; }
    public string WorkArea { get; private set; } = "";
    public string Place { get; private set; } = "";
    public DateTimeOffset StartsAt { get; private set; }
    public DateTimeOffset EndsAt { get; private set; }
    public bool AllDay { get; private set; }

    /// <summary>The day it takes place and counts on, in China.</summary>
    public DateOnly On { get; private set; }

    public string Host { get; private set; } = "";
    public string? Partner { get; private set; }
    public IReadOnlyList<Organiser> Organisers => organisers;
    public List<ProgrammeItem> Programme { get; private set; } = [];
    public bool SignUpRequired { get; private set; }
    public int? SignUpLimit { get; private set; }
    public ActivityState State { get; private set; }
    public string? CancelReason { get; private set; }
    public News? News { get; private set; }

    public int LengthMinutes => (int)(EndsAt - StartsAt).TotalMinutes;

    public static Activity Plan(Community community, ActivityDetails details)
    {
        community.RefuseWhenRetired();
        var activity = new Activity { CommunityId = community.Id, State = ActivityState.Planned };
        activity.Take(details);
        return activity;
    }

    /// <summary>Changes what was said, as long as what was already recorded still fits.</summary>
    /// <param name="details">What is said now.</param>
    /// <param name="taken">Persons who hold a place.</param>
    /// <param name="longest">The most minutes recorded for one person.</param>
    /// <param name="now">The present.</param>
    public void Change(ActivityDetails details, int taken, int longest, DateTimeOffset now)
    {
        RefuseWhenOver();
        if (State == ActivityState.Held && details.StartsAt > now)
        {
            throw Errors.NotYetHeld();
        }
        if (details.SignUpLimit < taken)
        {
            throw Errors.LimitBelowTaken(taken);
        }
        Take(details);
        if (longest > LengthMinutes)
        {
            throw Errors.ShorterThanRecorded(longest);
        }
    }

    /// <summary>Its community was merged before it takes place: another one holds it.</summary>
    public void HandOn(Guid communityId) => CommunityId = communityId;

    public void Hold(DateTimeOffset now)
    {
        RefuseWhenOver();
        if (StartsAt > now)
        {
            throw Errors.NotYetHeld();
        }
        State = ActivityState.Held;
    }

    public void Close()
    {
        RefuseWhenOver();
        if (State != ActivityState.Held)
        {
            throw Errors.NotHeld();
        }
        State = ActivityState.Closed;
    }

    public void Cancel(string reason, bool hasParticipants)
    {
        RefuseWhenOver();
        if (hasParticipants)
        {
            throw Errors.HasParticipants();
        }
        (State, CancelReason) = (ActivityState.Cancelled, reason);
    }

    public void Report(News news)
    {
        RefuseWhenOver();
        News = news;
    }

    /// <summary>Sign-up and recording are for activities that are neither cancelled nor closed.</summary>
    public void RefuseWhenOver()
    {
        if (State == ActivityState.Cancelled)
        {
            throw Errors.Cancelled();
        }
        if (State == ActivityState.Closed)
        {
            throw Errors.Closed();
        }
    }

    public void RefuseOnceStarted(DateTimeOffset now)
    {
        if (now >= StartsAt)
        {
            throw Errors.Started();
        }
    }

    private void Take(ActivityDetails details)
    {
        if (details.EndsAt <= details.StartsAt)
        {
            throw Errors.EndsBeforeStart();
        }
        (Kind, Title, Theme, WorkArea, Place) = (details.Kind, details.Title, details.Theme, details.WorkArea, details.Place);
        (StartsAt, EndsAt, AllDay) = (details.StartsAt.ToUniversalTime(), details.EndsAt.ToUniversalTime(), details.AllDay);
        On = ChinaTime.DayOf(StartsAt);
        (Host, Partner, Programme) = (details.Host, details.Partner, [.. details.Programme]);
        (SignUpRequired, SignUpLimit) = (details.SignUpRequired, details.SignUpRequired ? details.SignUpLimit : null);
        organisers.RemoveAll(o => !details.UnitIds.Contains(o.UnitId));
        organisers.AddRange(details.UnitIds.Distinct().Except(organisers.Select(o => o.UnitId)).Select(unit => new Organiser(Id, unit)).ToList());
    }
}
