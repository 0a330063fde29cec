using Linli.ServiceDefaults.Security;
using Linli.TenantService.Communities;
using Linli.TenantService.Data;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Grids;

internal static class FindGrid
{
    /// <summary>A grid with its community, both of which may change; null when it is not there or out of reach.</summary>
    public static async Task<(Community Community, Grid Grid)?> FindGridAsync(this DirectoryDb db, Guid communityId, Guid id, CurrentUser user, CancellationToken ct)
    {
        if (!user.Reach.Covers(communityId)
            || await db.Grids.SingleOrDefaultAsync(g => g.CommunityId == communityId && g.Id == id, ct) is not { } grid)
        {
            return null;
        }

        var community = await db.Communities.SingleAsync(c => c.Id == communityId, ct);
        community.RefuseUnlessOpen();
        grid.RefuseIfRetired();
        return (community, grid);
    }
}
