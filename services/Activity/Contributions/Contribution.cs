using Linli.ActivityService.Directory;
using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Tenancy;

namespace Linli.ActivityService.Contributions;

/// <summary>
/// Money, things or service that a unit or somebody else gave (捐赠/投入). Corrections and voiding keep what was there before
/// (<see cref="ContributionRevision"/>).
/// </summary>
internal sealed class Contribution : TenantRow, ICommunityRow
{
    private Contribution() { }

    public Guid CommunityId { get; private set; }
    public string Kind { get; private set; } = "";
    public Guid? GiverUnitId { get; private set; }
    [Personal]
    public string? Giver { get; private set; }
    public string ReceiverKind { get; private set; } = "";
    [Personal]
    public string Receiver { get; private set; } = "";
    public string Purpose { get; private set; } = "";
    public string WorkArea { get; private set; } = "";
    public DateOnly On { get; private set; }
    public decimal? Amount { get; private set; }
    public bool Approximate { get; private set; }
    public string? Description { get; private set; }
    public string? ReceiptNo { get; private set; }
    public Reason? Voided { get; private set; }

    public static Contribution Record(Community community, ContributionFacts facts, DateOnly today)
    {
        community.RefuseWhenRetired();
        var contribution = new Contribution { CommunityId = community.Id };
        contribution.Take(facts, today);
        return contribution;
    }

    public ContributionRevision Correct(ContributionFacts facts, Reason why, DateOnly today)
    {
        RefuseWhenVoided();
        var former = new ContributionRevision(Id, Facts(), why);
        Take(facts, today);
        return former;
    }

    public void Void(Reason why)
    {
        RefuseWhenVoided();
        Voided = why;
    }

    private void Take(ContributionFacts facts, DateOnly today)
    {
        if (facts.On > today)
        {
            throw Errors.InFuture();
        }
        if (facts.Kind == ContributionKinds.Money && facts.Amount is null or 0)
        {
            throw Errors.AmountMissing();
        }
        if (facts.Kind != ContributionKinds.Money && facts.Description is null)
        {
            throw Errors.DescriptionMissing();
        }
        (Kind, GiverUnitId, Giver, Purpose, WorkArea, On) = (facts.Kind, facts.GiverUnitId, facts.Giver, facts.Purpose, facts.WorkArea, facts.On);
        (Amount, Approximate, Description, ReceiptNo) = (facts.Amount, facts.Approximate && facts.Amount is not null, facts.Description, facts.ReceiptNo);
        ReceiverKind = facts.ReceiverKind;
        Receiver = ReceiverKind == ReceiverKinds.Person ? MaskedName.Of(facts.Receiver) : facts.Receiver;
    }

    public ContributionFacts Facts() =>
        new(Kind, GiverUnitId, Giver, ReceiverKind, Receiver, Purpose, WorkArea, On, Amount, Approximate, Description, ReceiptNo);

    private void RefuseWhenVoided()
    {
        if (Voided is not null)
        {
            throw Errors.Voided();
        }
    }
}
