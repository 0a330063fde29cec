using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Search;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Posts;

internal static class ListPosts
{
    /// <param name="Taken">Places held or kept for a claim that awaits approval.</param>
    /// <param name="Pending">Of these, the ones that await approval.</param>
    /// <param name="Waiting">How many wait for a place.</param>
    /// <param name="MyClaim">The claim of whoever asks, if they have a live one.</param>
    internal sealed record Item(
        Guid Id, uint Version, Guid CommunityId, string Kind, string Name, int Limit, int Taken, int Pending, int Waiting, bool NeedsApproval, int? MonthlyHours, DateTimeOffset? ClosedAt, Mine? MyClaim);

    internal sealed record Mine(Guid Id, ClaimState State);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/communities/{communityId:guid}/posts", Handle)
        .RequirePermission(Permissions.PostRead)
        .WithSummary("A community's posts with their places; ?q finds by name, pinyin or initials, ?closed=true lists the closed ones too.");

    internal static async Task<Results<Ok<List<Item>>, NotFound>> Handle(Guid communityId, RegistryDb db, CurrentUser user, CancellationToken ct, string? q = null, bool closed = false)
    {
        if (!user.Reach.Covers(communityId) || !await db.Communities.AnyAsync(community => community.Id == communityId, ct))
        {
            return TypedResults.NotFound();
        }
        var posts = db.Posts.AsNoTracking().Where(post => post.CommunityId == communityId && (closed || post.ClosedAt == null));
        var found = await Describe(posts, db, user.Id).ToListAsync(ct);
        return TypedResults.Ok(string.IsNullOrWhiteSpace(q) ? found : found.FindAll(post => SearchText.Finds(q, post.Name)));
    }

    internal static IQueryable<Item> Describe(IQueryable<Post> posts, RegistryDb db, Guid personId) => posts
        .OrderBy(post => post.Position).ThenBy(post => post.Id)
        .Select(post => new Item(
            post.Id, post.Version, post.CommunityId, post.Kind, post.Name, post.Limit, post.Taken,
            db.Claims.Count(claim => claim.PostId == post.Id && claim.State == ClaimState.Pending),
            db.Claims.Count(claim => claim.PostId == post.Id && claim.State == ClaimState.Waiting),
            post.NeedsApproval, post.MonthlyHours, post.ClosedAt,
            db.Claims.Where(claim => claim.PostId == post.Id && claim.EndedAt == null && db.Members.Any(member => member.Id == claim.MemberId && member.PersonId == personId))
                .Select(claim => new Mine(claim.Id, claim.State)).FirstOrDefault()));
}
