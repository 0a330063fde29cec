using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.IdentityService.Access;

/// <summary>What the caller may do where, right now. Every service asks this and remembers it until GrantsChanged.</summary>
internal static class GetMyGrants
{
    public static void MapGetMyGrants(this IEndpointRouteBuilder app) => app.MapGet("/me/grants", Handle).RequireSignedIn().AllowWhileClosed();

    private static async Task<Results<Ok<MyGrants>, UnauthorizedHttpResult>> Handle(CurrentUser user, AccessReader reader, CancellationToken ct) =>
        await reader.ReadAsync(user.Id, ct) is { } access
            ? TypedResults.Ok(new MyGrants(
                access.Version, access.Reaches.Select(r => new MyGrant(r.Scope.ToString(), r.Permissions, r.Door)).ToList(), access.Standings, access.Held.Min(h => h.ValidTo)))
            : TypedResults.Unauthorized();
}

/// <param name="Standings">The states of the sub-districts in which the caller has a role, those that ever changed.</param>
/// <param name="Until">When the first of the grants runs out by itself; null: none does.</param>
internal sealed record MyGrants(long Version, IReadOnlyList<MyGrant> Grants, IReadOnlyList<TenantStanding> Standings, DateTimeOffset? Until);

/// <param name="Door">Through which the caller is let in as support.</param>
internal sealed record MyGrant(string Scope, IReadOnlyList<string> Permissions, Guid? Door);
