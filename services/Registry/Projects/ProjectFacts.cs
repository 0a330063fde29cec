namespace Linli.RegistryService.Projects;

/// <param name="Goal">What is there in the end.</param>
/// <param name="Aim">How many of it, in <paramref name="Measure"/>.</param>
/// <param name="Places">How many units take it on at most.</param>
internal sealed record ProjectFacts(
    string Title, string Kind, string WorkArea, string? Place, string Goal, int Aim, string Measure, int Places, DateOnly StartsOn, DateOnly DueOn, string? Note);
