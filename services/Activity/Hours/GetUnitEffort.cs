using Linli.ActivityService.Contributions;
using Linli.ActivityService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.Hours;

/// <summary>What a unit did and gave in a year: its liaison sees all of it, a community sees what was done there.</summary>
internal static class GetUnitEffort
{
    /// <param name="Money">CNY to the cent.</param>
    /// <param name="Estimated">What gifts in kind and services are said to be worth.</param>
    internal sealed record Response(Guid UnitId, string UnitName, int Year, int Activities, int Persons, int Minutes, int Contributions, decimal Money, decimal Estimated);

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
        var wholeUnit = reach.All || reach.Units.Contains(id);
        var days = db.Activities.Where(a => a.On >= period.First && a.On <= period.Last);
        var present = (wholeUnit ? db.Participations : db.Participations.Within(reach))
            .Where(p => p.UnitId == id && !p.TakenBack && days.Any(a => a.Id == p.ActivityId));
        var given = await (wholeUnit ? db.Contributions : db.Contributions.Within(reach))
            .Where(c => c.GiverUnitId == id && c.Voided == null && c.On >= period.First && c.On <= period.Last)
            .Select(c => new { c.Kind, Amount = c.Amount ?? 0m }).ToListAsync(ct);
        return TypedResults.Ok(new Response(
            id, unit.Name, period.First.Year,
            await present.Select(p => p.ActivityId).Distinct().CountAsync(ct),
            await present.SumAsync(p => p.Persons, ct),
            await present.SumAsync(p => p.Persons * p.MinutesEach, ct),
            given.Count, given.Where(c => c.Kind == ContributionKinds.Money).Sum(c => c.Amount), given.Where(c => c.Kind != ContributionKinds.Money).Sum(c => c.Amount)));
    }
}
