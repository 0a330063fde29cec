using Linli.Portal.Web;
using Linli.ServiceDefaults.Security;
using Microsoft.Extensions.Localization;

namespace Linli.Portal.Components.Layout;

/// <summary>An entry of the navigation.</summary>
public sealed record MenuItem(string Text, string Href, string Icon)
{
    private bool Covers(string path) => path == Href || path.StartsWith(Href + "/", StringComparison.Ordinal);

    /// <summary>The entry that a path belongs to: of those that cover it, the closest.</summary>
    public static MenuItem? Of(IReadOnlyList<MenuItem> menu, string path) => menu.Where(i => i.Covers(path)).MaxBy(i => i.Href.Length);
}

/// <summary>The navigation: what this person may do, and nothing else.</summary>
public static class Menu
{
    public static IReadOnlyList<MenuItem> For(Person me, IStringLocalizer<Resources.Shell> shell)
    {
        var all = new (MenuItem Item, string? Permission)[]
        {
            (new(shell["NavCity"], "/city", "map-2"), Permissions.CityFiguresRead),
            (new(shell["NavDashboard"], "/dashboard", "layout-dashboard"), Permissions.FiguresRead),
            (new(shell["NavTenants"], "/tenants", "building-bank"), Permissions.TenantRead),
            (new(shell["NavCommunities"], "/communities", "building-community"), Permissions.CommunityRead),
            (new(shell["NavUnits"], "/units", "building-skyscraper"), Permissions.UnitRead),
            (new(shell["NavMembers"], "/members", "users"), Permissions.MemberRead),
            (new(shell["NavPosts"], "/posts", "hand-finger"), Permissions.PostRead),
            (new(shell["NavClaims"], "/claims", "clipboard-check"), Permissions.ClaimReview),
            (new(shell["NavServiceCards"], "/service-cards", "certificate"), Permissions.ActivityRead),
            (new(shell["NavBeneficiaries"], "/beneficiaries", "home-heart"), Permissions.BeneficiaryRead),
            (new(shell["NavPairs"], "/pairs", "heart-handshake"), Permissions.PairRead),
            (new(shell["NavAgreements"], "/agreements", "file-text"), Permissions.AgreementRead),
            (new(shell["NavNeeds"], "/needs", "clipboard-list"), Permissions.NeedRead),
            (new(shell["NavResources"], "/resources", "tools"), Permissions.ResourceRead),
            (new(shell["NavProjects"], "/projects", "hammer"), Permissions.ProjectRead),
            (new(shell["NavVolunteers"], "/volunteers", "friends"), Permissions.VolunteerRead),
            (new(shell["NavActivities"], "/activities", "calendar-event"), Permissions.ActivityRead),
            (new(shell["NavMyHours"], "/activities/mine", "clock"), Permissions.ActivityJoin),
            (new(shell["NavContributions"], "/contributions", "gift"), Permissions.ContributionRead),
            (new(shell["NavWorkAreas"], "/settings/work-areas", "adjustments"), Permissions.CommunityManage),
            (new(shell["NavExport"], "/settings/export", "download"), Permissions.TenantExport),
            (new(shell["NavAccess"], "/access", "shield-lock"), Permissions.AccessRead),
            (new(shell["NavTemplate"], "/template", "adjustments"), Permissions.CitySettingsManage),
            (new(shell["NavSettings"], "/settings", "settings"), Permissions.SettingsManage),
            (new(shell["NavNotices"], "/notices", "speakerphone"), null),
            (new(shell["NavAudit"], "/audit", "history"), Permissions.AuditRead),
            (new(shell["NavSupport"], "/support", "shield"), Permissions.SupportAllow),
            (new(shell["NavOpenDoors"], "/support/open", "login"), Permissions.OperationsManage),
            (new(shell["NavOperations"], "/operations", "server-bolt"), Permissions.OperationsManage),
            (new(shell["NavStart"], "/start", "list-check"), null),
            (new(shell["NavHelp"], "/help", "help"), null),
        };
        return [.. all.Where(e => (e.Permission is null || me.May(e.Permission)) && me.Uses(PageFeatures.Of(e.Item.Href))).Select(e => e.Item)];
    }
}
