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
            .WithSummary("The communities as CSV, with the same search and order as the list");

    internal static IResult Handle([AsParameters] PageRequest page, bool? retired, DirectoryDb db, CurrentUser user) => Csv.Result(
        Words.Get("communities.file"),
        [Words.Get("code"), Words.Get("name"), Words.Get("createdAt"), Words.Get("retiredAt")],
        ListCommunities.Sorts.Order(ListCommunities.Matching(db, user, page.Search, retired), page.Sort)
            .Select(c => new object?[] { c.Code, c.Name, c.CreatedAt, c.RetiredAt }).AsAsyncEnumerable());
}
