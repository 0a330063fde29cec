using Linli.RegistryService.Data;
using Linli.RegistryService.Posts;
using Linli.ServiceDefaults.Search;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Members;

/// <param name="Community">Members who report to this community, or did last.</param>
/// <param name="Unit">Members of this unit.</param>
/// <param name="Post">True: with a post; false: without one.</param>
/// <param name="State"><c>reported-in</c> (unless told), <c>left</c> or <c>all</c>.</param>
internal sealed record MemberFilter(Guid? Community = null, Guid? Unit = null, bool? Post = null, string? State = null);

internal static class MemberFilters
{
    /// <summary>Search is by the name in characters, pinyin or initials, by the slip's number, or by a whole phone number.</summary>
    public static IQueryable<Member> Matching(this RegistryDb db, MemberFilter filter, string? search, Reach reach, FieldProtector protector)
    {
        var members = db.Members.AsNoTracking().Within(reach);
        members = filter.State switch
        {
            "all" => members,
            "left" => members.Where(member => member.LeftOn != null),
            _ => members.Where(member => member.LeftOn == null),
        };
        if (filter.Community is { } communityId)
        {
            members = members.Where(member => member.CommunityId == communityId);
        }
        if (filter.Unit is { } unitId)
        {
            members = members.Where(member => member.UnitId == unitId);
        }
        if (filter.Post is { } withPost)
        {
            members = members.Where(member => db.Claims.Any(claim => claim.MemberId == member.Id && claim.State == ClaimState.Held) == withPost);
        }
        return search is null ? members : Phone.IsWhole(search) ? members.WithPhone(protector.Hash(search)) : members.FoundBy(db, search);
    }

    private static IQueryable<Member> WithPhone(this IQueryable<Member> members, byte[] hash) => members.Where(member => member.Phone!.Hash == hash);
}
