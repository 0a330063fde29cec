namespace Linli.RegistryService.Needs;

/// <param name="Group">Who needs it: of <see cref="NeedGroups"/> or a kind of beneficiary.</param>
/// <param name="Quantity">Null: one claim takes all of it.</param>
/// <param name="Measure">What is counted: 人次, 件 …</param>
internal sealed record NeedFacts(string Title, string Kind, string WorkArea, string Group, int? Quantity, string? Measure, DateOnly WantedBy, string? Note);
