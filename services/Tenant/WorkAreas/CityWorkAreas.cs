using System.Globalization;
using System.Resources;

namespace Linli.TenantService.WorkAreas;

/// <summary>The city's work areas in their order; each record of the platform counts in one of them.</summary>
internal static class CityWorkAreas
{
    private static readonly ResourceManager Names = new("Linli.TenantService.Resources.CityWorkAreas", typeof(CityWorkAreas).Assembly);

    public static IReadOnlyList<string> Codes { get; } = ["party", "service", "safety", "environment"];

    /// <summary>The city's name of a work area, in the language of the request.</summary>
    public static string NameOf(string code) => Names.GetString(code, CultureInfo.CurrentUICulture)
        ?? throw new ArgumentException($"No work area {code}.", nameof(code));
}
