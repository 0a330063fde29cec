using System.Linq.Expressions;
using Linli.ServiceDefaults.Tenancy;

namespace Linli.ServiceDefaults.Security;

/// <summary>Where in the tenant the current endpoint's permission holds for the current person.</summary>
/// <param name="All">In the whole tenant.</param>
/// <param name="Communities">In these communities.</param>
/// <param name="Units">For these units.</param>
public sealed record Reach(bool All, IReadOnlySet<Guid> Communities, IReadOnlySet<Guid> Units)
{
    /// <summary>The whole tenant.</summary>
    public static readonly Reach Everywhere = new(true, new HashSet<Guid>(), new HashSet<Guid>());

    /// <summary>Nothing.</summary>
    public static readonly Reach Nowhere = new(false, new HashSet<Guid>(), new HashSet<Guid>());

    /// <summary>The permission holds nowhere here.</summary>
    public bool IsEmpty => !All && Communities.Count == 0 && Units.Count == 0;

    /// <summary>The permission holds for rows of this community; rows without a community need the whole tenant.</summary>
    public bool Covers(Guid? communityId) => All || (communityId is { } id && Communities.Contains(id));

    /// <summary>The permission holds for this unit, itself or through its community.</summary>
    public bool CoversUnit(Guid unitId, Guid? communityId) => Covers(communityId) || Units.Contains(unitId);
}

/// <summary>Narrows a list to what the person may see.</summary>
public static class ReachQueries
{
    /// <summary>Rows of the communities in reach.</summary>
    public static IQueryable<T> Within<T>(this IQueryable<T> rows, Reach reach) where T : ICommunityRow =>
        reach.All ? rows : rows.Where(r => reach.Communities.Contains(r.CommunityId));

    /// <summary>Rows whose community, by <paramref name="community"/>, is in reach.</summary>
    public static IQueryable<T> Within<T>(this IQueryable<T> rows, Reach reach, Expression<Func<T, Guid?>> community)
    {
        if (reach.All)
        {
            return rows;
        }

        var ids = reach.Communities.Select(id => (Guid?)id).ToList();
        Expression<Func<Guid?, bool>> contains = id => ids.Contains(id);
        return rows.Where(Expression.Lambda<Func<T, bool>>(Expression.Invoke(contains, community.Body), community.Parameters));
    }
}
