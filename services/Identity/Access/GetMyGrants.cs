using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Transfer;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.IdentityService.Access;

/// <summary>What the caller may do where, right now. Every service asks this and remembers it until GrantsChanged.</summary>
internal static class GetMyGrants
{
    public static void MapGetMyGrants(this IEndpointRouteBuilder app) => app.MapGet("/me/grants", Handle).RequireSignedIn().AllowWhileClosed();

    /// <summary>
    /// <c>GET /internal/people/{id}/grants</c>: what somebody may do, for work of theirs that outlasts their token. To everybody but our own
    /// services there is no such address.
    /// </summary>
    public static void MapGrantsInside(this IEndpointRouteBuilder app) =>
        app.MapGet("/internal/people/{id:guid}/grants", HandleInside).AllowAnonymous().ExcludeFromDescription();

    private static async Task<Results<Ok<MyGrants>, NotFound>> HandleInside(Guid id, HttpContext http, InsideCalls calls, AccessReader reader, CancellationToken ct) =>
        calls.Knows(http.Request) && await reader.ReadAsync(id, ct) is { } access ? TypedResults.Ok(MyGrants.Of(access)) : TypedResults.NotFound();

    private static async Task<Results<Ok<MyGrants>, UnauthorizedHttpResult>> Handle(CurrentUser user, AccessReader reader, CancellationToken ct) =>
        await reader.ReadAsync(user.Id, ct) is { } access ? TypedResults.Ok(MyGrants.Of(access)) : TypedResults.Unauthorized();
}

/// <param name="Standings">The states of the sub-districts in which the caller has a role, those that ever changed.</param>
/// <param name="Until">When the first of the grants runs out by itself; null: none does.</param>
internal sealed record MyGrants(long Version, IReadOnlyList<MyGrant> Grants, IReadOnlyList<TenantStanding> Standings, DateTimeOffset? Until)
{
    public static MyGrants Of(PersonAccess access) => new(
        access.Version, access.Reaches.Select(r => new MyGrant(r.Scope.ToString(), r.Permissions, r.Door)).ToList(), access.Standings, access.Held.Min(h => h.ValidTo));
}

/// <param name="Door">Through which the caller is let in as support.</param>
internal sealed record MyGrant(string Scope, IReadOnlyList<string> Permissions, Guid? Door);
