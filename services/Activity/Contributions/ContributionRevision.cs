using Linli.ServiceDefaults.Tenancy;

namespace Linli.ActivityService.Contributions;

/// <summary>What a contribution said before it was corrected.</summary>
internal sealed class ContributionRevision : TenantRow
{
    private ContributionRevision() { }

    public ContributionRevision(Guid contributionId, ContributionFacts former, Reason reason) =>
        (ContributionId, Former, Reason) = (contributionId, former, reason);

    public Guid ContributionId { get; private set; }
    public ContributionFacts Former { get; private set; } = null!;
    public Reason Reason { get; private set; } = null!;
}
