using Linli.RegistryService.Data;
using Linli.RegistryService.Units;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Needs;

internal static class ClaimingUnit
{
    /// <summary>The unit in whose name somebody acts: one of theirs, that goes on and is shown to them.</summary>
    public static async Task<Unit> ClaimingUnitAsync(this RegistryDb db, Guid? id, CurrentUser user, CancellationToken ct)
    {
        if (await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, ct) is not { } unit || !user.Reach.Covers(unit))
        {
            throw Errors.UnknownUnit();
        }
        user.RefuseHidden(unit);
        return unit.RetiredAt is null ? unit : throw Errors.UnitRetired(unit.Name);
    }
}
