using Linli.ServiceDefaults.Settings;

namespace Linli.Portal.Web;

/// <summary>Which pages belong to a feature: where a sub-district has switched it off, they are not there.</summary>
internal static class PageFeatures
{
    private static readonly (string Path, string Feature)[] Pages =
    [
        ("/posts", Features.Posts), ("/claims", Features.Posts), ("/activities", Features.Activities), ("/service-cards", Features.Activities), ("/contributions", Features.Contributions),
    ];

    public static string? Of(string path) =>
        path.StartsWith("/communities/", StringComparison.Ordinal) && path.Contains("/profile", StringComparison.Ordinal) ? Features.Profiles
        : Pages.FirstOrDefault(p => path == p.Path || path.StartsWith(p.Path + "/", StringComparison.Ordinal) || path.StartsWith(p.Path + "?", StringComparison.Ordinal)).Feature;
}
