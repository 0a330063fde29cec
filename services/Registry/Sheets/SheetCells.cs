using System.Globalization;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Spreadsheets;

namespace Linli.RegistryService.Sheets;

/// <summary>What the sheets of the Registry have in common about cells.</summary>
internal static class SheetCells
{
    /// <summary>Lets the entity decide: what it refuses is refused at the cell that its rule names.</summary>
    /// <param name="row">The row.</param>
    /// <param name="otherwise">The column where the rule names none.</param>
    /// <param name="act">What may be refused.</param>
    public static void Try(this SheetRow row, string otherwise, Action act)
    {
        try
        {
            act();
        }
        catch (RuleException e)
        {
            row.Refuse(e.Field ?? otherwise, e.Code, [.. e.Args]);
        }
    }

    public static string? Of(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    public static string? Of(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly Day(string cell) => DateOnly.ParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The refusal of a number that is no whole one in these bounds, or null.</summary>
    public static string? Whole(string cell, int lowest, int highest, string code) =>
        decimal.Parse(cell, CultureInfo.InvariantCulture) is var number && number >= lowest && number <= highest && number == decimal.Floor(number) ? null : code;
}
