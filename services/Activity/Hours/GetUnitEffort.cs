using Linli.ActivityService.Contributions;
using Linli.ActivityService.Data;
using Linli.ActivityService.Directory;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.Hours;

/// <summary>What a unit did and gave in a year: its liaison sees all of it, a community sees what was done there.</summary>
internal static class GetUnitEffort
{
    /// <param name="Money">CNY to the cent.</param>
    /// <param name="Estimated">What gifts in kind and services are said to be worth.</param>
    /// <param name="Communities">The same for each community in which the unit did or gave something.</param>
    internal sealed record Response(
        Guid UnitId, string UnitName, int Year, int Activities, int Persons, int Minutes, int Contributions, decimal Money, decimal Estimated, IReadOnlyList<InCommunity> Communities);

    internal sealed record InCommunity(Guid Id, string Name, int Activities, int Persons, int Minutes, int Contributions, decimal Money, decimal Estimated);

    private sealed record Gift(Guid CommunityId, string Kind, decimal Amount);

    private sealed record Deed(Guid CommunityId, Guid ActivityId, int Persons, int Minutes);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/units/{id:guid}/effort", Handle)
        .WithSummary("A unit's activities, person-times, hours and contributions of a year (this year unless told)")
        .RequirePermission(Permissions.ActivityRead);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(Guid id, [AsParameters] YearRequest request, ActivityDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var reach = user.Reach;
        if (await db.Units.SingleOrDefaultAsync(u => u.Id == id, ct) is not { } unit
            || (unit.CommunityId is not null && !reach.CoversUnit(id, unit.CommunityId))
            || (unit.CommunityId is null && !reach.All && reach.Communities.Count == 0 && !reach.Units.Contains(id)))
        {
            return TypedResults.NotFound();
        }

        var period = Period.Year(request.In(clock));
        var parts = db.PartsOf(id);
        var wholeUnit = reach.All || reach.Units.Contains(id);
        var days = db.Activities.Where(a => a.On >= period.First && a.On <= period.Last);
        var done = await (wholeUnit ? db.Participations : db.Participations.Within(reach))
            .Where(p => parts.Contains(p.UnitId!.Value) && !p.TakenBack && days.Any(a => a.Id == p.ActivityId))
            .Select(p => new Deed(p.CommunityId, p.ActivityId, p.Persons, p.Persons * p.MinutesEach)).ToListAsync(ct);
        var given = await (wholeUnit ? db.Contributions : db.Contributions.Within(reach))
            .Where(c => parts.Contains(c.GiverUnitId!.Value) && c.Voided == null && c.On >= period.First && c.On <= period.Last)
            .Select(c => new Gift(c.CommunityId, c.Kind, c.Amount ?? 0m)).ToListAsync(ct);
        var places = done.Select(d => d.CommunityId).Concat(given.Select(g => g.CommunityId)).Distinct().ToList();
        var names = await db.Communities.Where(c => places.Contains(c.Id)).OrderBy(c => EF.Functions.Collate(c.Name, ActivityDb.NameOrder)).Select(c => new { c.Id, c.Name }).ToListAsync(ct);
        var name = await db.NamesFor(user).Where(u => u.Id == id).Select(u => u.Name).SingleAsync(ct);
        var all = Sum(Guid.Empty, "", done, given);
        return TypedResults.Ok(new Response(
            id, name, period.First.Year, all.Activities, all.Persons, all.Minutes, all.Contributions, all.Money, all.Estimated,
            names.ConvertAll(c => Sum(c.Id, c.Name, done.FindAll(d => d.CommunityId == c.Id), given.FindAll(g => g.CommunityId == c.Id)))));
    }

    private static InCommunity Sum(Guid id, string name, List<Deed> done, List<Gift> given) => new(
        id, name, done.Select(d => d.ActivityId).Distinct().Count(), done.Sum(d => d.Persons), done.Sum(d => d.Minutes), given.Count,
        given.Where(g => g.Kind == ContributionKinds.Money).Sum(g => g.Amount), given.Where(g => g.Kind != ContributionKinds.Money).Sum(g => g.Amount));
}
