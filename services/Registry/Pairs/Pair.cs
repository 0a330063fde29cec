using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Tenancy;

namespace Linli.RegistryService.Pairs;

/// <summary>A helping pair (结对帮扶): a unit, member, person or family helps another one.</summary>
internal sealed class Pair : TenantRow, ICommunityRow
{
    private Pair() { }

    public Guid CommunityId { get; private set; }

    /// <summary>On the contact card: the year and the pair's number in it, in the whole sub-district.</summary>
    public int Year { get; private set; }
    public int Number { get; private set; }

    public string HelperKind { get; private set; } = "";
    public Guid HelperRef { get; private set; }
    public Sealed? HelperName { get; private set; }
    public Guid? HelperUnitId { get; private set; }
    public Guid? HelperMemberId { get; private set; }

    public string HelpedKind { get; private set; } = "";
    public Guid HelpedRef { get; private set; }
    public Sealed? HelpedName { get; private set; }
    public Guid? HelpedUnitId { get; private set; }
    public Guid? HelpedMemberId { get; private set; }
    public Guid? HelpedBeneficiaryId { get; private set; }

    /// <summary>What the help is to be.</summary>
    [Personal]
    public string? Aim { get; private set; }

    public DateOnly StartedOn { get; private set; }

    /// <summary>The last visit that met them, or the start.</summary>
    public DateOnly LastContactOn { get; private set; }
    public DateOnly? LastVisitOn { get; private set; }
    public DateOnly? EndedOn { get; private set; }
    public string? Result { get; private set; }
    public Sealed? ResultNote { get; private set; }

    public string Card => CardOf(Year, Number);

    public static string CardOf(int year, int number) => $"{year}-{number:0000}";

    public static Pair Start(Guid communityId, int number, PairSide helper, PairSide helped, string? aim, DateOnly on, DateOnly today)
    {
        if (on > today)
        {
            throw Errors.InTheFuture();
        }
        if (helper.Ref == helped.Ref)
        {
            throw Errors.WithThemselves();
        }
        return new()
        {
            CommunityId = communityId,
            Year = on.Year,
            Number = number,
            HelperKind = helper.Kind,
            HelperRef = helper.Ref,
            HelperName = helper.Name,
            HelperUnitId = helper.UnitId,
            HelperMemberId = helper.MemberId,
            HelpedKind = helped.Kind,
            HelpedRef = helped.Ref,
            HelpedName = helped.Name,
            HelpedUnitId = helped.UnitId,
            HelpedMemberId = helped.MemberId,
            HelpedBeneficiaryId = helped.BeneficiaryId,
            Aim = aim,
            StartedOn = on,
            LastContactOn = on,
        };
    }

    public PairVisit Visit(DateOnly on, string outcome, Sealed? note, DateOnly today)
    {
        RefuseWhenEnded();
        if (on > today)
        {
            throw Errors.InTheFuture();
        }
        if (on < StartedOn)
        {
            throw Errors.BeforeStart(StartedOn);
        }
        LastVisitOn = LastVisitOn is { } last && last > on ? last : on;
        LastContactOn = outcome == VisitOutcomes.NotMet || on < LastContactOn ? LastContactOn : on;
        return new PairVisit(this, on, outcome, note);
    }

    /// <summary>A visit was a mistake: what remains says when somebody was there last.</summary>
    public void Recount(IReadOnlyCollection<PairVisit> remaining)
    {
        LastVisitOn = remaining.Count == 0 ? null : remaining.Max(v => v.On);
        LastContactOn = remaining.Where(v => v.Outcome != VisitOutcomes.NotMet).Select(v => v.On).Append(StartedOn).Max();
    }

    public void End(DateOnly on, string result, Sealed? note, DateOnly today)
    {
        RefuseWhenEnded();
        if (on > today)
        {
            throw Errors.InTheFuture();
        }
        if (on < StartedOn)
        {
            throw Errors.BeforeStart(StartedOn);
        }
        if (on < LastVisitOn)
        {
            throw Errors.BeforeLastVisit(LastVisitOn.Value);
        }
        (EndedOn, Result, ResultNote) = (on, result, note);
    }

    /// <summary>The community was merged into another one.</summary>
    public void MoveTo(Guid communityId) => CommunityId = communityId;

    public void RefuseWhenEnded()
    {
        if (EndedOn is not null)
        {
            throw Errors.Ended(Card);
        }
    }
}
