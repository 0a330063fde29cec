namespace Linli.ServiceDefaults.Security;

/// <summary>What a person may do where, as Identity answers it. Only live assignments.</summary>
/// <param name="Version">Rises with every change of the person's assignments.</param>
/// <param name="Items">The grants.</param>
/// <param name="Standings">The states of the sub-districts in which the person has a role, those that ever changed.</param>
/// <param name="Until">When the first of them runs out by itself: from then on this answer is no longer true. Null: none does.</param>
public sealed record Grants(long Version, IReadOnlyList<Grant> Items, IReadOnlyList<TenantStanding>? Standings = null, DateTimeOffset? Until = null)
{
    /// <summary>The state of a sub-district; null: it has always been active.</summary>
    public TenantStanding? StandingOf(Guid tenantId) => Standings?.FirstOrDefault(s => s.TenantId == tenantId);

    /// <summary>
    /// Those that hold where a token acts: a tenant's in that tenant, the city's in the city. Somebody who works for both keeps
    /// them apart by switching; otherwise the city's right to look at its own people would open a tenant's.
    /// </summary>
    /// <param name="tenantId">The tenant of the token; null for the city.</param>
    public Grants In(Guid? tenantId) => this with { Items = Items.Where(g => ScopePath.Parse(g.Scope).TenantId == tenantId).ToList() };

    /// <summary>Where in this tenant the permission holds.</summary>
    /// <param name="permission">A constant of <see cref="Permissions"/>.</param>
    /// <param name="tenantId">The tenant of the token; null for the city.</param>
    public Reach Of(string permission, Guid? tenantId)
    {
        HashSet<Guid> communities = [], units = [];
        foreach (var grant in Items.Where(g => g.Permissions.Contains(permission)))
        {
            var scope = ScopePath.Parse(grant.Scope);
            if (scope.TenantId != tenantId)
            {
                continue;
            }

            if (scope.UnitId is { } unit)
            {
                units.Add(unit);
            }
            else if (scope.CommunityId is { } community)
            {
                communities.Add(community);
            }
            else
            {
                return Reach.Everywhere;
            }
        }

        return new(false, communities, units);
    }
}

/// <summary>Permissions at a scope and everything below it.</summary>
/// <param name="Scope">A scope path, see <see cref="ScopePath"/>.</param>
/// <param name="Permissions">Names from <see cref="Security.Permissions"/>.</param>
/// <param name="Door">The sub-district has let the person in as support, through this door.</param>
public sealed record Grant(string Scope, IReadOnlySet<string> Permissions, Guid? Door = null);

/// <summary>Where grants come from: Identity over HTTP, or Identity's own tables.</summary>
public interface IGrantSource
{
    /// <summary>The live grants of the person whose token this request carries.</summary>
    ValueTask<Grants> OfCurrentUserAsync(CurrentUser user, CancellationToken ct);
}
