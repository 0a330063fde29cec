using Linli.IdentityService.Access;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Linli.IdentityService.Support;

/// <summary>
/// Which sub-districts let the caller in, until when and for what; nothing for whoever is no operator. Nobody of the sub-district is named:
/// the city sees no persons. They enter at <c>/connect/authorize</c> like any other of their scopes.
/// </summary>
internal static class ListOpenDoors
{
    /// <summary>Row-level security opens the doors that are open to the person.</summary>
    private const string Read = """
        SELECT d.id, d.tenant_id, p.name, d.extent, d.reason, d.opened_at, d.until
        FROM support_door d LEFT JOIN place p ON p.tenant_id = d.tenant_id AND p.id = d.tenant_id
        WHERE d.ended_at IS NULL AND d.until > now() ORDER BY d.until, d.id
        """;

    public static void MapListOpenDoors(this IEndpointRouteBuilder app) => app.MapGet("/me/doors", Handle).RequireSignedIn()
        .WithSummary("The sub-districts that let the caller in as support.");

    private static async Task<Ok<List<OpenDoorItem>>> Handle(CurrentUser user, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(AccessReader.ActAs(user.Id));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Read));
        await using var rows = await batch.ExecuteReaderAsync(ct);
        await rows.NextResultAsync(ct);
        List<OpenDoorItem> doors = [];
        while (await rows.ReadAsync(ct))
        {
            doors.Add(new(rows.GetGuid(0), new ScopePath(rows.GetGuid(1)).ToString(), rows.IsDBNull(2) ? null : rows.GetString(2), rows.GetString(3), rows.GetString(4),
                rows.GetFieldValue<DateTimeOffset>(5), rows.GetFieldValue<DateTimeOffset>(6)));
        }

        return TypedResults.Ok(doors);
    }
}

/// <param name="Scope">To switch to.</param>
/// <param name="Tenant">What the sub-district is called; null while that is not known yet.</param>
/// <param name="Extent">The role to act in there.</param>
/// <param name="Reason">What the sub-district wants looked after.</param>
internal sealed record OpenDoorItem(Guid Id, string Scope, string? Tenant, string Extent, string Reason, DateTimeOffset OpenedAt, DateTimeOffset Until);
