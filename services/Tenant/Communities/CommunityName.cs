using Linli.ServiceDefaults.Tenancy;

namespace Linli.TenantService.Communities;

/// <summary>A name that a community has or had, from that day on.</summary>
internal sealed class CommunityName : TenantRow, ICommunityRow
{
    private CommunityName() { }

    public CommunityName(Guid communityId, string name, DateOnly validFrom)
    {
        CommunityId = communityId;
        Name = name;
        ValidFrom = validFrom;
    }

    public Guid CommunityId { get; private set; }
    public string Name { get; private set; } = "";
    public DateOnly ValidFrom { get; private set; }
}
