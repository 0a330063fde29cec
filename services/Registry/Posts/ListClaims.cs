using Linli.RegistryService.Data;
using Linli.RegistryService.Units;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Posts;

internal static class ListClaims
{
    internal sealed record Item(Guid Id, Guid MemberId, string MemberName, string? UnitName, ClaimState State, DateTimeOffset At, DateTimeOffset? HeldAt, DateTimeOffset? EndedAt, string? Reason);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/posts/{id:guid}/claims", Handle)
        .RequirePermission(Permissions.ClaimReview)
        .WithSummary("Who claimed a post, in the order of their claims; ?ended=true lists the ended ones too.");

    internal static async Task<Results<Ok<List<Item>>, NotFound>> Handle(Guid id, RegistryDb db, CurrentUser user, CancellationToken ct, bool ended = false)
    {
        if (await db.Posts.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is not { } post || !user.Reach.Covers(post.CommunityId))
        {
            return TypedResults.NotFound();
        }
        var units = db.NamesFor(user);
        return TypedResults.Ok(await db.Claims.AsNoTracking()
            .Where(claim => claim.PostId == id && (ended || claim.EndedAt == null)).OrderBy(claim => claim.Rank)
            .Join(db.Members, claim => claim.MemberId, member => member.Id, (claim, member) => new Item(
                claim.Id, member.Id, member.Name, units.Where(unit => unit.Id == member.UnitId).Select(unit => unit.Name).FirstOrDefault(),
                claim.State, claim.At, claim.HeldAt, claim.EndedAt, claim.Reason))
            .ToListAsync(ct));
    }
}
