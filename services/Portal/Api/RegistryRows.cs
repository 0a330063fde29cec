namespace Linli.Portal.Api;

internal sealed record RegistryCommunity(Guid Id, string Name, bool IsRetired);

internal sealed record ProfileYear(int Year, int? Households, int? Population, int Contradictions, DateTimeOffset RecordedAt);

/// <summary>A profile of a year: as stated, what contradicts, and what changed since <paramref name="FormerYear"/>.</summary>
internal sealed record ProfileOfYear(
    Guid CommunityId, string CommunityName, int Year, uint Version, DateTimeOffset RecordedAt, ProfileFigures Figures,
    IReadOnlyList<Comparison> SideBySide, int Contradictions, IReadOnlyList<ProfileDecision> Decisions, int? FormerYear, IReadOnlyList<YearChange> Changes);

/// <summary>A contradiction that a person keeps as it is stated.</summary>
public sealed record ProfileDecision(string Code, string? Category, string Reason, DateTimeOffset At);

internal sealed record ProfileFigures
{
    public decimal? AreaKm2 { get; init; }
    public int? Households { get; init; }
    public int? Population { get; init; }
    public int? EthnicGroups { get; init; }
    public Stated Staff { get; init; } = new();
    public Stated AreaUnits { get; init; } = new();
    public Stated ResidentUnits { get; init; } = new();
    public int? ResidentStaff { get; init; }
    public int? ResidentMembers { get; init; }
    public int? ReportedIn { get; init; }
    public Stated Claims { get; init; } = new();
    public PartyOrganisation Party { get; init; } = new();
}

public sealed record Stated(int? Total = null, IReadOnlyList<StatedPart>? Parts = null);

public sealed record StatedPart(string? Category, int Number);

internal sealed record PartyOrganisation(int? Branches = null, int? Members = null, IReadOnlyList<PartyMilestone>? History = null);

internal sealed record PartyMilestone(string? Month, string? What);

/// <summary>Two numbers that should agree; <paramref name="Difference"/> = found − stated.</summary>
public sealed record Comparison(string Code, string? Category, int Stated, int Found, bool IsLimit, int Difference, bool Holds);

public sealed record YearChange(string Code, string? Category, decimal? Former, decimal? Now, decimal? Difference);

internal sealed record RecordedProfile(IReadOnlyList<Comparison> Contradictions);

internal sealed record UnitItem(
    Guid Id, Guid? CommunityId, string? CommunityName, string Kind, string Name, string? CreditCode, string? Grid, int? StaffNumber, int? MemberNumber,
    bool IsSensitive, DateTimeOffset RegisteredAt, DateTimeOffset? RetiredAt, bool IsMasked);

internal sealed record UnitDetail(
    Guid Id, uint Version, Guid? CommunityId, string? CommunityName, string Kind, string Name, string? CreditCode, bool CreditCodeVerified,
    string? Address, string? Grid, int? StaffNumber, int? MemberNumber, string? LiaisonName, string? LiaisonPhone, string? YearPlan,
    bool IsPartner, bool IsSensitive, DateTimeOffset RegisteredAt, DateTimeOffset? RetiredAt, string? RetiredReason, Guid? MergedIntoId, bool IsMasked);

/// <summary>A unit that may be the same as another; <paramref name="Likeness"/>: code, name or similar.</summary>
internal sealed record SimilarUnit(Guid Id, string Name, string? CreditCode, Guid? CommunityId, string? CommunityName, string Likeness);

internal sealed record ComparedUnit(Guid Id, string Name, string? CreditCode, Guid? CommunityId, string? CommunityName, DateTimeOffset RegisteredAt);

internal sealed record DuplicatePair(ComparedUnit First, ComparedUnit Second, string Likeness);

internal sealed record DistinctPair(Guid Id, ComparedUnit First, ComparedUnit Second, DateTimeOffset At);

internal sealed record UnitMember(Guid Id, string Name, Guid CommunityId, string CommunityName, DateOnly ReportedInOn, DateOnly? LeftOn, int PostsHeld);

public sealed record UnitMergerRow(Guid UnitId, string UnitName, Guid IntoUnitId, string IntoUnitName, DateTimeOffset At, string Reason, int Members, DateTimeOffset? UndoneAt);

internal sealed record Liaison(string? Name, string? Phone);

internal sealed record MemberItem(
    Guid Id, string Name, Guid CommunityId, string CommunityName, Guid? UnitId, string? UnitName, string SlipNumber, DateOnly ReportedInOn, DateOnly? LeftOn, int PostsHeld);

internal sealed record MemberDetail(
    Guid Id, uint Version, string Name, string? Phone, Guid? UnitId, string? UnitName, Guid? PersonId, Guid CommunityId, string CommunityName,
    DateOnly ReportedInOn, string SlipNumber, DateOnly? LeftOn, IReadOnlyList<MemberSlip> Slips, IReadOnlyList<MemberClaim> Claims);

public sealed record MemberSlip(Guid CommunityId, string CommunityName, DateOnly On, string SlipNumber, DateOnly? LeftOn, string? LeftReason);

public sealed record MemberClaim(Guid Id, Guid PostId, string PostName, string State, DateTimeOffset At, DateTimeOffset? HeldAt, DateTimeOffset? EndedAt, string? Reason, int? MonthlyHours);

internal sealed record MemberPhone(string? Phone);

internal sealed record PostItem(
    Guid Id, uint Version, Guid CommunityId, string Kind, string Name, int Limit, int Taken, int Pending, int Waiting, bool NeedsApproval, int? MonthlyHours, DateTimeOffset? ClosedAt, MyClaim? MyClaim);

internal sealed record MyClaim(Guid Id, string State);

internal sealed record ClaimItem(Guid Id, Guid MemberId, string MemberName, string? UnitName, string State, DateTimeOffset At, DateTimeOffset? HeldAt, DateTimeOffset? EndedAt, string? Reason);

internal sealed record PendingClaim(Guid Id, Guid PostId, string PostName, string CommunityName, Guid MemberId, string MemberName, DateTimeOffset At, int PostsHeld, int MonthlyHours);

internal sealed record ClaimMade(Guid Id, string State, int? Place);

/// <summary>What of a community goes over when it is merged.</summary>
internal sealed record RegistryHoldings(int Units, int Members, int Posts, int Claims, int Beneficiaries, int Pairs, int Agreements, int Needs, int Projects, int Volunteers);
