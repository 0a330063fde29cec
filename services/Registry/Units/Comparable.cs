using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Units;

/// <summary>What units are compared by.</summary>
internal sealed record Comparable(Guid Id, string Name, string? CreditCode, Guid? CommunityId, string? CommunityName, DateTimeOffset RegisteredAt);

internal static class Comparables
{
    /// <summary>The live units that the person sees as they are: a sub-district has some hundred, and they are compared here.</summary>
    public static Task<List<Comparable>> ComparableAsync(this RegistryDb db, CurrentUser user, CancellationToken ct) =>
        db.Units.AsNoTracking().Within(user.Reach).Shown(user.ReachOf(Permissions.UnitSensitive)).Where(unit => unit.RetiredAt == null)
            .Select(unit => new Comparable(
                unit.Id, unit.Name, unit.CreditCode, unit.CommunityId, db.Communities.Where(c => c.Id == unit.CommunityId).Select(c => c.Name).FirstOrDefault(), unit.RegisteredAt))
            .ToListAsync(ct);
}
