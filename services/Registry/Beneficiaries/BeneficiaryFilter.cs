using Linli.RegistryService.Data;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Beneficiaries;

/// <param name="Community">Of this community.</param>
/// <param name="Kind">Of this kind.</param>
/// <param name="Care"><c>unpaired</c>: without a pair; <c>unvisited</c>: without a visit for <paramref name="Days"/>; <c>missing</c>: either.</param>
/// <param name="Days">90 unless told.</param>
internal sealed record BeneficiaryFilter(Guid? Community = null, string? Kind = null, string? Care = null, int? Days = null)
{
    /// <summary>Whose last visit was before this day has waited too long.</summary>
    public DateOnly Since(DateOnly today) => today.AddDays(-Math.Clamp(Days ?? BeneficiaryRules.DaysWithoutVisit, 0, BeneficiaryRules.MostDays));
}

internal static class BeneficiaryFilters
{
    /// <summary>Search is by a full name, phone or identity number: whoever knows none of them finds nobody.</summary>
    public static IQueryable<Beneficiary> Matching(this RegistryDb db, BeneficiaryFilter filter, string? search, Reach reach, FieldProtector protector, TimeProvider clock)
    {
        var found = db.Beneficiaries.AsNoTracking().Within(reach);
        if (filter.Community is { } communityId)
        {
            found = found.Where(b => b.CommunityId == communityId);
        }
        if (filter.Kind is { Length: > 0 } kind)
        {
            found = found.Where(b => b.Kind == kind);
        }
        var since = filter.Since(clock.Today());
        found = filter.Care switch
        {
            "unpaired" => found.Where(b => !db.Pairs.Any(p => p.HelpedBeneficiaryId == b.Id && p.EndedOn == null)),
            "unvisited" => found.Where(b => b.LastContactOn < since),
            "missing" => found.Where(b => b.LastContactOn < since || !db.Pairs.Any(p => p.HelpedBeneficiaryId == b.Id && p.EndedOn == null)),
            _ => found,
        };
        if (search is not null)
        {
            var (hash, number) = (protector.Hash(search), protector.Hash(IdentityNumber.Normalize(search)!));
            found = found.Where(b => b.Name.Hash == hash || b.Phone!.Hash == hash || b.IdentityNumber!.Hash == number);
        }
        return found;
    }
}
