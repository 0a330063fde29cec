using Linli.RegistryService.Data;
using Linli.RegistryService.Posts;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Profiles;

internal static class RegisteredNow
{
    /// <summary>What the register holds for a community today.</summary>
    public static async Task<Registered> RegisteredAsync(this RegistryDb db, Guid communityId, CancellationToken ct)
    {
        var units = await db.Units.Where(unit => unit.CommunityId == communityId && unit.RetiredAt == null)
            .GroupBy(unit => unit.Kind).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        var members = await db.Members.CountAsync(member => member.CommunityId == communityId && member.LeftOn == null, ct);
        var held = db.Claims.Where(claim => claim.CommunityId == communityId && claim.State == ClaimState.Held);
        var withPost = await held.Select(claim => claim.MemberId).Distinct().CountAsync(ct);
        var claims = await held.Join(db.Posts, claim => claim.PostId, post => post.Id, (_, post) => post.Name)
            .GroupBy(name => name).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        return new Registered(units, members, withPost, claims);
    }
}
