using System.Globalization;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Settings;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Needs;

internal static class ExportNeeds
{
    private static readonly string[] Columns = ["title", "kind", "workArea", "group", "quantity", "measure", "taken", "community", "enteredOn", "wantedBy", "state", "endedOn", "result", "note"];

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/needs/export", Handle)
        .RequirePermission(Permissions.NeedRead)
        .WithSummary("The same list as CSV.");

    internal static async Task<IResult> Handle([AsParameters] PageRequest page, [AsParameters] NeedFilter filter, RegistryDb db, CurrentUser user, HttpContext http)
    {
        var (culture, settings) = (CultureInfo.CurrentUICulture, await http.SettingsAsync());
        var needs = ListNeeds.Sorts.Order(db.Matching(filter, page.Search, user.Reach), page.Sort)
            .Select(n => new { Need = n, Community = db.Communities.Where(c => c.Id == n.CommunityId).Select(c => c.Name).First() });
        return Csv.Result("needs.csv", Labels.Of("need", Columns, culture), needs.AsAsyncEnumerable().Select(object?[] (row) =>
        {
            var n = row.Need;
            return
            [
                n.Title, Labels.Of($"list_kind.{n.Kind}", culture), settings.NameOfWorkArea(n.WorkArea), Labels.Of($"group.{n.Group}", culture), n.Quantity, n.Measure, n.Taken,
                row.Community, n.EnteredOn, n.WantedBy, Labels.Of($"need_state.{n.State}", culture), n.EndedOn, n.Result, n.Note,
            ];
        }));
    }
}
