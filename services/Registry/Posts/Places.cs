using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.RegistryService.Members;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Posts;

/// <summary>What happens around a post's places whoever moves them. The post's row is locked by the caller.</summary>
internal static class Places
{
    /// <summary>Gives the place back and hands it to whoever has waited longest.</summary>
    public static async Task GiveBackAsync(this RegistryDb db, Post post, Claim claim, DateTimeOffset now, CancellationToken ct)
    {
        var wasHeld = claim.State == ClaimState.Held;
        post.Withdraw(claim, now);
        if (wasHeld)
        {
            db.Publish(new ClaimWithdrawn(post.TenantId, now, claim.Id, post.Id, post.Kind, claim.MemberId, post.CommunityId));
        }
        await db.FillAsync(post, now, ct);
    }

    /// <summary>Free places go to the waiting list, in its order.</summary>
    public static async Task FillAsync(this RegistryDb db, Post post, DateTimeOffset now, CancellationToken ct)
    {
        if (post.Taken >= post.Limit)
        {
            return;
        }
        var waiting = await db.Claims.Where(claim => claim.PostId == post.Id && claim.State == ClaimState.Waiting && claim.EndedAt == null)
            .OrderBy(claim => claim.Rank).Take(post.Limit - post.Taken).ToListAsync(ct);
        // What this request ended itself is not saved yet and still looks like waiting to the query.
        foreach (var claim in post.Promote(waiting.Where(claim => claim.State == ClaimState.Waiting), now))
        {
            db.PublishHeld(post, claim, now);
        }
    }

    public static async Task GiveBackAllAsync(this RegistryDb db, Member member, DateTimeOffset now, CancellationToken ct)
    {
        var posts = await db.Claims.Where(claim => claim.MemberId == member.Id && claim.EndedAt == null)
            .OrderBy(claim => claim.PostId).Select(claim => claim.PostId).ToListAsync(ct);
        foreach (var postId in posts)
        {
            var post = (await db.LockPostAsync(postId, ct))!;
            var claim = await db.Claims.SingleAsync(c => c.PostId == postId && c.MemberId == member.Id && c.EndedAt == null, ct);
            await db.GiveBackAsync(post, claim, now, ct);
        }
    }

    public static void PublishHeld(this RegistryDb db, Post post, Claim claim, DateTimeOffset now)
    {
        if (claim.State == ClaimState.Held)
        {
            db.Publish(new PostClaimed(post.TenantId, now, claim.Id, post.Id, post.Kind, claim.MemberId, post.CommunityId));
        }
    }
}
