using System.Linq.Expressions;
using Linli.ServiceDefaults.Security;

namespace Linli.TenantService.Communities;

internal static class CommunityAccess
{
    /// <summary>Which communities a person may see: those in reach; a unit's people also the one that their unit belongs to.</summary>
    public static Expression<Func<Community, bool>> MayRead(this CurrentUser user)
    {
        if (user.Reach.All)
        {
            return _ => true;
        }

        var ids = user.Reach.Communities.Concat(user.CommunityOfUnit()).ToList();
        return c => ids.Contains(c.Id);
    }

    /// <inheritdoc cref="MayRead(CurrentUser)"/>
    public static bool MayRead(this CurrentUser user, Guid communityId) =>
        user.Reach.Covers(communityId) || user.CommunityOfUnit().Contains(communityId);

    private static IEnumerable<Guid> CommunityOfUnit(this CurrentUser user) =>
        user.Scope is { UnitId: { } unit, CommunityId: { } community } && user.Reach.Units.Contains(unit) ? [community] : [];
}
