using System.Globalization;

namespace Linli.RegistryService.Profiles;

internal static class ProfileRules
{
    public const int Highest = 10_000_000;
    public const int FirstYear = 1949;
    public const int CodeLength = 40;
    public const int CategoryLength = 40;
    public const int ReasonLength = 200;

    /// <summary>Next year's may be prepared; later ones are slips of the pen.</summary>
    public static void CheckYear(int year, DateOnly today)
    {
        if (year < FirstYear || year > today.Year + 1)
        {
            throw Errors.NoSuchYear(today.Year + 1);
        }
    }

    public static bool IsMonth(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year >= FirstYear - 50;
}
