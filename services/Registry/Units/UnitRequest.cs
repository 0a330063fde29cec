using System.ComponentModel.DataAnnotations;
using Linli.ServiceDefaults.Security;

namespace Linli.RegistryService.Units;

/// <param name="CommunityId">Empty for a partner unit from outside the area.</param>
/// <param name="KeepCreditCode">Keep a code whose check character is wrong, as on the certificate, marked unverified.</param>
/// <param name="LiaisonPhone">The masked phone as it was shown keeps the stored one.</param>
internal sealed record UnitRequest(
    Guid? CommunityId,
    [property: Required, AllowedValues(UnitKinds.Military, UnitKinds.Administrative, UnitKinds.Institution, UnitKinds.StateOwned, UnitKinds.Private, UnitKinds.SocialOrganisation, UnitKinds.School, ErrorMessage = "unit.kind")] string Kind,
    [property: Required, MaxLength(UnitRules.NameLength)] string Name,
    [property: MaxLength(40)] string? CreditCode = null,
    bool KeepCreditCode = false,
    [property: MaxLength(UnitRules.AddressLength)] string? Address = null,
    [property: MaxLength(UnitRules.GridLength)] string? Grid = null,
    [property: Range(0, UnitRules.HighestNumber)] int? StaffNumber = null,
    [property: Range(0, UnitRules.HighestNumber)] int? MemberNumber = null,
    [property: MaxLength(50)] string? LiaisonName = null,
    [property: MaxLength(20)] string? LiaisonPhone = null,
    [property: MaxLength(UnitRules.YearPlanLength)] string? YearPlan = null) : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Phone.IsAcceptable(LiaisonPhone))
        {
            yield return new ValidationResult("unit.phone", [nameof(LiaisonPhone)]);
        }
        if (MemberNumber > StaffNumber)
        {
            yield return new ValidationResult("unit.more_members_than_staff", [nameof(MemberNumber)]);
        }
    }

    internal UnitFacts ToFacts(FieldProtector protector, Unit? former = null) => new(
        CommunityId, Kind, Name.Trim(), CreditCode, KeepCreditCode, Text.OrNull(Address), Text.OrNull(Grid), StaffNumber, MemberNumber,
        protector.Seal(LiaisonName, former?.LiaisonName, Mask.Name), protector.Seal(LiaisonPhone, former?.LiaisonPhone, Mask.Phone), Text.OrNull(YearPlan));
}
