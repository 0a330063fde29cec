using Linli.ServiceDefaults.Tenancy;

namespace Linli.IdentityService.Communities;

/// <summary>A community, under its own id, and the one that goes on with what was its own.</summary>
internal sealed class CommunityMerger : TenantRow
{
    private CommunityMerger()
    {
    }

    public CommunityMerger(Guid communityId, Guid intoId)
    {
        Id = communityId;
        IntoId = intoId;
    }

    public Guid IntoId { get; private init; }
}
