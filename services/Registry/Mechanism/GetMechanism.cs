using Linli.RegistryService.Agreements;
using Linli.RegistryService.Data;
using Linli.RegistryService.Units;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Mechanism;

internal static class GetMechanism
{
    /// <summary>What a community's joint work rests on. Joint activities, the fifth thing, are Activity's.</summary>
    /// <param name="Agreements">In force.</param>
    /// <param name="Leaders">Those of now first; names are masked for those who do not keep them.</param>
    internal sealed record Response(Guid CommunityId, string CommunityName, bool IsRetired, int Agreements, int Units, int UnitsWithAgreement, IReadOnlyList<LeaderLine> Leaders, IReadOnlyList<RuleLine> Rules);

    internal sealed record LeaderLine(Guid Id, uint Version, string Body, bool IsChair, string Office, Guid? UnitId, string? UnitName, string? Name, DateOnly BeginsOn, DateOnly? EndedOn);

    internal sealed record RuleLine(Guid Id, uint Version, string Kind, string Title, string Text, DateOnly BeginsOn, DateOnly? EndedOn);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/communities/{communityId:guid}/mechanism", Handle)
        .RequirePermission(Permissions.AgreementRead)
        .WithSummary("Agreements, leading group, work plan and rules of a community (五有).");

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(Guid communityId, RegistryDb db, CurrentUser user, FieldProtector protector, CancellationToken ct)
    {
        if (!user.Reach.Covers(communityId) || await db.Communities.AsNoTracking().SingleOrDefaultAsync(c => c.Id == communityId, ct) is not { } community)
        {
            return TypedResults.NotFound();
        }
        var full = user.ReachOf(Permissions.AgreementEdit).Covers(communityId);
        var agreements = db.Agreements.Where(a => a.CommunityId == communityId && a.State == AgreementStates.InForce);
        var units = db.Units.Where(u => u.CommunityId == communityId && u.RetiredAt == null);
        var leaders = await db.Leaders.AsNoTracking().Where(l => l.CommunityId == communityId).ToListAsync(ct);
        var theirs = leaders.Select(l => l.UnitId).OfType<Guid>().Distinct().ToList();
        var names = await db.NamesFor(Reach.Nowhere).Where(u => theirs.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var rules = await db.Rules.AsNoTracking().Where(r => r.CommunityId == communityId).OrderBy(r => r.EndedOn != null).ThenByDescending(r => r.BeginsOn)
            .Select(r => new RuleLine(r.Id, r.Version, r.Kind, r.Title, r.Text, r.BeginsOn, r.EndedOn)).ToListAsync(ct);
        return TypedResults.Ok(new Response(
            communityId, community.Name, community.RetiredAt is not null, await agreements.CountAsync(ct), await units.CountAsync(ct),
            await units.CountAsync(u => db.AgreementParties.Any(p => p.UnitId == u.Id && db.Agreements.Any(a => a.Id == p.AgreementId && a.State == AgreementStates.InForce)), ct),
            [.. leaders.OrderBy(l => l.EndedOn is not null).ThenByDescending(l => l.Body).ThenByDescending(l => l.IsChair).ThenBy(l => l.BeginsOn).ThenBy(l => l.Id).Select(l => new LeaderLine(
                l.Id, l.Version, l.Body, l.IsChair, l.Office, l.UnitId, l.UnitId is { } unit ? names.GetValueOrDefault(unit) : null,
                full ? protector.Open(l.Name) : protector.Show(l.Name, Mask.Name), l.BeginsOn, l.EndedOn))],
            rules));
    }
}
