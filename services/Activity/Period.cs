using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Linli.ActivityService;

/// <summary>A month or a year, by its first and last day.</summary>
internal sealed record Period(DateOnly First, DateOnly Last)
{
    /// <summary>Reads 2026-03 or 2026.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Period? period)
    {
        period = null;
        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            period = new(month, month.AddMonths(1).AddDays(-1));
        }
        else if (DateOnly.TryParseExact(text, "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var year))
        {
            period = Year(year.Year);
        }
        return period is not null;
    }

    public static Period Year(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
}
