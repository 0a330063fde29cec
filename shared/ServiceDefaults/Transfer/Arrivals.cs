using System.Text.Json.Nodes;
using Linli.ServiceDefaults.Tenancy;

namespace Linli.ServiceDefaults.Transfer;

/// <summary>What an import says of itself to each service.</summary>
/// <param name="TenantId">Whose rows arrive.</param>
/// <param name="By">Who imports them.</param>
public sealed record Arrival(Guid TenantId, Guid By);

/// <summary>What a service does once all rows of a sub-district are in, in the same transaction.</summary>
public delegate Task AfterArrival(TenantDb db, Arrival arrival, CancellationToken ct);

/// <summary>A table whose rows do not go in as they are.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Prepare">Changes a row before it is staged; it may add what <paramref name="InsertAsync"/> needs.</param>
/// <param name="InsertAsync">Takes the rows from the given source (a subquery with a column <c>row json</c>); says how many it took.</param>
public sealed record TableArrival(string Table, Action<JsonObject> Prepare, Func<TenantDb, Arrival, string, CancellationToken, Task<long>> InsertAsync);

/// <summary>Files that a service keeps beside its database. They travel as a part of their own, a line each, as they are kept: the rows hold what opens them.</summary>
/// <param name="Table">What the part is called.</param>
/// <param name="ListAsync">The ids of the tenant's files, by its rows.</param>
/// <param name="FindAsync">The content, by tenant and id; null: it was removed meanwhile.</param>
/// <param name="KeepAsync">Keeps it here.</param>
public sealed record TenantFiles(
    string Table, Func<TenantDb, CancellationToken, Task<List<Guid>>> ListAsync, Func<Guid, Guid, CancellationToken, Task<byte[]?>> FindAsync, Func<Guid, Guid, byte[], CancellationToken, Task> KeepAsync);

/// <summary>A file on its way.</summary>
internal sealed record TravellingFile(
    [property: System.Text.Json.Serialization.JsonPropertyName("tenant_id")] Guid TenantId,
    [property: System.Text.Json.Serialization.JsonPropertyName("id")] Guid Id,
    [property: System.Text.Json.Serialization.JsonPropertyName("content")] byte[]? Content);

/// <summary>An archive, or a part of it, cannot be taken in, and nothing of it was.</summary>
/// <param name="code">Stable name of why, with a text in the Tenant service.</param>
/// <param name="args">Values for the text.</param>
public sealed class ArrivalRefusedException(string code, params IReadOnlyList<string> args) : Exception($"{code} {string.Join(' ', args)}")
{
    /// <summary>Stable name of why.</summary>
    public string Code { get; } = code;

    /// <summary>Values for the text.</summary>
    public IReadOnlyList<string> Args { get; } = args;
}

/// <summary>How many rows a service took in.</summary>
public sealed record ArrivedRows(long Rows);

/// <summary>Why a service took in none.</summary>
public sealed record RefusedRows(string Code, IReadOnlyList<string> Args);
