using System.ComponentModel.DataAnnotations;
using Linli.ServiceDefaults.Security;

namespace Linli.RegistryService.Volunteers;

/// <param name="Phone">The masked phone as it was shown keeps the stored one.</param>
/// <param name="Skills">Of <see cref="VolunteerLists.Skills"/>.</param>
/// <param name="Times">Of <see cref="VolunteerLists.Times"/>.</param>
/// <param name="JoinedOn">Empty for today; heeded when signing up only.</param>
/// <param name="RetainUntil">The last day of the record; empty keeps the one there is, or three years.</param>
/// <param name="PersonId">Their sign-in, if they have one.</param>
internal sealed record VolunteerRequest(
    [property: Required, MaxLength(VolunteerRules.NameLength)] string Name,
    [property: Required(ErrorMessage = "volunteer.consent_missing")] DateOnly? ConsentOn,
    [property: MaxLength(20)] string? Phone = null,
    IReadOnlyList<string>? Skills = null,
    IReadOnlyList<string>? Times = null,
    DateOnly? JoinedOn = null,
    DateOnly? RetainUntil = null,
    Guid? PersonId = null) : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!RegistryService.Phone.IsAcceptable(Phone))
        {
            yield return new ValidationResult("unit.phone", [nameof(Phone)]);
        }
        if (Skills?.Except(VolunteerLists.Skills).Any() == true)
        {
            yield return new ValidationResult("volunteer.skill", [nameof(Skills)]);
        }
        if (Times?.Except(VolunteerLists.Times).Any() == true)
        {
            yield return new ValidationResult("volunteer.time", [nameof(Times)]);
        }
    }

    internal VolunteerFacts ToFacts(FieldProtector protector, Volunteer? former = null) => new(
        Name.Trim(), protector.Seal(Phone, former?.Phone, Mask.Phone), [.. VolunteerLists.Skills.Intersect(Skills ?? [])], [.. VolunteerLists.Times.Intersect(Times ?? [])],
        ConsentOn!.Value, RetainUntil, PersonId);
}
