using System.Globalization;
using Linli.RegistryService.Data;
using Linli.RegistryService.Units;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Settings;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.UnitResources;

internal static class ExportResources
{
    private static readonly string[] Columns = ["title", "unit", "kind", "workArea", "quantity", "measure", "taken", "availableFrom", "availableTo", "state", "conditions"];

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/resources/export", Handle)
        .RequirePermission(Permissions.ResourceRead)
        .WithSummary("The same list as CSV. Sensitive units are masked.");

    internal static async Task<IResult> Handle([AsParameters] PageRequest page, [AsParameters] ResourceFilter filter, RegistryDb db, CurrentUser user, HttpContext http)
    {
        var (culture, settings) = (CultureInfo.CurrentUICulture, await http.SettingsAsync());
        var units = db.NamesFor(Reach.Nowhere);
        var resources = ListResources.Sorts.Order(db.Matching(filter, page.Search, user.Reach, Reach.Nowhere), page.Sort)
            .Select(r => new { Resource = r, Unit = units.Where(u => u.Id == r.UnitId).Select(u => u.Name).First() });
        return Csv.Result("resources.csv", Labels.Of("resource", Columns, culture), resources.AsAsyncEnumerable().Select(object?[] (row) =>
        {
            var r = row.Resource;
            return
            [
                r.Title, row.Unit, Labels.Of($"list_kind.{r.Kind}", culture), r.WorkArea is { } area ? settings.NameOfWorkArea(area) : null, r.Quantity, r.Measure, r.Taken,
                r.AvailableFrom, r.AvailableTo, Labels.Of($"resource_state.{r.State}", culture), r.Conditions,
            ];
        }));
    }
}
