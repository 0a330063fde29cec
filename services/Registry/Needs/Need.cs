using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Search;
using Linli.ServiceDefaults.Tenancy;

namespace Linli.RegistryService.Needs;

/// <summary>
/// A community's need (需求), claimed by units until all of it is taken. Whoever changes <see cref="Taken"/> has locked the row first
/// (<see cref="Data.ListLocks"/>), so that the last of it is given once.
/// </summary>
internal sealed class Need : TenantRow, ICommunityRow, ISearchable
{
    private Need() { }

    public Guid CommunityId { get; private set; }
    public string Title { get; private set; } = "";
    public string Kind { get; private set; } = "";
    public string WorkArea { get; private set; } = "";
    public string Group { get; private set; } = "";
    public int? Quantity { get; private set; }
    public string? Measure { get; private set; }
    public DateOnly WantedBy { get; private set; }

    [Personal]
    public string? Note { get; private set; }

    public NeedState State { get; private set; }
    public int Taken { get; private set; }
    public DateOnly EnteredOn { get; private set; }

    /// <summary>The day of entering, also of what is entered late: it does not expire before the next one.</summary>
    public DateOnly RecordedOn { get; private set; }

    /// <summary>Since when nobody has taken all of it.</summary>
    public DateOnly WaitingSince { get; private set; }

    public DateOnly? MatchedOn { get; private set; }
    public DateOnly? StartedOn { get; private set; }
    public DateOnly? EndedOn { get; private set; }

    /// <summary>What came of it, or why it ended without.</summary>
    [Personal]
    public string? Result { get; private set; }

    public int Places => Quantity ?? 1;
    public int Left => Places - Taken;
    public bool IsLive => State is NeedState.Open or NeedState.Matched or NeedState.InProgress;

    public static Need Enter(Guid communityId, NeedFacts facts, DateOnly on, DateOnly today)
    {
        if (on > today)
        {
            throw Errors.InTheFuture();
        }
        var need = new Need { CommunityId = communityId, EnteredOn = on, WaitingSince = on, RecordedOn = today };
        need.Set(facts);
        return need;
    }

    public void Change(NeedFacts facts, DateOnly today)
    {
        RefuseWhenEnded();
        if ((facts.Quantity ?? 1) < Taken)
        {
            throw Errors.QuantityBelowTaken(Taken);
        }
        Set(facts);
        if (State == NeedState.Open && Left == 0)
        {
            Match(today);
        }
        else if (State == NeedState.Matched && Left > 0)
        {
            Reopen(today);
        }
    }

    /// <param name="quantity">Null: all that is left.</param>
    public NeedClaim Claim(Guid unitId, int? quantity, Guid? resourceId, DateOnly on, DateOnly today)
    {
        RefuseUnlessOpen();
        var taken = quantity ?? Left;
        if (taken > Left)
        {
            throw Errors.NotSoMuchLeft(Left);
        }
        if (on > today || on < EnteredOn)
        {
            throw Errors.Day(EnteredOn);
        }
        Taken += taken;
        if (Left == 0)
        {
            Match(on);
        }
        return new NeedClaim(this, unitId, taken, resourceId, on);
    }

    public void Release(NeedClaim claim, string reason, DateOnly today)
    {
        claim.Withdraw(reason, today);
        Taken -= claim.Quantity;
        if (State == NeedState.Matched || (State == NeedState.InProgress && Taken == 0))
        {
            Reopen(today);
        }
    }

    /// <summary>Work on it begins, with all of it taken or with what there is.</summary>
    public void Start(DateOnly today)
    {
        if (State is not (NeedState.Matched or NeedState.Open) || Taken == 0)
        {
            throw IsLive ? Errors.NobodyToStart() : Errors.Ended(Title);
        }
        MatchedOn ??= today;
        (State, StartedOn) = (NeedState.InProgress, today);
    }

    public void Finish(string result, DateOnly on, DateOnly today)
    {
        RefuseWhenEnded();
        if (State == NeedState.Open)
        {
            throw Errors.NobodyDidIt();
        }
        if (on > today || on < EnteredOn)
        {
            throw Errors.Day(EnteredOn);
        }
        (State, EndedOn, Result) = (NeedState.Done, on, result);
    }

    /// <summary>A project met it, whether or not units had taken it.</summary>
    public void MeetBy(string result, DateOnly on, DateOnly today)
    {
        RefuseWhenEnded();
        if (on > today || on < EnteredOn)
        {
            throw Errors.Day(EnteredOn);
        }
        MatchedOn ??= on;
        (State, EndedOn, Result) = (NeedState.Done, on, result);
    }

    public void Withdraw(string reason, DateOnly today)
    {
        RefuseWhenEnded();
        (State, EndedOn, Result, Taken) = (NeedState.Withdrawn, today, reason, 0);
    }

    /// <summary>Its day is over: what was taken of it by then is what it gets, and what nobody took has expired.</summary>
    public void RunOut(DateOnly today)
    {
        if (State != NeedState.Open || WantedBy >= today)
        {
            return;
        }
        if (Taken > 0)
        {
            Match(today);
        }
        else
        {
            (State, EndedOn) = (NeedState.Expired, today);
        }
    }

    /// <summary>The community was merged into another one.</summary>
    public void MoveTo(Guid communityId) => CommunityId = communityId;

    public void RefuseWhenEnded()
    {
        if (!IsLive)
        {
            throw Errors.Ended(Title);
        }
    }

    public IEnumerable<string?> SearchNames() => [Title];

    public NeedFacts ToFacts() => new(Title, Kind, WorkArea, Group, Quantity, Measure, WantedBy, Note);

    private void RefuseUnlessOpen()
    {
        RefuseWhenEnded();
        if (State != NeedState.Open)
        {
            throw Errors.AllTaken(Title);
        }
    }

    private void Match(DateOnly on) => (State, MatchedOn) = (NeedState.Matched, on);

    private void Reopen(DateOnly today) => (State, MatchedOn, StartedOn, WaitingSince) = (NeedState.Open, null, null, today);

    private void Set(NeedFacts facts)
    {
        if (facts.WantedBy < EnteredOn)
        {
            throw Errors.WantedBeforeEntered(EnteredOn);
        }
        (Title, Kind, WorkArea, Group, Quantity, Measure, WantedBy, Note) =
            (facts.Title, facts.Kind, facts.WorkArea, facts.Group, facts.Quantity, facts.Measure, facts.WantedBy, facts.Note);
    }
}
