using Linli.ServiceDefaults.Tenancy;

namespace Linli.RegistryService.Members;

/// <summary>One report-in slip (报到单): a member's time with a community, kept for good.</summary>
internal sealed class ReportIn : TenantRow, ICommunityRow
{
    private ReportIn() { }

    internal ReportIn(Guid memberId, Guid communityId, DateOnly on, string slipNumber) =>
        (MemberId, CommunityId, On, SlipNumber) = (memberId, communityId, on, slipNumber);

    public Guid MemberId { get; private set; }
    public Guid CommunityId { get; private set; }
    public DateOnly On { get; private set; }
    public string SlipNumber { get; private set; } = "";
    public DateOnly? LeftOn { get; private set; }
    public string? LeftReason { get; private set; }

    internal void End(DateOnly on, string? reason) => (LeftOn, LeftReason) = (on, reason);
}
