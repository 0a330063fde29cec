using Linli.ServiceDefaults.Settings;
using Linli.ServiceDefaults.Spreadsheets;

namespace Linli.RegistryService.Sheets;

/// <summary>The work areas that rows may name, as the sub-district calls them; while its settings are not known, the city's four by their codes.</summary>
internal static class SheetWorkAreas
{
    public const string Column = "workArea";

    private static readonly string[] OfCity = ["party", "service", "safety", "environment"];

    public static async Task<SheetColumn> ToColumnAsync(IHttpContextAccessor http)
    {
        var areas = (await http.HttpContext!.SettingsAsync()).Facts.WorkAreas;
        return new(Column, CellKind.Choice) { Choices = areas.Count > 0 ? [.. areas.Select(a => new SheetChoice(a.Code, a.Name))] : [.. OfCity.Select(code => new SheetChoice(code, code))] };
    }
}
