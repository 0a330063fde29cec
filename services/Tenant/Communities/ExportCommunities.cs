using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Linli.TenantService.Resources;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Communities;

internal static class ExportCommunities
{
    public static void Map(IEndpointRouteBuilder communities) =>
        communities.MapGet("/export", Handle).RequirePermission(Permissions.CommunityRead)
            .WithSummary("The communities as CSV, with the same search, filter and order as the list");

    internal static async Task<IResult> Handle([AsParameters] PageRequest page, string? state, DirectoryDb db, CurrentUser user, CancellationToken ct) => Csv.Result(
        Words.Get("communities.file"),
        [Words.Get("code"), Words.Get("name"), Words.Get("state"), Words.Get("since"), Words.Get("retiredOn"), Words.Get("mergedInto"), Words.Get("createdAt")],
        ListCommunities.Sorts.Order(await ListCommunities.MatchingAsync(db, user, page.Search, state, ct), page.Sort)
            .Select(c => new { c, Into = db.Communities.Where(i => i.Id == c.MergedIntoId).Select(i => i.Name).FirstOrDefault() })
            .AsAsyncEnumerable()
            .Select(r => new object?[] { r.c.Code, r.c.Name, Words.Get(StateOf(r.c)), r.c.Since, r.c.RetiredOn, r.Into, r.c.CreatedAt }));

    private static string StateOf(Community c) => c.RetiredAt is not null ? "retired" : c.Opens is not null ? "announced" : "active";
}
