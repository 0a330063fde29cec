using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Linli.IdentityService.Access;

/// <summary>Where the caller can act: the scopes of their live assignments, in every tenant. They switch to one at <c>/connect/authorize</c>.</summary>
internal static class ListMyScopes
{
    /// <summary>Row-level security opens the names of places where the person holds something.</summary>
    private const string Names = "SELECT id, name FROM place";

    public static void MapListMyScopes(this IEndpointRouteBuilder app) => app.MapGet("/me/scopes", Handle).RequireSignedIn();

    private static async Task<Results<Ok<List<MyScope>>, UnauthorizedHttpResult>> Handle(
        CurrentUser user, AccessReader reader, NpgsqlDataSource database, CancellationToken ct)
    {
        if (await reader.ReadAsync(user.Id, ct) is not { } access)
        {
            return TypedResults.Unauthorized();
        }

        var names = await NamesAsync(user.Id, database, ct);
        string? Name(Guid? id) => id is { } place ? names.GetValueOrDefault(place) : null;
        return TypedResults.Ok(access.Held.GroupBy(h => h.Scope).Select(place => new MyScope(
            place.Key.ToString(), Name(place.Key.TenantId), Name(place.Key.CommunityId), place.Select(h => h.Role).Distinct().ToList(),
            place.Any(h => h.ValidTo is null) ? null : place.Max(h => h.ValidTo), place.Key == user.Scope)).ToList());
    }

    private static async Task<Dictionary<Guid, string>> NamesAsync(Guid person, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(AccessReader.ActAs(person));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Names));
        await using var rows = await batch.ExecuteReaderAsync(ct);
        await rows.NextResultAsync(ct);
        Dictionary<Guid, string> names = [];
        while (await rows.ReadAsync(ct))
        {
            names[rows.GetGuid(0)] = rows.GetString(1);
        }

        return names;
    }
}

/// <param name="Scope">The scope path.</param>
/// <param name="Tenant">Name of the sub-district; none for the city, or while it is not known yet.</param>
/// <param name="Community">Name of the community, where the scope lies in one.</param>
/// <param name="Roles">What the person is there.</param>
/// <param name="ValidTo">When the last of these roles ends; null for no end.</param>
/// <param name="IsCurrent">Where the token of this request acts.</param>
internal sealed record MyScope(string Scope, string? Tenant, string? Community, IReadOnlyList<string> Roles, DateTimeOffset? ValidTo, bool IsCurrent);
