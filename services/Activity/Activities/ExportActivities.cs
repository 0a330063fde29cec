using System.Runtime.CompilerServices;
using Linli.ActivityService.Data;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Settings;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.Activities;

/// <summary>The same list as a file, all of it.</summary>
internal static class ExportActivities
{
    private static readonly string[] Columns =
        ["on", "community", "kind", "title", "work_area", "place", "starts_at", "ends_at", "state", "sign_up_limit", "signed_up", "persons", "hours"];

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/activities.csv", Handle)
        .WithSummary("Export activities as CSV, with the list's search, filter and sort")
        .Produces<string>(contentType: "text/csv")
        .RequirePermission(Permissions.ActivityRead);

    internal static async Task<IResult> Handle([AsParameters] PageRequest page, [AsParameters] ActivityFilter filter, ActivityDb db, CurrentUser user, Words words, HttpContext http, CancellationToken ct) =>
        Csv.Result($"{words["activities"]}.csv", [.. Columns.Select(c => words[$"column.{c}"])], Rows(page, filter, db, user, words, await http.SettingsAsync(), ct));

    private static async IAsyncEnumerable<object?[]> Rows(
        PageRequest page, ActivityFilter filter, ActivityDb db, CurrentUser user, Words words, TenantSettings settings, [EnumeratorCancellation] CancellationToken ct)
    {
        var rows = ListActivities.Sorts.Order(filter.Apply(db.VisibleActivities(user.Reach), page.Search), page.Sort);
        await foreach (var a in rows.Select(ActivityItem.From(db)).AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return [a.On, a.CommunityName, words[$"kind.{a.Kind}"], a.Title, words.NameOf(a.WorkArea, settings), a.Place, a.AllDay ? null : a.StartsAt,
                a.AllDay ? null : a.EndsAt, words[$"state.{a.State}"], a.SignUpLimit, a.SignUpRequired ? a.Taken : null, a.Persons, Math.Round(a.Minutes / 60m, 2)];
        }
    }
}
