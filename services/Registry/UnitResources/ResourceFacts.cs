namespace Linli.RegistryService.UnitResources;

/// <param name="WorkArea">Null: for any.</param>
/// <param name="Quantity">Null: it is not used up.</param>
/// <param name="To">The last day; null: until further notice.</param>
internal sealed record ResourceFacts(string Title, string Kind, string? WorkArea, int? Quantity, string? Measure, DateOnly From, DateOnly? To, string? Conditions);
