using System.ComponentModel.DataAnnotations;
using Linli.ServiceDefaults.Security;

namespace Linli.RegistryService.Members;

/// <param name="Phone">The masked phone as it was shown keeps the stored one.</param>
/// <param name="PersonId">The member's sign-in, if they have one.</param>
internal sealed record MemberRequest(
    [property: Required, MaxLength(MemberRules.NameLength)] string Name,
    [property: MaxLength(20)] string? Phone = null,
    Guid? UnitId = null,
    Guid? PersonId = null) : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => MemberRules.CheckPhone(Phone);

    internal MemberFacts ToFacts(FieldProtector protector, Member? former = null) => new(
        Name.Trim(), protector.Seal(Phone, former?.Phone, Mask.Phone), UnitId, PersonId);
}
