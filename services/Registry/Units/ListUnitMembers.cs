using Linli.RegistryService.Data;
using Linli.RegistryService.Posts;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Units;

internal static class ListUnitMembers
{
    /// <summary>No phone: the unit has it, and nobody else needs it here.</summary>
    internal sealed record Item(Guid Id, string Name, Guid CommunityId, string CommunityName, DateOnly ReportedInOn, DateOnly? LeftOn, int PostsHeld);

    private static readonly Sorts<Members.Member> Sorts = new Sorts<Members.Member>(member => member.Id).By("name", member => member.Name);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/units/{id:guid}/members", Handle)
        .RequirePermission(Permissions.UnitRead)
        .WithSummary("A unit's in-service members, whichever community they report to: for the unit's liaison all of them, for a community its own.");

    internal static async Task<Results<Ok<Page<Item>>, NotFound>> Handle(Guid id, [AsParameters] PageRequest page, RegistryDb db, CurrentUser user, CancellationToken ct)
    {
        if (await db.Units.AsNoTracking().SingleOrDefaultAsync(unit => unit.Id == id, ct) is not { } unit || !user.Reach.Covers(unit) || !user.Shows(unit))
        {
            return TypedResults.NotFound();
        }
        var members = db.Members.AsNoTracking().Where(member => member.UnitId == id);
        return TypedResults.Ok(await Sorts.PageAsync(
            user.Reach.Units.Contains(id) ? members : members.Within(user.ReachOf(Permissions.MemberRead)), page,
            m => new Item(
                m.Id, m.Name, m.CommunityId, db.Communities.Where(c => c.Id == m.CommunityId).Select(c => c.Name).First(), m.ReportedInOn, m.LeftOn,
                db.Claims.Count(c => c.MemberId == m.Id && c.State == ClaimState.Held)),
            ct));
    }
}
