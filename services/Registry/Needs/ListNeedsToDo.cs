using Linli.RegistryService.Data;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Settings;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Needs;

internal static class ListNeedsToDo
{
    private const int Most = 50;
    private const int DaysAhead = 7;

    /// <param name="Days">After how many days without anybody who takes it a need is listed here; the sub-district's own number.</param>
    internal sealed record Response(int Days, int Total, IReadOnlyList<Item> Items);

    /// <param name="Why"><c>unmatched</c>: nobody took all of it for so long · <c>soon</c>: its day is near and nobody did · <c>overdue</c>: its day is over and the work is not done.</param>
    internal sealed record Item(Guid Id, string CommunityName, string Title, NeedState State, DateOnly WantedBy, DateOnly WaitingSince, string Why);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/needs/todo", Handle)
        .RequirePermission(Permissions.NeedEdit)
        .WithSummary("Needs that somebody has to see to: unmatched for the sub-district's number of days, close to their day, or past it; the most urgent first, 50 at most.");

    internal static async Task<Ok<Response>> Handle(RegistryDb db, CurrentUser user, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        var (today, days) = (clock.Today(), (await http.SettingsAsync()).NeedDays);
        var (since, soon) = (today.AddDays(-days), today.AddDays(DaysAhead));
        var due = db.Needs.AsNoTracking().Within(user.Reach).Where(n => n.EndedOn == null
            && (n.State == NeedState.Open ? n.WaitingSince <= since || n.WantedBy <= soon : n.WantedBy < today));
        var items = await due.OrderBy(n => n.WantedBy).ThenBy(n => n.Id).Take(Most)
            .Select(n => new Item(
                n.Id, db.Communities.Where(c => c.Id == n.CommunityId).Select(c => c.Name).First(), n.Title, n.State, n.WantedBy, n.WaitingSince,
                n.State != NeedState.Open ? "overdue" : n.WaitingSince <= since ? "unmatched" : "soon"))
            .ToListAsync(ct);
        return TypedResults.Ok(new Response(days, items.Count < Most ? items.Count : await due.CountAsync(ct), items));
    }
}
