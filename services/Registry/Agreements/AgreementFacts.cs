namespace Linli.RegistryService.Agreements;

/// <summary>What an agreement says, trimmed.</summary>
internal sealed record AgreementFacts(
    string Title, IReadOnlyList<string> WorkAreas, DateOnly BeginsOn, DateOnly EndsOn, IReadOnlyList<string> CommunityDuties, IReadOnlyList<string> UnitDuties);
