using System.Runtime.CompilerServices;
using Linli.ActivityService.Data;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Settings;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.Contributions;

/// <summary>The same list as a file, all of it.</summary>
internal static class ExportContributions
{
    private static readonly string[] Columns =
        ["on", "community", "kind", "giver", "receiver", "purpose", "work_area", "amount", "approximate", "description", "receipt", "voided"];

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/contributions.csv", Handle)
        .WithSummary("Export contributions as CSV, with the list's search, filter and sort")
        .Produces<string>(contentType: "text/csv")
        .RequirePermission(Permissions.ContributionRead);

    internal static async Task<IResult> Handle([AsParameters] PageRequest page, [AsParameters] ContributionFilter filter, ActivityDb db, CurrentUser user, Words words, HttpContext http, CancellationToken ct) =>
        Csv.Result($"{words["contributions"]}.csv", [.. Columns.Select(c => words[$"column.{c}"])], Rows(page, filter, db, user, words, await http.SettingsAsync(), ct));

    private static async IAsyncEnumerable<object?[]> Rows(
        PageRequest page, ContributionFilter filter, ActivityDb db, CurrentUser user, Words words, TenantSettings settings, [EnumeratorCancellation] CancellationToken ct)
    {
        var rows = ListContributions.Sorts.Order(filter.Apply(db, user, page.Search), page.Sort);
        await foreach (var c in rows.Select(ContributionItem.From(db, user)).AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return [c.On, c.CommunityName, words[$"contribution.{c.Kind}"], c.Giver, c.Receiver, c.Purpose, words.NameOf(c.WorkArea, settings),
                c.Amount, words[c.Approximate ? "yes" : "no"], c.Description, c.ReceiptNo, words[c.Voided ? "yes" : "no"]];
        }
    }
}
