using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Posts;

internal static class ListPendingClaims
{
    private const int Most = 200;

    /// <param name="PostsHeld">Places that the member holds already, with <paramref name="MonthlyHours"/> of work a month.</param>
    internal sealed record Item(Guid Id, Guid PostId, string PostName, string CommunityName, Guid MemberId, string MemberName, DateTimeOffset At, int PostsHeld, int MonthlyHours);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/claims/pending", Handle)
        .RequirePermission(Permissions.ClaimReview)
        .WithSummary("Claims that await approval, the oldest first, 200 at most.");

    internal static async Task<Ok<List<Item>>> Handle(RegistryDb db, CurrentUser user, CancellationToken ct) =>
        TypedResults.Ok(await (
            from claim in db.Claims.AsNoTracking().Within(user.Reach)
            where claim.State == ClaimState.Pending
            join post in db.Posts on claim.PostId equals post.Id
            join member in db.Members on claim.MemberId equals member.Id
            join community in db.Communities on claim.CommunityId equals community.Id
            orderby claim.At
            select new Item(claim.Id, post.Id, post.Name, community.Name, member.Id, member.Name, claim.At,
                db.Claims.Count(held => held.MemberId == member.Id && held.State == ClaimState.Held),
                db.Claims.Where(held => held.MemberId == member.Id && held.State == ClaimState.Held).Join(db.Posts, held => held.PostId, of => of.Id, (_, of) => of.MonthlyHours ?? 0).Sum())).Take(Most).ToListAsync(ct));
}
