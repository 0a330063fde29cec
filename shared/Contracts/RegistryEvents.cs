namespace Linli.Contracts.Registry.V1;

/// <summary>A community's profile of a year was entered or changed. Contradictions: how many stated totals differ from the sums of their parts.</summary>
public sealed record ProfileRecorded(Guid TenantId, DateTimeOffset At, Guid CommunityId, int Year, int? Households, int? Population, int Contradictions) : IEvent;

/// <summary>A resident unit was registered. CommunityId is null for partner units from outside the area.</summary>
public sealed record UnitRegistered(Guid TenantId, DateTimeOffset At, Guid UnitId, Guid? CommunityId, string Name, string Kind) : IEvent;

/// <summary>
/// A unit's name, kind or community changed; the former values let a reader of the stream adjust its counts. MovedOn: the
/// first day in the new community, and until then the former one was right; null: the former one was a mistake.
/// </summary>
public sealed record UnitChanged(
    Guid TenantId, DateTimeOffset At, Guid UnitId, Guid? CommunityId, string Name, string Kind, Guid? FormerCommunityId, string FormerKind, DateOnly? MovedOn = null) : IEvent;

/// <summary>A unit is no longer counted from this day on.</summary>
public sealed record UnitRetired(Guid TenantId, DateTimeOffset At, Guid UnitId, Guid? CommunityId, string Kind) : IEvent;

/// <summary>The record turned out to be of the same unit as another: what it did and gave counts for that one. Said again when that one becomes part of a third.</summary>
public sealed record UnitMerged(Guid TenantId, DateTimeOffset At, Guid UnitId, Guid IntoUnitId) : IEvent;

/// <summary>The two were not one after all.</summary>
public sealed record UnitMergerUndone(Guid TenantId, DateTimeOffset At, Guid UnitId, Guid IntoUnitId) : IEvent;

/// <summary>An in-service member reported in to a community (报到).</summary>
public sealed record MemberReportedIn(Guid TenantId, DateTimeOffset At, Guid MemberId, Guid CommunityId, Guid? UnitId, DateOnly On) : IEvent;

/// <summary>A member works at another unit, or their unit became part of another record (null: none).</summary>
public sealed record MemberUnitChanged(Guid TenantId, DateTimeOffset At, Guid MemberId, Guid? UnitId, Guid? FormerUnitId) : IEvent;

/// <summary>A member's record and a person's account belong together (null: no longer), so that the person finds their own hours.</summary>
public sealed record MemberLinked(Guid TenantId, DateTimeOffset At, Guid MemberId, Guid? PersonId) : IEvent;

/// <summary>A member came to another community without reporting in anew, because the communities were merged or split. On: the first day there.</summary>
public sealed record MemberMoved(Guid TenantId, DateTimeOffset At, Guid MemberId, Guid CommunityId, Guid? UnitId, Guid FormerCommunityId, DateOnly On, Guid? PersonId) : IEvent;

/// <summary>A member left the community they had reported in to.</summary>
public sealed record MemberLeft(Guid TenantId, DateTimeOffset At, Guid MemberId, Guid CommunityId, Guid? UnitId, DateOnly On) : IEvent;

/// <summary>
/// A member holds a place of a post. Waiting for a place is not a claim and raises nothing. Said again with the same ClaimId
/// when the place became one of another post, because communities were merged or split.
/// </summary>
public sealed record PostClaimed(Guid TenantId, DateTimeOffset At, Guid ClaimId, Guid PostId, string PostKind, Guid MemberId, Guid CommunityId) : IEvent;

/// <summary>A place that was held is given back.</summary>
public sealed record ClaimWithdrawn(Guid TenantId, DateTimeOffset At, Guid ClaimId, Guid PostId, string PostKind, Guid MemberId, Guid CommunityId) : IEvent;

/// <summary>Somebody in hardship was registered (帮扶对象): an id and a kind, nothing that says who.</summary>
public sealed record BeneficiaryRegistered(Guid TenantId, DateTimeOffset At, Guid BeneficiaryId, Guid CommunityId, string Kind, DateOnly On) : IEvent;

/// <summary>A beneficiary's kind or community is another one. MovedOn: the first day in the community; FormerCommunityId: where they were until then.</summary>
public sealed record BeneficiaryChanged(
    Guid TenantId, DateTimeOffset At, Guid BeneficiaryId, Guid CommunityId, string Kind, Guid? FormerCommunityId, DateOnly? MovedOn) : IEvent;

/// <summary>A beneficiary's record is gone; they are not counted from this day on.</summary>
public sealed record BeneficiaryErased(Guid TenantId, DateTimeOffset At, Guid BeneficiaryId, Guid CommunityId, DateOnly On) : IEvent;

/// <summary>A helping pair began (结对帮扶). Kinds: unit, member, person or family. BeneficiaryId is null where whoever is helped is none.</summary>
public sealed record PairStarted(
    Guid TenantId, DateTimeOffset At, Guid PairId, Guid CommunityId, string HelperKind, string HelpedKind, Guid? BeneficiaryId, Guid? UnitId, DateOnly On) : IEvent;

/// <summary>A pair belongs to another community, because the communities were merged. On: the first day there.</summary>
public sealed record PairMoved(Guid TenantId, DateTimeOffset At, Guid PairId, Guid CommunityId, Guid FormerCommunityId, DateOnly On, Guid? BeneficiaryId, string HelperKind = "") : IEvent;

/// <summary>A pair's helper went there. Outcome: helped, follow_up, no_need or not_met.</summary>
public sealed record PairVisited(Guid TenantId, DateTimeOffset At, Guid VisitId, Guid PairId, Guid CommunityId, Guid? BeneficiaryId, string Outcome, DateOnly On) : IEvent;

/// <summary>A visit was entered by mistake and does not count.</summary>
public sealed record PairVisitWithdrawn(Guid TenantId, DateTimeOffset At, Guid VisitId, Guid PairId, Guid CommunityId, Guid? BeneficiaryId, DateOnly On) : IEvent;

/// <summary>A pair ended. Result: solved, moved_away, replaced, stopped or erased.</summary>
public sealed record PairEnded(Guid TenantId, DateTimeOffset At, Guid PairId, Guid CommunityId, Guid? BeneficiaryId, string Result, DateOnly On) : IEvent;

/// <summary>An agreement was signed (共建协议): its term, and the one that it goes on with.</summary>
public sealed record AgreementSigned(Guid TenantId, DateTimeOffset At, Guid AgreementId, Guid CommunityId, DateOnly BeginsOn, DateOnly EndsOn, Guid? RenewsId) : IEvent;

/// <summary>An agreement is in force from this day on, with these units.</summary>
public sealed record AgreementTookEffect(Guid TenantId, DateTimeOffset At, Guid AgreementId, Guid CommunityId, IReadOnlyList<Guid> UnitIds, DateOnly On) : IEvent;

/// <summary>An agreement runs out soon, by what its sub-district calls soon, and nothing signed goes on with it. Said once. EndsOn: its last day.</summary>
public sealed record AgreementEndsSoon(Guid TenantId, DateTimeOffset At, Guid AgreementId, Guid CommunityId, DateOnly EndsOn) : IEvent;

/// <summary>An agreement is over. How: renewed, expired or terminated; On: the first day without it.</summary>
public sealed record AgreementEnded(Guid TenantId, DateTimeOffset At, Guid AgreementId, Guid CommunityId, IReadOnlyList<Guid> UnitIds, string How, DateOnly On) : IEvent;

/// <summary>An agreement belongs to another community, because the communities were merged or split. On: the first day there.</summary>
public sealed record AgreementMoved(Guid TenantId, DateTimeOffset At, Guid AgreementId, Guid CommunityId, Guid FormerCommunityId, DateOnly On) : IEvent;

/// <summary>
/// Two records of a unit became one, or are two again: the agreement, which is in force, is with IntoUnitId from now on. UnitId is null
/// where the former one is still a party of its own.
/// </summary>
public sealed record AgreementUnitReplaced(Guid TenantId, DateTimeOffset At, Guid AgreementId, Guid? UnitId, Guid IntoUnitId, DateOnly On) : IEvent;

/// <summary>A community entered a need (需求). On: since when it is needed.</summary>
public sealed record NeedEntered(Guid TenantId, DateTimeOffset At, Guid NeedId, Guid CommunityId, string Kind, string WorkArea, DateOnly On) : IEvent;

/// <summary>A need's kind, work area or community is another one. MovedOn: the first day in the community; until then it was in the former one; null: a correction.</summary>
public sealed record NeedChanged(
    Guid TenantId, DateTimeOffset At, Guid NeedId, Guid CommunityId, string Kind, string WorkArea, DateOnly EnteredOn, Guid FormerCommunityId, DateOnly? MovedOn) : IEvent;

/// <summary>Units have taken all of a need upon themselves, or it goes on with what they took.</summary>
public sealed record NeedMatched(
    Guid TenantId, DateTimeOffset At, Guid NeedId, Guid CommunityId, string Kind, string WorkArea, DateOnly EnteredOn, DateOnly On) : IEvent;

/// <summary>A unit drew back, or more is needed: it waits again.</summary>
public sealed record NeedReopened(Guid TenantId, DateTimeOffset At, Guid NeedId, Guid CommunityId, DateOnly On) : IEvent;

/// <summary>A need is met.</summary>
public sealed record NeedDone(Guid TenantId, DateTimeOffset At, Guid NeedId, Guid CommunityId, string Kind, string WorkArea, DateOnly On) : IEvent;

/// <summary>A need ended without having been met. State: expired, withdrawn, or undone, where it never was: On is then the day before it was entered.</summary>
public sealed record NeedEnded(Guid TenantId, DateTimeOffset At, Guid NeedId, Guid CommunityId, string State, DateOnly On) : IEvent;

/// <summary>A unit offers a resource (资源). CommunityId: the unit's; null for partner units. WorkArea: null for any.</summary>
public sealed record ResourceOffered(
    Guid TenantId, DateTimeOffset At, Guid ResourceId, Guid UnitId, Guid? CommunityId, string Kind, string? WorkArea, DateOnly On) : IEvent;

/// <summary>A resource is no longer to be had. State: done, expired, withdrawn, undone, where it never was, or merged, where it goes on as another record's of its unit.</summary>
public sealed record ResourceEnded(Guid TenantId, DateTimeOffset At, Guid ResourceId, Guid UnitId, string State, DateOnly On) : IEvent;

/// <summary>A community proposed a project (项目). On: since when it is.</summary>
public sealed record ProjectProposed(Guid TenantId, DateTimeOffset At, Guid ProjectId, Guid CommunityId, string Kind, string WorkArea, DateOnly On) : IEvent;

/// <summary>A project's kind, work area or community is another one. MovedOn: the first day in the community; until then it was in the former one; null: a correction.</summary>
public sealed record ProjectChanged(
    Guid TenantId, DateTimeOffset At, Guid ProjectId, Guid CommunityId, string Kind, string WorkArea, DateOnly ProposedOn, Guid FormerCommunityId, DateOnly? MovedOn) : IEvent;

/// <summary>Units have taken all places of a project, or it goes on with those that did.</summary>
public sealed record ProjectMatched(
    Guid TenantId, DateTimeOffset At, Guid ProjectId, Guid CommunityId, string Kind, string WorkArea, DateOnly ProposedOn, DateOnly On) : IEvent;

/// <summary>A unit drew back, or more are wanted: it waits again.</summary>
public sealed record ProjectReopened(Guid TenantId, DateTimeOffset At, Guid ProjectId, Guid CommunityId, DateOnly On) : IEvent;

/// <summary>A project is done.</summary>
public sealed record ProjectDone(Guid TenantId, DateTimeOffset At, Guid ProjectId, Guid CommunityId, string Kind, string WorkArea, DateOnly On) : IEvent;

/// <summary>A project ended without having been done. State: expired or cancelled.</summary>
public sealed record ProjectEnded(Guid TenantId, DateTimeOffset At, Guid ProjectId, Guid CommunityId, string State, DateOnly On) : IEvent;

/// <summary>Somebody who is no member signed up as a volunteer (志愿者): an id, nothing that says who.</summary>
public sealed record VolunteerSignedUp(Guid TenantId, DateTimeOffset At, Guid VolunteerId, Guid CommunityId, DateOnly On) : IEvent;

/// <summary>A volunteer is active, resting, has left, or became the member MemberId. State: active, resting, left or member.</summary>
public sealed record VolunteerTurned(Guid TenantId, DateTimeOffset At, Guid VolunteerId, Guid CommunityId, string State, Guid? MemberId, DateOnly On) : IEvent;

/// <summary>A volunteer belongs to another community, because the communities were merged. On: the first day there.</summary>
public sealed record VolunteerMoved(Guid TenantId, DateTimeOffset At, Guid VolunteerId, Guid CommunityId, Guid FormerCommunityId, DateOnly On) : IEvent;

/// <summary>A volunteer's record is gone; they are not counted from this day on.</summary>
public sealed record VolunteerErased(Guid TenantId, DateTimeOffset At, Guid VolunteerId, Guid CommunityId, DateOnly On) : IEvent;
