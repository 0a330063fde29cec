using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.RegistryService.Posts;
using Linli.RegistryService.Sheets;
using Linli.ServiceDefaults.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Members;

/// <summary>Posts that a sheet claims for members, by the rules of a claim by hand: who finds no place waits, and what needs approval awaits it.</summary>
internal static class MemberPosts
{
    /// <summary>Posts that members have claimed and not given back.</summary>
    public static async Task<ILookup<Guid, Guid>> ClaimedAsync(this RegistryDb db, IReadOnlyList<Guid> members, CancellationToken ct) => members.Count == 0
        ? Array.Empty<Claim>().ToLookup(c => c.MemberId, c => c.PostId)
        : (await db.Claims.AsNoTracking().Where(c => c.EndedAt == null && members.Contains(c.MemberId)).OrderBy(c => c.Id).ToListAsync(ct)).ToLookup(c => c.MemberId, c => c.PostId);

    /// <summary>Claims what members have not claimed yet. The members are locked, or new.</summary>
    /// <returns>The claims that were made for each.</returns>
    public static async Task<ILookup<Guid, Guid>> ClaimAsync(
        this RegistryDb db, IReadOnlyList<(SheetRow Row, Member Member, IReadOnlyList<Guid> Posts)> wanted, ILookup<Guid, Guid> claimed, DateTimeOffset now, CancellationToken ct)
    {
        var posts = await db.LockPostsAsync([.. wanted.SelectMany(w => w.Posts).Distinct()], ct);
        List<Claim> made = [];
        foreach (var (row, member, named) in wanted)
        {
            foreach (var post in named.Except(claimed[member.Id]).Select(id => posts[id]))
            {
                row.Try(SheetPosts.Column, () =>
                {
                    var claim = post.Claim(member, now);
                    db.Claims.Add(claim);
                    db.PublishHeld(post, claim, now);
                    made.Add(claim);
                });
            }
        }

        return made.ToLookup(c => c.MemberId, c => c.Id);
    }

    /// <summary>Gives back what an import claimed, as if it had never been; the places go to those who wait. The members are locked.</summary>
    public static async Task UnclaimAsync(this RegistryDb db, IReadOnlyList<Claim> claims, DateTimeOffset now, CancellationToken ct)
    {
        if (claims.Count == 0)
        {
            return;
        }

        var posts = await db.LockPostsAsync([.. claims.Select(c => c.PostId).Distinct()], ct);
        foreach (var claim in claims)
        {
            var (post, wasHeld) = (posts[claim.PostId], claim.State == ClaimState.Held);
            post.Withdraw(claim, now);
            if (wasHeld)
            {
                db.Publish(new ClaimWithdrawn(post.TenantId, now, claim.Id, post.Id, post.Kind, claim.MemberId, post.CommunityId));
            }
        }

        db.RemoveRange(claims);
        // Whoever waits is looked for where these wait no longer.
        await db.SaveChangesAsync(ct);
        foreach (var post in posts.Values)
        {
            await db.FillAsync(post, now, ct);
        }
    }
}
