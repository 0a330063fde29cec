using Linli.Contracts;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.Access;

internal static class ScopeRules
{
    /// <summary>1 city, 2 tenant, 3 community, 4 unit.</summary>
    public static int Depth(this ScopePath scope) =>
        scope.UnitId is not null ? 4 : scope.CommunityId is not null ? 3 : scope.TenantId is not null ? 2 : 1;

    /// <summary>The same place or one above it.</summary>
    public static bool Covers(this ScopePath upper, ScopePath lower) =>
        (upper.TenantId is null || upper.TenantId == lower.TenantId)
        && (upper.CommunityId is null || upper.CommunityId == lower.CommunityId)
        && (upper.UnitId is null || upper.UnitId == lower.UnitId);

    /// <summary>The tenant of the token is where a person acts; only the city reaches into another, and only to appoint.</summary>
    public static bool ActsIn(this CurrentUser user, ScopePath scope) => user.IsCity || scope.TenantId == user.TenantId;

    public static Guid RowsOf(this ScopePath scope) => scope.TenantId ?? City.Id;

    /// <summary>Narrows to the scopes in which the caller holds the permission; row-level security has narrowed to the tenant already.</summary>
    public static IQueryable<Assignment> Within(this IQueryable<Assignment> assignments, CurrentUser user, string permission)
    {
        var roots = user.Grants.Items.Where(g => g.Permissions.Contains(permission)).Select(g => new LTree(g.Scope)).ToArray();
        return assignments.Where(a => roots.Any(root => root.IsAncestorOf(a.Scope)));
    }

    public static IQueryable<Assignment> Live(this IQueryable<Assignment> assignments, DateTimeOffset now) =>
        assignments.Where(a => a.RevokedAt == null && a.ValidFrom <= now && (a.ValidTo == null || a.ValidTo > now));
}
