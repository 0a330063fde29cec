using System.Globalization;
using System.Resources;
using Linli.ServiceDefaults.Spreadsheets;

namespace Linli.RegistryService.Sheets;

/// <summary>Words of the spreadsheets that come in.</summary>
internal static class SheetTexts
{
    public static readonly ResourceManager Words = new("Linli.RegistryService.Resources.Sheets", typeof(SheetTexts).Assembly);

    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-Hans");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>Choices called as in exported files.</summary>
    public static IReadOnlyList<SheetChoice> Choices(string prefix, IEnumerable<string> values) => [.. values.Select(value => Choice(value, $"{prefix}.{value}"))];

    /// <param name="value">What the code calls it.</param>
    /// <param name="label">Its key in the labels.</param>
    public static SheetChoice Choice(string value, string label) => new(value, Labels.Of(label, Chinese), Labels.Of(label, English));

    /// <summary>Several values as a cell names them; null: none.</summary>
    public static string? Join(string prefix, IReadOnlyList<string> values) =>
        values.Count == 0 ? null : string.Join('、', values.Select(value => Labels.Of($"{prefix}.{value}", CultureInfo.CurrentUICulture)));

    public static readonly IReadOnlyList<SheetChoice> YesNo = [Choice("yes", "yes"), Choice("no", "no")];
}
