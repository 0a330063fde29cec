namespace Linli.Contracts.Tenant.V1;

/// <summary>A sub-district came onto the platform. Code: 12-digit division code.</summary>
public sealed record TenantProvisioned(Guid TenantId, DateTimeOffset At, string Code, string Name) : IEvent;

/// <summary>
/// A community was created. Code: 12-digit division code, if it has one. Posts: what the sub-district's communities start with; null:
/// told before there was such a list. On: the first day it exists (null: the day of At). FromMerger: it begins with what other communities
/// bring along.
/// </summary>
public sealed record CommunityCreated(
    Guid TenantId, DateTimeOffset At, Guid CommunityId, string? Code, string Name, IReadOnlyList<PostKind>? Posts = null, DateOnly? On = null, bool FromMerger = false) : IEvent;

/// <summary>A kind of post, and what it is called.</summary>
public sealed record PostKind(string Kind, string Name);

/// <summary>A community has a new name from now on.</summary>
public sealed record CommunityRenamed(Guid TenantId, DateTimeOffset At, Guid CommunityId, string Name) : IEvent;

/// <summary>
/// A community takes no new records from On on (null: the day of At); what it has stays counted. MergedInto: the community
/// that goes on with its units, members and what is still to come. GridNames: grids that are called otherwise there, by their former names.
/// </summary>
public sealed record CommunityRetired(
    Guid TenantId, DateTimeOffset At, Guid CommunityId, DateOnly? On = null, Guid? MergedInto = null, IReadOnlyDictionary<string, string>? GridNames = null) : IEvent;

/// <summary>From On on a part of a community is one of its own: these units, members, beneficiaries (with their pairs), needs and volunteers belong to it, unless they have left before.</summary>
public sealed record CommunitySplit(
    Guid TenantId, DateTimeOffset At, Guid CommunityId, Guid NewCommunityId, DateOnly On, IReadOnlyList<Guid> UnitIds, IReadOnlyList<Guid> MemberIds,
    IReadOnlyList<Guid>? BeneficiaryIds = null, IReadOnlyList<Guid>? NeedIds = null, IReadOnlyList<Guid>? VolunteerIds = null) : IEvent;

/// <summary>A grid of a community is called otherwise. MergedInto: it became a part of that grid, whose name this is.</summary>
public sealed record GridRenamed(Guid TenantId, DateTimeOffset At, Guid CommunityId, Guid GridId, string Name, string FormerName, Guid? MergedInto = null) : IEvent;

/// <summary>
/// A sub-district can be read and not changed from now on. Reason: what everybody of it is told; it names no person. Version rises with
/// each change of a sub-district's state, so that the latest holds whatever order the changes are heard in.
/// </summary>
public sealed record TenantSuspended(Guid TenantId, DateTimeOffset At, int Version, string Reason) : IEvent;

/// <summary>A suspended or closed sub-district works again.</summary>
public sealed record TenantResumed(Guid TenantId, DateTimeOffset At, int Version, string Reason) : IEvent;

/// <summary>Nobody of a sub-district gets in from now on; what it has stays.</summary>
public sealed record TenantClosed(Guid TenantId, DateTimeOffset At, int Version, string Reason) : IEvent;

/// <summary>The waiting period of a sub-district's deletion is over: every service removes what it has of it, and says so.</summary>
public sealed record TenantErasureOrdered(Guid TenantId, DateTimeOffset At, Guid DeletionId) : IEvent;

/// <summary>
/// A service has nothing of a deleted sub-district any more; it does not name it, since nothing is to be left of it. TenantId is City.Id.
/// Rows: how many it removed; Messages: how many failed ones it discarded.
/// </summary>
public sealed record TenantErased(Guid TenantId, DateTimeOffset At, Guid DeletionId, string Service, long Rows, int Messages) : IEvent;
