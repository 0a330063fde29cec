using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.IdentityService.Access;

/// <summary>The roles that the caller may give at a scope, and until when at the latest.</summary>
internal static class ListRoles
{
    public static void MapListRoles(this IEndpointRouteBuilder app) => app.MapGet("/roles", Handle).RequirePermission(Permissions.AccessGrant);

    private static async Task<Results<Ok<List<RoleItem>>, NotFound>> Handle(string scope, CurrentUser user, AccessReader reader, CancellationToken ct)
    {
        if (!ScopePath.TryParse(scope, out var place) || !user.ActsIn(place) || await reader.ReadAsync(user.Id, ct) is not { } access)
        {
            return TypedResults.NotFound();
        }

        var sources = access.Held.Where(h => h.CanDelegate && h.Scope.Covers(place) && h.Permissions.Contains(Permissions.AccessGrant)).ToList();
        if (sources.Count == 0)
        {
            return TypedResults.NotFound();
        }

        return TypedResults.Ok(RoleCatalogue.All
            .Where(role => place.Depth() >= role.MinDepth && place.Depth() <= role.MaxDepth)
            .Select(role => (role, From: sources.Where(s => s.Holds(role)).ToList()))
            .Where(r => r.From.Count > 0)
            .Select(r => new RoleItem(r.role.Id, r.role.Permissions, r.role.Permissions.Contains(Permissions.AccessGrant),
                r.From.Exists(s => s.ValidTo is null) ? null : r.From.Max(s => s.ValidTo)))
            .ToList());
    }
}

/// <param name="Id">The role.</param>
/// <param name="Permissions">What its holder may do.</param>
/// <param name="MayDelegate">Whether it is of any use to let the holder give it on.</param>
/// <param name="Until">The latest end that the caller can give; null for no end.</param>
internal sealed record RoleItem(string Id, IReadOnlyList<string> Permissions, bool MayDelegate, DateTimeOffset? Until);
