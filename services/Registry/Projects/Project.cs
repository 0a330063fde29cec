using Linli.RegistryService.Needs;
using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Search;
using Linli.ServiceDefaults.Tenancy;

namespace Linli.RegistryService.Projects;

/// <summary>
/// What a community makes of needs and resources (项目): with an aim that can be measured, taken on by units, followed to its end. Whoever
/// changes <see cref="Taken"/> has locked the row first (<see cref="Data.ListLocks"/>), so that the last place is given once.
/// </summary>
internal sealed class Project : TenantRow, ICommunityRow, ISearchable
{
    private Project() { }

    public Guid CommunityId { get; private set; }
    public string Title { get; private set; } = "";
    public string Kind { get; private set; } = "";
    public string WorkArea { get; private set; } = "";
    public string? Place { get; private set; }
    public string Goal { get; private set; } = "";
    public int Aim { get; private set; }

    /// <summary>How much of the aim there is, as was noted last.</summary>
    public int Reached { get; private set; }
    public string Measure { get; private set; } = "";
    public int Places { get; private set; }

    /// <summary>How many units have taken it on.</summary>
    public int Taken { get; private set; }
    public DateOnly StartsOn { get; private set; }
    public DateOnly DueOn { get; private set; }

    [Personal]
    public string? Note { get; private set; }

    public ProjectState State { get; private set; }
    public DateOnly ProposedOn { get; private set; }

    /// <summary>The day of entering, also of what is entered late: it does not expire before the next one.</summary>
    public DateOnly RecordedOn { get; private set; }

    /// <summary>Since when it has a place that nobody took.</summary>
    public DateOnly WaitingSince { get; private set; }
    public DateOnly? MatchedOn { get; private set; }
    public DateOnly? StartedOn { get; private set; }
    public DateOnly? EndedOn { get; private set; }

    /// <summary>What came of it, or why it ended without.</summary>
    [Personal]
    public string? Result { get; private set; }

    public static Project Propose(Guid communityId, ProjectFacts facts, DateOnly on, DateOnly today)
    {
        if (on > today)
        {
            throw Errors.InTheFuture();
        }
        var project = new Project { CommunityId = communityId, ProposedOn = on, WaitingSince = on, RecordedOn = today };
        project.Set(facts);
        return project;
    }

    public void Change(ProjectFacts facts, DateOnly today)
    {
        RefuseWhenEnded();
        if (facts.Places < Taken)
        {
            throw Errors.PlacesBelowTaken(Taken);
        }
        Set(facts);
        if (State == ProjectState.Proposed && Taken == Places)
        {
            Match(today);
        }
        else if (State == ProjectState.Matched && Taken < Places)
        {
            Reopen(today);
        }
    }

    public ProjectClaim Claim(Guid unitId, string? part, DateOnly on, DateOnly today)
    {
        RefuseWhenEnded();
        if (State != ProjectState.Proposed)
        {
            throw Errors.AllTaken(Title);
        }
        RefuseDay(on, today);
        Taken++;
        if (Taken == Places)
        {
            Match(on);
        }
        return new ProjectClaim(this, unitId, part, on);
    }

    public void Release(ProjectClaim claim, string reason, DateOnly today)
    {
        RefuseWhenEnded();
        claim.Withdraw(reason, today);
        Taken--;
        if (State == ProjectState.Matched || (State == ProjectState.InProgress && Taken == 0))
        {
            Reopen(today);
        }
    }

    /// <summary>Work on it begins, with all the units that it asked for or with those that there are.</summary>
    public void Start(DateOnly today)
    {
        RefuseWhenEnded();
        if (State == ProjectState.InProgress || Taken == 0)
        {
            throw Errors.NobodyToStart();
        }
        MatchedOn ??= today;
        (State, StartedOn) = (ProjectState.InProgress, today);
    }

    /// <param name="reached">How much of the aim there is by now; null: no more than before.</param>
    public ProjectNote Tell(string text, int? reached, DateOnly on, DateOnly today)
    {
        RefuseWhenEnded();
        RefuseDay(on, today);
        Reached = reached ?? Reached;
        return new ProjectNote(Id, on, text, reached);
    }

    public void Finish(string result, int reached, DateOnly on, DateOnly today)
    {
        RefuseWhenEnded();
        if (State != ProjectState.InProgress)
        {
            throw Errors.NotStarted();
        }
        RefuseDay(on, today);
        (State, EndedOn, Result, Reached) = (ProjectState.Done, on, result, reached);
    }

    public void Cancel(string reason, DateOnly today)
    {
        RefuseWhenEnded();
        (State, EndedOn, Result, Taken) = (ProjectState.Cancelled, today, reason, 0);
    }

    /// <summary>Its day is over: what units took on by then goes on with those, and what nobody took has expired.</summary>
    public void RunOut(DateOnly today)
    {
        if (State != ProjectState.Proposed || DueOn >= today)
        {
            return;
        }
        if (Taken > 0)
        {
            Match(today);
        }
        else
        {
            (State, EndedOn) = (ProjectState.Expired, today);
        }
    }

    /// <summary>A need that it meets: one of the same community that goes on.</summary>
    public ProjectNeed Meet(Need need, DateOnly today)
    {
        RefuseWhenEnded();
        return need.IsLive && need.CommunityId == CommunityId ? new ProjectNeed(Id, need.Id, today) : throw Errors.UnknownNeed();
    }

    /// <summary>The community was merged into another one.</summary>
    public void MoveTo(Guid communityId) => CommunityId = communityId;

    public void RefuseWhenEnded()
    {
        if (EndedOn is not null)
        {
            throw Errors.Ended(Title);
        }
    }

    /// <summary>Only what is done has met anything.</summary>
    public void RefuseUnlessDone()
    {
        if (State != ProjectState.Done)
        {
            throw Errors.NotDone();
        }
    }

    public IEnumerable<string?> SearchNames() => [Title];

    private void RefuseDay(DateOnly on, DateOnly today)
    {
        if (on > today || on < ProposedOn)
        {
            throw Errors.Day(ProposedOn);
        }
    }

    private void Match(DateOnly on) => (State, MatchedOn) = (ProjectState.Matched, on);

    private void Reopen(DateOnly today) => (State, MatchedOn, StartedOn, WaitingSince) = (ProjectState.Proposed, null, null, today);

    private void Set(ProjectFacts facts)
    {
        var from = facts.StartsOn > ProposedOn ? facts.StartsOn : ProposedOn;
        if (facts.DueOn < from)
        {
            throw Errors.DueTooEarly(from);
        }
        (Title, Kind, WorkArea, Place, Goal, Aim, Measure, Places, StartsOn, DueOn, Note) =
            (facts.Title, facts.Kind, facts.WorkArea, facts.Place, facts.Goal, facts.Aim, facts.Measure, facts.Places, facts.StartsOn, facts.DueOn, facts.Note);
    }
}
