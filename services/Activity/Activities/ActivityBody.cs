using System.ComponentModel.DataAnnotations;

namespace Linli.ActivityService.Activities;

/// <summary>An activity as it is sent in, to plan or to change one.</summary>
internal abstract record ActivityBody : IValidatableObject
{
    public const int TitleLength = 100;
    public const int NameLength = 100;
    public const int ReasonLength = 200;
    public const int TextLength = 20_000;
    public const int MostItems = 50;
    public const int MostPersons = 100_000;

    [Required, AllowedValues(ActivityKinds.Joint, ActivityKinds.Service, ActivityKinds.Culture, ActivityKinds.Learning, ActivityKinds.Meeting,
        ActivityKinds.Visit, ActivityKinds.Environment, ActivityKinds.Safety, ActivityKinds.Publicity, ActivityKinds.Other, ErrorMessage = "field.choice")]
    public string Kind { get; init; } = "";

    [Required, MaxLength(TitleLength)]
    public string Title { get; init; } = "";

    [MaxLength(TitleLength)]
    public string? Theme { get; init; }

    [Required, RegularExpression(WorkAreas.Pattern, ErrorMessage = "field.choice")]
    public string WorkArea { get; init; } = "";

    [Required, MaxLength(NameLength)]
    public string Place { get; init; } = "";

    [Required]
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>May be left out of an activity of one whole day.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Only the day is known; it counts from its first to its last instant in China.</summary>
    public bool AllDay { get; init; }

    [Required, MaxLength(NameLength)]
    public string Host { get; init; } = "";

    [MaxLength(NameLength)]
    public string? Partner { get; init; }

    [MaxLength(MostItems)]
    public IReadOnlyList<Guid> UnitIds { get; init => field = value ?? []; } = [];

    [MaxLength(MostItems)]
    public IReadOnlyList<Item> Programme { get; init => field = [.. value?.OfType<Item>() ?? []]; } = [];

    public bool SignUpRequired { get; init; }

    [Range(1, MostPersons)]
    public int? SignUpLimit { get; init; }

    /// <summary>One item of the programme, in the order of the list.</summary>
    internal sealed record Item([property: Required, MaxLength(TitleLength)] string Title, [property: MaxLength(500)] string? Note);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (EndsAt is null && !AllDay)
        {
            yield return new ValidationResult("required", [nameof(EndsAt)]);
        }
        if (StartsAt is { } start && ChinaTime.DayOf(start).Year is < 1949 or > 2100)
        {
            yield return new ValidationResult("date.implausible", [nameof(StartsAt)]);
        }
        if (EndsAt - StartsAt > TimeSpan.FromDays(366))
        {
            yield return new ValidationResult("activity.too_long", [nameof(EndsAt)]);
        }
    }

    public ActivityDetails ToDetails()
    {
        var (start, end) = AllDay ? WholeDays(StartsAt!.Value, EndsAt) : (StartsAt!.Value, EndsAt!.Value);
        return new(Kind, Title.Trim(), Theme.OrNull(), WorkArea, Place.Trim(), start, end, AllDay, Host.Trim(), Partner.OrNull(),
            UnitIds, [.. Programme.Select(i => new ProgrammeItem(i.Title.Trim(), i.Note.OrNull()))], SignUpRequired, SignUpLimit);
    }

    /// <summary>An end at midnight belongs to the day before it, so that what is read can be sent back.</summary>
    private static (DateTimeOffset, DateTimeOffset) WholeDays(DateTimeOffset start, DateTimeOffset? end) =>
        (ChinaTime.StartOf(ChinaTime.DayOf(start)), end switch
        {
            null => ChinaTime.StartOf(ChinaTime.DayOf(start).AddDays(1)),
            _ when end > start => ChinaTime.StartOf(ChinaTime.DayOf(end.Value.AddTicks(-1)).AddDays(1)),
            _ => ChinaTime.StartOf(ChinaTime.DayOf(end.Value).AddDays(1)),
        });
}
