using System.Globalization;
using System.Resources;

namespace Linli.TenantService.Tenants;

/// <summary>The provinces of GB/T 2260 by their two digits: the 34 texts of Resources/Provinces.</summary>
internal static class Provinces
{
    private static readonly ResourceManager Names = new("Linli.TenantService.Resources.Provinces", typeof(Provinces).Assembly);

    public static bool IsKnown(string code) => Names.GetString(code, CultureInfo.InvariantCulture) is not null;

    /// <summary>In the language of the request.</summary>
    public static string NameOf(string code) => Names.GetString(code, CultureInfo.CurrentUICulture) ?? code;
}
