using Linli.RegistryService.Data;
using Linli.RegistryService.Posts;
using Linli.RegistryService.Units;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Members;

internal static class GetMember
{
    internal sealed record Response(
        Guid Id, uint Version, string Name, string? Phone, Guid? UnitId, string? UnitName, Guid? PersonId, Guid CommunityId, string CommunityName,
        DateOnly ReportedInOn, string SlipNumber, DateOnly? LeftOn, IReadOnlyList<Slip> Slips, IReadOnlyList<MemberClaim> Claims);

    internal sealed record Slip(Guid CommunityId, string CommunityName, DateOnly On, string SlipNumber, DateOnly? LeftOn, string? LeftReason);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/members/{id:guid}", Handle)
        .RequirePermission(Permissions.MemberRead)
        .WithSummary("One member with their slips and claims, the phone masked.");

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(Guid id, RegistryDb db, CurrentUser user, FieldProtector protector, CancellationToken ct) =>
        await db.Members.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct) is { } member && user.Reach.Covers(member.CommunityId)
            ? TypedResults.Ok(await Describe(member, db, db.NamesFor(user), user.Reach, protector, ct))
            : TypedResults.NotFound();

    /// <summary>Slips and claims of communities out of reach stay out of sight.</summary>
    internal static async Task<Response> Describe(Member member, RegistryDb db, IQueryable<UnitName> units, Reach reach, FieldProtector protector, CancellationToken ct)
    {
        var slips = await db.ReportIns.AsNoTracking().Where(r => r.MemberId == member.Id).Within(reach).OrderByDescending(r => r.On).ThenByDescending(r => r.Id)
            .Join(db.Communities, r => r.CommunityId, c => c.Id, (r, c) => new Slip(r.CommunityId, c.Name, r.On, r.SlipNumber, r.LeftOn, r.LeftReason)).ToListAsync(ct);
        var claims = await db.Claims.AsNoTracking().Where(c => c.MemberId == member.Id).Within(reach).OrderByDescending(c => c.At).ThenByDescending(c => c.Id)
            .Join(db.Posts, c => c.PostId, p => p.Id, (c, p) => new MemberClaim(c.Id, p.Id, p.Name, c.State, c.At, c.HeldAt, c.EndedAt, c.Reason, p.MonthlyHours)).ToListAsync(ct);
        var unit = await units.Where(u => u.Id == member.UnitId).Select(u => u.Name).SingleOrDefaultAsync(ct);
        var community = await db.Communities.Where(c => c.Id == member.CommunityId).Select(c => c.Name).SingleAsync(ct);
        return new Response(
            member.Id, member.Version, member.Name, protector.Show(member.Phone, Mask.Phone), member.UnitId, unit, member.PersonId, member.CommunityId, community,
            member.ReportedInOn, member.SlipNumber, member.LeftOn, slips, claims);
    }
}
