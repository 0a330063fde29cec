using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Linli.RegistryService.Agreements;

/// <param name="BeginsOn">First day of the term.</param>
/// <param name="EndsOn">Last day of the term.</param>
/// <param name="UnitIds">Whom it is with; the order is kept.</param>
/// <param name="CommunityDuties">What the community does, a line each; empty lines are left out.</param>
/// <param name="UnitDuties">What the units do.</param>
internal sealed record AgreementRequest(
    [property: Required, MaxLength(AgreementRules.TitleLength)] string Title,
    [property: Required] DateOnly? BeginsOn,
    [property: Required] DateOnly? EndsOn,
    [property: Required(ErrorMessage = "agreement.units")] IReadOnlyList<Guid> UnitIds,
    IReadOnlyList<string>? WorkAreas = null,
    IReadOnlyList<string>? CommunityDuties = null,
    IReadOnlyList<string>? UnitDuties = null) : IValidatableObject
{
    public IReadOnlyList<Guid> Units => [.. UnitIds.Distinct()];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (UnitIds is { Count: 0 or > AgreementRules.MostUnits })
        {
            yield return new ValidationResult("agreement.units", [nameof(UnitIds)]);
        }
        if (WorkAreas?.All(area => Regex.IsMatch(area, AgreementRules.WorkArea)) == false)
        {
            yield return new ValidationResult("field.choice", [nameof(WorkAreas)]);
        }
        foreach (var (duties, field) in new[] { (CommunityDuties, nameof(CommunityDuties)), (UnitDuties, nameof(UnitDuties)) })
        {
            if (Lines(duties) is var lines && (lines.Count > AgreementRules.MostDuties || lines.Any(line => line.Length > AgreementRules.DutyLength)))
            {
                yield return new ValidationResult("agreement.duties", [field]);
            }
        }
    }

    internal AgreementFacts ToFacts() => new(Title.Trim(), [.. (WorkAreas ?? []).Distinct()], BeginsOn!.Value, EndsOn!.Value, Lines(CommunityDuties), Lines(UnitDuties));

    private static List<string> Lines(IReadOnlyList<string>? duties) => [.. (duties ?? []).Select(line => line.Trim()).Where(line => line.Length > 0)];
}
