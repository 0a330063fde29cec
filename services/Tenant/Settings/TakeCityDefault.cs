using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.TenantService.Settings;

internal static class TakeCityDefault
{
    private static readonly Dictionary<string, Func<Overrides, Overrides>> Sections = new()
    {
        ["posts"] = own => own with { Posts = null },
        ["matter-categories"] = own => own with { MatterCategories = null },
        ["office-hours"] = own => own with { OfficeHours = null },
        ["features"] = own => own with { FeaturesOff = null },
        ["targets"] = own => own with { Targets = null },
    };

    public static void Map(IEndpointRouteBuilder settings) =>
        settings.MapDelete("/{section}", Handle).RequirePermission(Permissions.SettingsManage)
            .WithSummary("Give up a setting of the sub-district's own (posts, matter-categories, office-hours, features, targets): the city's default holds again");

    internal static async Task<Results<NoContent, NotFound>> Handle(string section, SettingsDesk desk, CancellationToken ct) =>
        Sections.TryGetValue(section, out var back) ? await ChangeSettings.ChangeAsync(desk, (own, _) => back(own), ct) : TypedResults.NotFound();
}
