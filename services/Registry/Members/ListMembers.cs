using Linli.RegistryService.Data;
using Linli.RegistryService.Posts;
using Linli.RegistryService.Units;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Members;

internal static class ListMembers
{
    internal sealed record Item(
        Guid Id, string Name, Guid CommunityId, string CommunityName, Guid? UnitId, string? UnitName, string SlipNumber, DateOnly ReportedInOn, DateOnly? LeftOn, int PostsHeld);

    internal static readonly Sorts<Member> Sorts = new Sorts<Member>(member => member.Id)
        .By("name", member => member.Name)
        .By("-reportedInOn", member => member.ReportedInOn);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/members", Handle)
        .RequirePermission(Permissions.MemberRead)
        .WithSummary("Members by name (or full phone, or slip number), community, unit and state; sorted by name (pinyin) or reportedInOn, a leading minus for descending.");

    internal static async Task<Ok<Page<Item>>> Handle(
        [AsParameters] PageRequest page, [AsParameters] MemberFilter filter, RegistryDb db, CurrentUser user, FieldProtector protector, CancellationToken ct)
    {
        var units = db.NamesFor(user);
        return TypedResults.Ok(await Sorts.PageAsync(
            db.Matching(filter, page.Search, user.Reach, protector), page,
            m => new Item(
                m.Id, m.Name, m.CommunityId, db.Communities.Where(c => c.Id == m.CommunityId).Select(c => c.Name).First(),
                m.UnitId, units.Where(u => u.Id == m.UnitId).Select(u => u.Name).FirstOrDefault(),
                m.SlipNumber, m.ReportedInOn, m.LeftOn, db.Claims.Count(c => c.MemberId == m.Id && c.State == ClaimState.Held)),
            ct));
    }
}
