using Linli.ServiceDefaults.Settings;

namespace Linli.Portal.Web;

/// <summary>Which pages belong to a feature: where a sub-district has switched it off, they are not there.</summary>
internal static class PageFeatures
{
    private static readonly (string Path, string Feature)[] Pages =
    [
        ("/posts", Features.Posts), ("/claims", Features.Posts), ("/activities", Features.Activities), ("/service-cards", Features.Activities), ("/contributions", Features.Contributions),
        ("/pairs", Features.Pairs), ("/agreements", Features.Agreements), ("/needs", Features.Needs), ("/resources", Features.Needs), ("/projects", Features.Needs),
    ];

    /// <summary>Parts of a community's address behind its id.</summary>
    private static readonly (string Part, string Feature)[] OfCommunity =
        [("profile", Features.Profiles), ("mechanism", Features.Agreements), ("leaders", Features.Agreements), ("rules", Features.Agreements)];

    public static string? Of(string path) =>
        path.StartsWith("/communities/", StringComparison.Ordinal) ? OfCommunity.FirstOrDefault(p => path.Split('/', '?').ElementAtOrDefault(3) == p.Part).Feature
        : Pages.FirstOrDefault(p => path == p.Path || path.StartsWith(p.Path + "/", StringComparison.Ordinal) || path.StartsWith(p.Path + "?", StringComparison.Ordinal)).Feature;
}
