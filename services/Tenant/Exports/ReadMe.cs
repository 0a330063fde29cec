using System.Globalization;
using System.Resources;

namespace Linli.TenantService.Exports;

/// <summary>The page that explains an archive: {0} name, {1} code, {2} time, {3} the files as lines of a table.</summary>
internal static class ReadMe
{
    private static readonly ResourceManager Texts = new("Linli.TenantService.Resources.Archive", typeof(ReadMe).Assembly);

    public static string In(CultureInfo culture) => Texts.GetString("readme", culture) ?? throw new InvalidOperationException("The archive has no page to read.");
}
