using Linli.ServiceDefaults.Settings;

namespace Linli.ActivityService;

/// <summary>
/// The city's work areas (工作领域), and a sub-district's own that count in one of them (<c>service-1</c>). Each sub-district names them in its
/// own words; a record counts in one of them.
/// </summary>
internal static class WorkAreas
{
    public const string Party = "party";
    public const string Pattern = "(party|service|safety|environment)(-[1-9][0-9]?)?";

    /// <summary>What the sub-district calls it; while its settings are not known, what the city does.</summary>
    public static string NameOf(this Words words, string code, TenantSettings settings) =>
        settings.Facts.WorkAreas.FirstOrDefault(a => a.Code == code)?.Name ?? words[$"work_area.{code.Split('-')[0]}"];
}
