namespace Linli.RegistryService.Volunteers;

/// <param name="PersonId">Their sign-in, if they have one.</param>
internal sealed record VolunteerFacts(
    string Name, Sealed? Phone, IReadOnlyList<string> Skills, IReadOnlyList<string> Times, DateOnly ConsentOn, DateOnly? RetainUntil, Guid? PersonId)
{
    public void Check(DateOnly today)
    {
        if (ConsentOn > today)
        {
            throw Errors.InTheFuture("consentOn");
        }
        if (RetainUntil is { } until && (until <= today || until > today.AddYears(VolunteerRules.MostYears)))
        {
            throw Errors.RetainUntil(today.AddYears(VolunteerRules.MostYears));
        }
    }
}
