namespace Linli.Contracts.Tenant.V1;

/// <summary>A sub-district came onto the platform. Code: 12-digit division code.</summary>
public sealed record TenantProvisioned(Guid TenantId, DateTimeOffset At, string Code, string Name) : IEvent;

/// <summary>A community was created. Code: 12-digit division code, if it has one.</summary>
public sealed record CommunityCreated(Guid TenantId, DateTimeOffset At, Guid CommunityId, string? Code, string Name) : IEvent;

/// <summary>A community has a new name from now on.</summary>
public sealed record CommunityRenamed(Guid TenantId, DateTimeOffset At, Guid CommunityId, string Name) : IEvent;

/// <summary>A community takes no new records from now on; what it has stays counted.</summary>
public sealed record CommunityRetired(Guid TenantId, DateTimeOffset At, Guid CommunityId) : IEvent;
