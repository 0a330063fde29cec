namespace Linli.Contracts.Activity.V1;

/// <summary>An activity was entered. On: the day it takes place, Asia/Shanghai.</summary>
public sealed record ActivityRecorded(Guid TenantId, DateTimeOffset At, Guid ActivityId, Guid CommunityId, string Kind, string WorkArea, DateOnly On) : IEvent;

/// <summary>An activity moved to another day, work area or kind; the former values let counts be adjusted.</summary>
public sealed record ActivityChanged(Guid TenantId, DateTimeOffset At, Guid ActivityId, Guid CommunityId, string Kind, string WorkArea, DateOnly On, string FormerKind, string FormerWorkArea, DateOnly FormerOn) : IEvent;

/// <summary>An activity will not take place and is not counted.</summary>
public sealed record ActivityCancelled(Guid TenantId, DateTimeOffset At, Guid ActivityId, Guid CommunityId, string Kind, string WorkArea, DateOnly On) : IEvent;

/// <summary>
/// Who took part: one member, or a number of persons of a unit or of the community. Minutes is the sum over the persons.
/// A correction repeats the ParticipationId with the former values; zero persons takes the record back. When the activity moves to another
/// day or work area (ActivityChanged), each participation is told anew with what is so now.
/// </summary>
public sealed record ParticipationRecorded(
    Guid TenantId, DateTimeOffset At, Guid ParticipationId, Guid ActivityId, Guid CommunityId, string WorkArea, DateOnly On,
    Guid? MemberId, Guid? UnitId, int Persons, int Minutes, int FormerPersons, int FormerMinutes) : IEvent;

/// <summary>
/// Money, things or service given. Amount in CNY (0 where no value is known). A correction repeats the ContributionId
/// with what is so now and the former amount; Voided takes it back.
/// </summary>
public sealed record ContributionRecorded(
    Guid TenantId, DateTimeOffset At, Guid ContributionId, Guid CommunityId, string WorkArea, DateOnly On, string Kind,
    decimal Amount, Guid? UnitId, decimal? FormerAmount, bool Voided) : IEvent;

/// <summary>A member's service card of a quarter was written, or written anew with the numbers of now.</summary>
public sealed record ServiceCardIssued(
    Guid TenantId, DateTimeOffset At, Guid CardId, Guid CommunityId, Guid MemberId, Guid? UnitId, int Year, int Quarter, int Activities, int Minutes) : IEvent;

/// <summary>The member's unit has received the card.</summary>
public sealed record ServiceCardAcknowledged(Guid TenantId, DateTimeOffset At, Guid CardId, Guid CommunityId, Guid MemberId, Guid? UnitId, int Year, int Quarter) : IEvent;
