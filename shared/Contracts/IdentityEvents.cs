namespace Linli.Contracts.Identity.V1;

/// <summary>What a person may do has changed; whoever remembers it asks Identity again. TenantId is City.Id for city scopes.</summary>
public sealed record GrantsChanged(Guid TenantId, DateTimeOffset At, Guid PersonId, long Version) : IEvent;
