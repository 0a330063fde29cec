using System.Globalization;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Settings;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Projects;

internal static class ExportProjects
{
    private static readonly string[] Columns =
        ["title", "kind", "workArea", "community", "place", "goal", "aim", "measure", "reached", "places", "taken", "proposedOn", "startsOn", "dueOn", "state", "endedOn", "result", "note"];

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/projects/export", Handle)
        .RequirePermission(Permissions.ProjectRead)
        .WithSummary("The same list as CSV.");

    internal static async Task<IResult> Handle([AsParameters] PageRequest page, [AsParameters] ProjectFilter filter, RegistryDb db, CurrentUser user, HttpContext http)
    {
        var (culture, settings) = (CultureInfo.CurrentUICulture, await http.SettingsAsync());
        var projects = ListProjects.Sorts.Order(db.Matching(filter, page.Search, user.Reach), page.Sort)
            .Select(p => new { Project = p, Community = db.Communities.Where(c => c.Id == p.CommunityId).Select(c => c.Name).First() });
        return Csv.Result("projects.csv", Labels.Of("project", Columns, culture), projects.AsAsyncEnumerable().Select(object?[] (row) =>
        {
            var p = row.Project;
            return
            [
                p.Title, Labels.Of($"list_kind.{p.Kind}", culture), settings.NameOfWorkArea(p.WorkArea), row.Community, p.Place, p.Goal, p.Aim, p.Measure, p.Reached, p.Places, p.Taken,
                p.ProposedOn, p.StartsOn, p.DueOn, Labels.Of($"project_state.{p.State}", culture), p.EndedOn, p.Result, p.Note,
            ];
        }));
    }
}
