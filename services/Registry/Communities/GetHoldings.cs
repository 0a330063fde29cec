using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Communities;

internal static class GetHoldings
{
    /// <summary>What would go over to another community: live units, present members, the posts and claims that go with them, and what has not ended.</summary>
    internal sealed record Response(int Units, int Members, int Posts, int Claims, int Beneficiaries, int Pairs, int Agreements, int Needs, int Projects, int Volunteers);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/communities/{id:guid}/holdings", Handle)
        .RequirePermission(Permissions.CommunityManage)
        .WithSummary("How much of a community would move if it were merged");

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(Guid id, RegistryDb db, CurrentUser user, CancellationToken ct)
    {
        var held = user.Reach.Covers(id)
            ? await db.Communities.Where(c => c.Id == id).Select(c => new Response(
                db.Units.Count(u => u.CommunityId == id && u.RetiredAt == null),
                db.Members.Count(m => m.CommunityId == id && m.LeftOn == null),
                db.Posts.Count(p => p.CommunityId == id && p.ClosedAt == null),
                db.Claims.Count(x => x.CommunityId == id && x.EndedAt == null),
                db.Beneficiaries.Count(b => b.CommunityId == id),
                db.Pairs.Count(p => p.CommunityId == id && p.EndedOn == null),
                db.Agreements.Count(a => a.CommunityId == id && a.EndedOn == null),
                db.Needs.Count(n => n.CommunityId == id && n.EndedOn == null),
                db.Projects.Count(p => p.CommunityId == id && p.EndedOn == null),
                db.Volunteers.Count(v => v.CommunityId == id))).SingleOrDefaultAsync(ct)
            : null;
        return held is null ? TypedResults.NotFound() : TypedResults.Ok(held);
    }
}
