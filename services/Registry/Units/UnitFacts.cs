namespace Linli.RegistryService.Units;

/// <summary>What a person states about a unit, trimmed and sealed where it is personal.</summary>
internal sealed record UnitFacts(
    Guid? CommunityId, string Kind, string Name, string? CreditCode, bool KeepCreditCode, string? Address, string? Grid,
    int? StaffNumber, int? MemberNumber, Sealed? LiaisonName, Sealed? LiaisonPhone, string? YearPlan);
