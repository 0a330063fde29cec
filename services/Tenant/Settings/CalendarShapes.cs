using System.ComponentModel.DataAnnotations;
using Linli.ServiceDefaults.Calendar;
using Linli.ServiceDefaults.Settings;

namespace Linli.TenantService.Settings;

/// <param name="Days">A weekday can only be off, a weekend day only be worked: the rest is so by itself.</param>
internal sealed record DaysRequest([property: Required, MaxLength(120)] IReadOnlyList<DaysRequest.Line> Days) : IValidatableObject
{
    internal sealed record Line([property: Required] DateOnly? Day, bool IsWorked, [property: Required, MaxLength(20)] string Name);

    public IReadOnlyList<CalendarDay> ToDays() => [.. Days.OrderBy(d => d.Day).Select(d => new CalendarDay(d.Day!.Value, d.IsWorked, d.Name.Trim()))];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        for (var i = 0; i < Days?.Count; i++)
        {
            if (Days[i].Day is { } day && Days.Take(i).Any(d => d.Day == day))
            {
                yield return new("calendar.day_twice", [$"days[{i}].day"]);
            }
        }
    }
}

internal sealed record OfficeHoursRequest(
    [property: Required] TimeOnly? Open, [property: Required] TimeOnly? BreakFrom, [property: Required] TimeOnly? BreakTo, [property: Required] TimeOnly? Close) : IValidatableObject
{
    public OfficeHours ToHours() => new(Open!.Value, BreakFrom!.Value, BreakTo!.Value, Close!.Value);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Open is not null && BreakFrom is not null && BreakTo is not null && Close is not null && !ToHours().IsInOrder)
        {
            yield return new("office_hours.order", [nameof(Close)]);
        }
    }
}

internal sealed record FeaturesRequest([property: Required] IReadOnlyList<string> Off) : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Off?.All(Features.All.Contains) == false)
        {
            yield return new("feature.unknown", [nameof(Off)]);
        }
    }
}
