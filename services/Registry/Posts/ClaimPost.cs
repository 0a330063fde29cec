using Linli.RegistryService.Data;
using Linli.RegistryService.Members;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Posts;

internal static class ClaimPost
{
    internal sealed record Request(Guid MemberId);

    /// <param name="Place">In the waiting list, from 1; empty for whoever has a place.</param>
    internal sealed record Response(Guid Id, ClaimState State, int? Place);

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/posts/{id:guid}/claims/mine", HandleMine)
            .RequirePermission(Permissions.ClaimMake)
            .WithSummary("Claim a post for oneself; when it is full, join its waiting list.");
        app.MapPost("/posts/{id:guid}/claims", Handle)
            .RequirePermission(Permissions.MemberEdit)
            .WithSummary("Claim a post on behalf of a member.");
    }

    internal static async Task<Results<Created<Response>, NotFound>> HandleMine(Guid id, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var memberId = await db.Members.Where(member => member.PersonId == user.Id).Select(member => (Guid?)member.Id).SingleOrDefaultAsync(ct);
        return await Handle(id, new Request(memberId ?? throw Errors.NotAMember()), db, user, clock, ct);
    }

    internal static async Task<Results<Created<Response>, NotFound>> Handle(Guid id, Request request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockMemberAsync(request.MemberId, ct) is not { } member || !user.Reach.Covers(member.CommunityId)
            || await db.LockPostAsync(id, ct) is not { } post || !user.Reach.Covers(post.CommunityId))
        {
            return TypedResults.NotFound();
        }
        (await db.Communities.SingleAsync(community => community.Id == post.CommunityId, ct)).RefuseWhenRetired();
        var now = clock.GetUtcNow();
        var claim = post.Claim(member, now);
        db.Claims.Add(claim);
        db.PublishHeld(post, claim, now);
        await db.SaveChangesAsync(ct);
        int? place = claim.HasPlace ? null : await db.Claims.CountAsync(c => c.PostId == id && c.State == ClaimState.Waiting && c.Rank <= claim.Rank, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/posts/{id}/claims", new Response(claim.Id, claim.State, place));
    }
}
