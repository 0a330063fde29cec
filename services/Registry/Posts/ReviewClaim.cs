using System.ComponentModel.DataAnnotations;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.RegistryService.Posts;

internal static class ReviewClaim
{
    internal sealed record DeclineRequest([property: Required, MaxLength(PostRules.ReasonLength)] string Reason);

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/claims/{id:guid}/approve", Approve)
            .RequirePermission(Permissions.ClaimReview)
            .WithSummary("Approve a claim on a post that needs approval.");
        app.MapPost("/claims/{id:guid}/decline", Decline)
            .RequirePermission(Permissions.ClaimReview)
            .WithSummary("Decline a claim with the reason; its place goes to whoever has waited longest.");
    }

    internal static async Task<Results<NoContent, NotFound>> Approve(Guid id, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockClaimAsync(id, user, ct) is not var (post, claim))
        {
            return TypedResults.NotFound();
        }
        var now = clock.GetUtcNow();
        claim.Approve(now);
        db.PublishHeld(post, claim, now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    internal static async Task<Results<NoContent, NotFound>> Decline(Guid id, DeclineRequest request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockClaimAsync(id, user, ct) is not var (post, claim))
        {
            return TypedResults.NotFound();
        }
        var now = clock.GetUtcNow();
        post.Decline(claim, request.Reason.Trim(), now);
        await db.FillAsync(post, now, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
