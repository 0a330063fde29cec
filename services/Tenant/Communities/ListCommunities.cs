using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Search;
using Linli.ServiceDefaults.Security;
using Linli.TenantService.Changes;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Communities;

internal static class ListCommunities
{
    /// <param name="Grids">How many grids it has, without retired ones.</param>
    /// <param name="Since">The first day it exists; still to come for one that is announced.</param>
    /// <param name="RetiredOn">The first day without it.</param>
    /// <param name="MergedInto">The name of the community that goes on with what was its own.</param>
    /// <param name="Announced">What is announced for it.</param>
    internal sealed record Item(
        Guid Id, string? Code, string Name, CommunityState State, int Grids, DateOnly Since, DateTimeOffset? RetiredAt, DateOnly? RetiredOn,
        Guid? MergedIntoId, string? MergedInto, Announcement? Announced);

    internal sealed record Announcement(ChangeKind Kind, DateOnly On);

    internal static readonly Sorts<Community> Sorts = new Sorts<Community>(c => c.Id)
        .By("name", c => c.Name)
        .By("code", c => c.Code ?? "")
        .By("since", c => c.Since)
        .By("createdAt", c => c.CreatedAt);

    public static void Map(IEndpointRouteBuilder communities) =>
        communities.MapGet("/", Handle).RequirePermission(Permissions.CommunityRead)
            .WithSummary("The communities that the caller may see; search by present or former name (characters, pinyin or initials) or by the start of the code; state: active, announced or retired; sort by name, code, since or createdAt");

    internal static async Task<Ok<Page<Item>>> Handle(
        [AsParameters] PageRequest page, string? state, DirectoryDb db, CurrentUser user, CancellationToken ct) =>
        TypedResults.Ok(await Sorts.PageAsync(
            await MatchingAsync(db, user, page.Search, state, ct), page,
            c => new Item(
                c.Id, c.Code, c.Name, c.RetiredAt != null ? CommunityState.Retired : c.Opens != null ? CommunityState.Announced : CommunityState.Active,
                db.Grids.Count(g => g.CommunityId == c.Id && g.RetiredAt == null), c.Since, c.RetiredAt, c.RetiredOn,
                c.MergedIntoId, db.Communities.Where(i => i.Id == c.MergedIntoId).Select(i => i.Name).FirstOrDefault(),
                db.Changes.Where(x => x.State == ChangeState.Announced && x.GridId == null
                        && (x.CommunityId == c.Id || x.NewCommunityId == c.Id || x.From.Contains(c.Id)))
                    .Select(x => new Announcement(x.Kind, x.On)).FirstOrDefault()), ct));

    internal static async Task<IQueryable<Community>> MatchingAsync(DirectoryDb db, CurrentUser user, string? search, string? state, CancellationToken ct)
    {
        var communities = db.Communities.AsNoTracking().Where(user.MayRead());
        if (search is not null)
        {
            // A sub-district has some fifteen: their names are compared here rather than kept as search keys.
            var names = await communities.SelectMany(c => c.Names).Select(n => new { n.CommunityId, n.Name }).ToListAsync(ct);
            var found = names.Where(n => SearchText.Finds(search, n.Name)).Select(n => n.CommunityId).ToList();
            communities = communities.Where(c => c.Code!.StartsWith(search) || found.Contains(c.Id));
        }

        return CommunityStates.Filter(db, state) is { } filter ? communities.Where(filter) : communities;
    }
}
