using System.ComponentModel.DataAnnotations;

namespace Linli.ActivityService.Contributions;

/// <summary>A contribution as it is sent in, to record or to correct one.</summary>
internal abstract record ContributionBody : IValidatableObject
{
    public const int NameLength = 100;
    public const int TextLength = 500;
    public const int ReceiptLength = 40;

    [Required, AllowedValues(ContributionKinds.Money, ContributionKinds.InKind, ContributionKinds.Service, ErrorMessage = "field.choice")]
    public string Kind { get; init; } = "";

    /// <summary>The unit that gave; may be left out where somebody else did.</summary>
    public Guid? GiverUnitId { get; init; }

    /// <summary>Who gave, in words, e.g. 辖区单位职工.</summary>
    [MaxLength(NameLength)]
    public string? Giver { get; init; }

    [Required, AllowedValues(ReceiverKinds.Person, ReceiverKinds.Group, ReceiverKinds.Organisation, ErrorMessage = "field.choice")]
    public string ReceiverKind { get; init; } = "";

    /// <summary>Who received. Of a person only the surname is kept (李某).</summary>
    [Required, MaxLength(NameLength)]
    public string Receiver { get; init; } = "";

    [Required, MaxLength(TextLength)]
    public string Purpose { get; init; } = "";

    [Required, RegularExpression(WorkAreas.Pattern, ErrorMessage = "field.choice")]
    public string WorkArea { get; init; } = "";

    [Required]
    public DateOnly? On { get; init; }

    /// <summary>CNY to the cent; for things and services an estimate, or nothing.</summary>
    [Range(typeof(decimal), "0.01", "999999999999.99", ParseLimitsInInvariantCulture = true)]
    public decimal? Amount { get; init; }

    /// <summary>The amount is "close to" (近).</summary>
    public bool Approximate { get; init; }

    /// <summary>What was given, where it was not money.</summary>
    [MaxLength(TextLength)]
    public string? Description { get; init; }

    [MaxLength(ReceiptLength)]
    public string? ReceiptNo { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (GiverUnitId is null && Giver.OrNull() is null)
        {
            yield return new ValidationResult("contribution.giver_missing", [nameof(Giver)]);
        }
        if (Amount is { } amount && decimal.Round(amount, 2) != amount)
        {
            yield return new ValidationResult("contribution.cents", [nameof(Amount)]);
        }
        if (On is { Year: < 1949 or > 2100 })
        {
            yield return new ValidationResult("date.implausible", [nameof(On)]);
        }
    }

    public ContributionFacts ToFacts() => new(
        Kind, GiverUnitId, Giver.OrNull(), ReceiverKind, Receiver.Trim(), Purpose.Trim(), WorkArea, On!.Value, Amount, Approximate, Description.OrNull(), ReceiptNo.OrNull());
}
