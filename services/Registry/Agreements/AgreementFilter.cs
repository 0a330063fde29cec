using Linli.RegistryService.Data;
using Linli.RegistryService.Units;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Search;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Agreements;

/// <param name="Community">Of this community.</param>
/// <param name="Unit">With this unit, or one that became part of it.</param>
/// <param name="State"><c>current</c> (draft, signed or in force; unless told), one state, <c>due</c> (in force, ending within the sub-district's notice and not renewed) or <c>all</c>.</param>
/// <param name="Days">In force and ending within so many days, renewed or not.</param>
/// <param name="WorkArea">About this work area.</param>
internal sealed record AgreementFilter(Guid? Community = null, Guid? Unit = null, string? State = null, int? Days = null, string? WorkArea = null);

internal static class AgreementFilters
{
    private const int MostDays = 3650;

    /// <summary>Search is by part of the title or of a unit's name, or by their spelling.</summary>
    public static async Task<IQueryable<Agreement>> MatchingAsync(this RegistryDb db, AgreementFilter filter, string? search, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        var agreements = db.Within(db.Agreements.AsNoTracking(), user.Reach);
        if (filter.Days is { } days)
        {
            var last = today.AddDays(Math.Clamp(days, 0, MostDays));
            agreements = agreements.Where(a => a.State == AgreementStates.InForce && a.EndsOn <= last);
        }
        agreements = Text.OrNull(filter.State) switch
        {
            "all" => agreements,
            "due" => db.Due(agreements, today.AddDays(await db.NoticeDaysAsync(ct))),
            AgreementStates.Draft or AgreementStates.Signed or AgreementStates.InForce or AgreementStates.Renewed or AgreementStates.Ended => agreements.Where(a => a.State == filter.State),
            _ => agreements.Where(a => a.EndedOn == null),
        };
        if (filter.Community is { } communityId)
        {
            agreements = agreements.Where(a => a.CommunityId == communityId);
        }
        if (filter.Unit is { } unitId)
        {
            var parts = await db.Units.SingleOrDefaultAsync(u => u.Id == unitId, ct) is { } unit ? await db.PartsOfAsync(unit, ct) : [];
            agreements = agreements.Where(a => db.AgreementParties.Any(p => p.AgreementId == a.Id && parts.Contains(p.UnitId)));
        }
        if (Text.OrNull(filter.WorkArea) is { } area)
        {
            agreements = agreements.Where(a => a.WorkAreas.Contains(area));
        }
        if (search is null)
        {
            return agreements;
        }
        var (titles, units) = (db.Agreements.FoundBy(db, search), db.Units.Shown(Reach.Nowhere).FoundBy(db, search));
        return agreements.Where(a => titles.Any(found => found.Id == a.Id)
            || db.AgreementParties.Any(p => p.AgreementId == a.Id && units.Any(u => u.Id == p.UnitId)));
    }

    /// <summary>Whoever has a signed one that goes on with it is not due.</summary>
    public static IQueryable<Agreement> Due(this RegistryDb db, IQueryable<Agreement> agreements, DateOnly until) => agreements.Where(a =>
        a.State == AgreementStates.InForce && a.EndsOn <= until && !db.Agreements.Any(f => f.RenewsId == a.Id && f.SignedOn != null && f.EndReason == null));
}
