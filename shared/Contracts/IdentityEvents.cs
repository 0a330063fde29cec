namespace Linli.Contracts.Identity.V1;

/// <summary>What a person may do has changed; whoever remembers it asks Identity again. TenantId is City.Id for city scopes.</summary>
public sealed record GrantsChanged(Guid TenantId, DateTimeOffset At, Guid PersonId, long Version) : IEvent;

/// <summary>A sub-district's state is known to Identity from now on; whoever remembers what its people may do asks again. Version: the state's.</summary>
public sealed record TenantAccessChanged(Guid TenantId, DateTimeOffset At, int Version) : IEvent;

/// <summary>A sign-in is over: signed out here or from elsewhere, password reset, account closed. TenantId is City.Id: accounts stand above the tenants.</summary>
public sealed record SessionEnded(Guid TenantId, DateTimeOffset At, Guid PersonId, Guid SessionId) : IEvent;
