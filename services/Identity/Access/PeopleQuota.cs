using Linli.IdentityService.Data;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Settings;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.Access;

/// <summary>No more people with a live role in a sub-district than its quota. The city, which sets quotas, is not held by them.</summary>
internal sealed class PeopleQuota(IdentityDb db, IHttpContextAccessor http, TimeProvider clock)
{
    /// <summary>
    /// Called after a role was given and before the commit. One at a time for a sub-district, so that of two people invited in the same
    /// instant only one can be the last.
    /// </summary>
    public async Task RefuseBeyondAsync(CurrentUser giver, CancellationToken ct)
    {
        if (giver.TenantId is not { } tenant || (await http.HttpContext!.SettingsAsync()).Facts.PeopleQuota is var quota && quota == int.MaxValue)
        {
            return;
        }

        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(7265302, hashtext({tenant.ToString()}))", ct);
        if (await db.Assignments.Where(a => a.TenantId == tenant).Live(clock.GetUtcNow()).Select(a => a.PersonId).Distinct().CountAsync(ct) > quota)
        {
            throw Errors.PeopleQuota(quota);
        }
    }
}
