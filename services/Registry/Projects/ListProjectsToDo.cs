using Linli.RegistryService.Data;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Settings;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Projects;

internal static class ListProjectsToDo
{
    private const int Most = 50;
    private const int DaysAhead = 7;

    /// <param name="Days">After how many days with a place that nobody takes a project is listed here; the sub-district's own number, as for needs.</param>
    internal sealed record Response(int Days, int Total, IReadOnlyList<Item> Items);

    /// <param name="Why"><c>unclaimed</c>: it has had a free place for so long · <c>soon</c>: its day is near and it has one · <c>overdue</c>: its day is over and it is not done.</param>
    internal sealed record Item(Guid Id, string CommunityName, string Title, ProjectState State, DateOnly DueOn, DateOnly WaitingSince, string Why);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/projects/todo", Handle)
        .RequirePermission(Permissions.ProjectEdit)
        .WithSummary("Projects that somebody has to see to: unclaimed for the sub-district's number of days, close to their day, or past it; the most urgent first, 50 at most.");

    internal static async Task<Ok<Response>> Handle(RegistryDb db, CurrentUser user, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        var (today, days) = (clock.Today(), (await http.SettingsAsync()).NeedDays);
        var (since, soon) = (today.AddDays(-days), today.AddDays(DaysAhead));
        var due = db.Projects.AsNoTracking().Within(user.Reach).Where(p => p.EndedOn == null
            && (p.State == ProjectState.Proposed ? p.WaitingSince <= since || p.DueOn <= soon : p.DueOn < today));
        var items = await due.OrderBy(p => p.DueOn).ThenBy(p => p.Id).Take(Most)
            .Select(p => new Item(
                p.Id, db.Communities.Where(c => c.Id == p.CommunityId).Select(c => c.Name).First(), p.Title, p.State, p.DueOn, p.WaitingSince,
                p.State != ProjectState.Proposed ? "overdue" : p.WaitingSince <= since ? "unclaimed" : "soon"))
            .ToListAsync(ct);
        return TypedResults.Ok(new Response(days, items.Count < Most ? items.Count : await due.CountAsync(ct), items));
    }
}
