using Linli.ServiceDefaults.Search;
using Linli.ServiceDefaults.Tenancy;

namespace Linli.RegistryService.Agreements;

/// <summary>An agreement (共建协议) of a community with one or more units: what each side does, from when to when.</summary>
internal sealed class Agreement : TenantRow, ICommunityRow, ISearchable
{
    private Agreement() { }

    public Guid CommunityId { get; private set; }
    public string Title { get; private set; } = "";

    /// <summary>Codes of the work areas that it is about.</summary>
    public List<string> WorkAreas { get; private set; } = [];

    /// <summary>First and last day of the term.</summary>
    public DateOnly BeginsOn { get; private set; }
    public DateOnly EndsOn { get; private set; }

    /// <summary>What each side does, a line each.</summary>
    public List<string> CommunityDuties { get; private set; } = [];
    public List<string> UnitDuties { get; private set; } = [];

    /// <summary>One of <see cref="AgreementStates"/>.</summary>
    public string State { get; private set; } = AgreementStates.Draft;
    public DateOnly? SignedOn { get; private set; }

    /// <summary>The office that signed for the community.</summary>
    public string? CommunityOffice { get; private set; }

    /// <summary>The first day without it.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>Why it ended before its time; null where the term ran out.</summary>
    public string? EndReason { get; private set; }

    /// <summary>The agreement that this one goes on with.</summary>
    public Guid? RenewsId { get; private set; }

    /// <summary>The day on which it was told that the term runs out soon.</summary>
    public DateOnly? ToldOn { get; private set; }

    public bool IsSigned => State is AgreementStates.Signed or AgreementStates.InForce;

    public static Agreement Draft(Guid communityId, AgreementFacts facts, Guid? renewsId = null)
    {
        var agreement = new Agreement { CommunityId = communityId, RenewsId = renewsId };
        agreement.Set(facts);
        return agreement;
    }

    public void Change(AgreementFacts facts)
    {
        RefuseUnlessDraft();
        Set(facts);
    }

    public void RefuseUnlessDraft()
    {
        if (State != AgreementStates.Draft)
        {
            throw Errors.NotADraft(Title);
        }
    }

    public void Sign(DateOnly on, string communityOffice, DateOnly today)
    {
        RefuseUnlessDraft();
        if (on > today)
        {
            throw Errors.InTheFuture();
        }
        if (on > EndsOn)
        {
            throw Errors.SignedAfterItsTerm(EndsOn);
        }
        (State, SignedOn, CommunityOffice) = (AgreementStates.Signed, on, communityOffice);
    }

    /// <summary>Both sides, or one, give it up before its term is over.</summary>
    public void End(DateOnly on, string reason, DateOnly today)
    {
        if (!IsSigned)
        {
            throw State == AgreementStates.Draft ? Errors.NotSigned(Title) : Errors.Ended(Title);
        }
        if (on > today)
        {
            throw Errors.InTheFuture();
        }
        if (on < SignedOn)
        {
            throw Errors.EndedBeforeItWasSigned(SignedOn.Value);
        }
        (State, EndedOn, EndReason) = (AgreementStates.Ended, on, reason);
    }

    /// <returns>True when its first day has come.</returns>
    public bool Begin(DateOnly today) => Turn(State == AgreementStates.Signed && BeginsOn <= today, AgreementStates.InForce, null);

    /// <returns>True when its last day is over.</returns>
    public bool RunOut(DateOnly today, bool goesOn) =>
        Turn(State == AgreementStates.InForce && EndsOn < today, goesOn ? AgreementStates.Renewed : AgreementStates.Ended, EndsOn.AddDays(1));

    /// <summary>Another one goes on with it, perhaps some time after its own term ran out.</summary>
    /// <returns>True when that is what ends it.</returns>
    public bool GiveWay(DateOnly followingBeginsOn)
    {
        if (State == AgreementStates.Ended && EndReason is null)
        {
            State = AgreementStates.Renewed;
        }
        return Turn(State == AgreementStates.InForce, AgreementStates.Renewed, followingBeginsOn < EndsOn.AddDays(1) ? followingBeginsOn : EndsOn.AddDays(1));
    }

    /// <returns>True, once, when so few days are left that a renewal is due.</returns>
    public bool TellItsEnd(DateOnly today, int days)
    {
        if (State != AgreementStates.InForce || ToldOn is not null || EndsOn > today.AddDays(days))
        {
            return false;
        }
        ToldOn = today;
        return true;
    }

    /// <summary>The one that was to go on with it came to nothing.</summary>
    public void WaitAgain() => ToldOn = null;

    /// <summary>The community was merged, or the units that it is with went to another one.</summary>
    public void MoveTo(Guid communityId) => CommunityId = communityId;

    public IEnumerable<string?> SearchNames() => [Title];

    private bool Turn(bool due, string state, DateOnly? endedOn)
    {
        if (due)
        {
            (State, EndedOn) = (state, endedOn);
        }
        return due;
    }

    private void Set(AgreementFacts facts)
    {
        if (facts.EndsOn < facts.BeginsOn)
        {
            throw Errors.EndsBeforeItBegins(facts.BeginsOn);
        }
        (Title, BeginsOn, EndsOn) = (facts.Title, facts.BeginsOn, facts.EndsOn);
        (WorkAreas, CommunityDuties, UnitDuties) = ([.. facts.WorkAreas], [.. facts.CommunityDuties], [.. facts.UnitDuties]);
    }
}
