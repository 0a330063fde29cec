using Linli.RegistryService.Data;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Posts;

/// <summary>Nobody loses a place because communities are merged or split. The posts' rows are locked by the caller.</summary>
internal static class MovePlaces
{
    /// <summary>Posts of the same name become one with the places of both; the others are opened there as they were.</summary>
    public static async Task MergePostsAsync(this RegistryDb db, Guid from, Guid into, DateTimeOffset now, CancellationToken ct)
    {
        var (posts, claims) = await db.OpenPlacesAsync(from, into, ct);
        foreach (var post in posts.Where(p => p.CommunityId == from).ToList())
        {
            var target = db.CounterpartOf(post, into, posts, addPlaces: true);
            db.HandOver(post, target, [.. claims.Where(c => c.PostId == post.Id)], claims, now);
            post.Close(now);
        }
    }

    /// <summary>The claims of these members go over with them; the places they leave go to those who wait.</summary>
    public static async Task MoveClaimsAsync(this RegistryDb db, IReadOnlyCollection<Guid> members, Guid from, Guid into, DateTimeOffset now, CancellationToken ct)
    {
        var (posts, claims) = await db.OpenPlacesAsync(from, into, ct);
        foreach (var post in posts.Where(p => p.CommunityId == from).ToList())
        {
            var leaving = claims.Where(c => c.PostId == post.Id && members.Contains(c.MemberId)).ToList();
            if (leaving.Count > 0)
            {
                db.HandOver(post, db.CounterpartOf(post, into, posts, addPlaces: false), leaving, claims, now);
                db.Promote(post, claims, now);
            }
        }
    }

    private static async Task<(List<Post> Posts, List<Claim> Claims)> OpenPlacesAsync(this RegistryDb db, Guid from, Guid into, CancellationToken ct) => (
        await db.Posts.Where(p => p.ClosedAt == null && (p.CommunityId == from || p.CommunityId == into)).OrderBy(p => p.Position).ThenBy(p => p.Id).ToListAsync(ct),
        await db.Claims.Where(c => c.EndedAt == null && (c.CommunityId == from || c.CommunityId == into)).OrderBy(c => c.Rank).ThenBy(c => c.Id).ToListAsync(ct));

    private static Post CounterpartOf(this RegistryDb db, Post post, Guid into, List<Post> posts, bool addPlaces)
    {
        if (posts.Find(p => p.CommunityId == into && p.Name == post.Name) is { } known)
        {
            known.Extend(addPlaces ? post.Limit : 0);
            return known;
        }

        var opened = Post.Open(into, post.Kind, post.Name, post.Position, post.Limit, post.NeedsApproval, post.MonthlyHours);
        posts.Add(opened);
        db.Posts.Add(opened);
        return opened;
    }

    private static void HandOver(this RegistryDb db, Post post, Post target, List<Claim> leaving, List<Claim> claims, DateTimeOffset now)
    {
        foreach (var claim in leaving)
        {
            post.HandOver(claim, target);
            db.PublishHeld(target, claim, now);
        }

        db.Promote(target, claims, now);
    }

    private static void Promote(this RegistryDb db, Post post, List<Claim> claims, DateTimeOffset now)
    {
        foreach (var claim in post.Promote(claims.Where(c => c.PostId == post.Id && c.State == ClaimState.Waiting), now))
        {
            db.PublishHeld(post, claim, now);
        }
    }
}
