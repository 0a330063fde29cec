using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Posts;

internal static class WithdrawClaim
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/claims/{id:guid}/withdraw/mine", HandleMine)
            .RequirePermission(Permissions.ClaimMake)
            .WithSummary("Withdraw one's own claim; the place goes to whoever has waited longest.");
        app.MapPost("/claims/{id:guid}/withdraw", Handle)
            .RequirePermission(Permissions.MemberEdit)
            .WithSummary("Withdraw a claim on behalf of a member.");
    }

    internal static async Task<Results<NoContent, NotFound>> HandleMine(Guid id, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct) =>
        await db.Claims.AnyAsync(claim => claim.Id == id && db.Members.Any(member => member.Id == claim.MemberId && member.PersonId == user.Id), ct)
            ? await Handle(id, db, user, clock, ct)
            : TypedResults.NotFound();

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockClaimAsync(id, user, ct) is not var (post, claim))
        {
            return TypedResults.NotFound();
        }
        await db.GiveBackAsync(post, claim, clock.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>The post first: its lock is what keeps the claim from changing underneath.</summary>
    internal static async Task<(Post Post, Claim Claim)?> LockClaimAsync(this RegistryDb db, Guid id, CurrentUser user, CancellationToken ct)
    {
        var postId = await db.Claims.Where(claim => claim.Id == id).Select(claim => (Guid?)claim.PostId).SingleOrDefaultAsync(ct);
        return postId is { } known && await db.LockPostAsync(known, ct) is { } post && user.Reach.Covers(post.CommunityId)
            ? (post, await db.Claims.SingleAsync(claim => claim.Id == id, ct))
            : null;
    }
}
