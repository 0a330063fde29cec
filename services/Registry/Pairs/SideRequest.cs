using System.ComponentModel.DataAnnotations;

namespace Linli.RegistryService.Pairs;

/// <summary>One side of a pair: a row that is on record, or somebody by name.</summary>
/// <param name="Id">Of the unit or member; on the helped side also of the beneficiary, for a person or family.</param>
/// <param name="Name">A person or family that is on record nowhere else.</param>
/// <param name="UnitId">The unit that a named person comes from.</param>
internal sealed record SideRequest(
    [property: Required, AllowedValues(SideKinds.Unit, SideKinds.Member, SideKinds.Person, SideKinds.Family, ErrorMessage = "pair.side_kind")] string Kind,
    Guid? Id = null,
    [property: MaxLength(PairRules.NameLength)] string? Name = null,
    Guid? UnitId = null) : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var named = !string.IsNullOrWhiteSpace(Name);
        if (Id is null ? !named || Kind is SideKinds.Unit or SideKinds.Member : named)
        {
            yield return new ValidationResult("pair.side_who", [Kind is SideKinds.Unit or SideKinds.Member || named ? nameof(Id) : nameof(Name)]);
        }
    }
}
