using Linli.Contracts;
using Linli.Contracts.Tenant.V1;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Agreements;

/// <summary>How early a sub-district wants to be told that an agreement runs out, as it has set it at Tenant: work at night can ask nobody. One row.</summary>
internal sealed class NoticePeriod : TenantRow
{
    private const int BatchSize = 200;

    private NoticePeriod() { }

    public int Days { get; private set; }
    public long SettingsVersion { get; private set; }

    /// <summary>Whoever asks for an earlier notice gets it at once.</summary>
    internal static async Task Handle(SettingsChanged changed, RegistryDb db, CancellationToken ct)
    {
        if (changed.TenantId == City.Id || changed.Facts is not { } facts)
        {
            return;
        }
        var kept = await db.NoticePeriods.SingleOrDefaultAsync(ct) ?? db.NoticePeriods.Add(new NoticePeriod { Id = changed.TenantId }).Entity;
        if (facts.Version >= kept.SettingsVersion)
        {
            (kept.Days, kept.SettingsVersion) = (facts.AgreementNoticeDays, facts.Version);
            await db.SaveChangesAsync(ct);
            while (await db.FollowDueAsync(BatchSize, TimeProvider.System.Today(), TimeProvider.System.GetUtcNow(), ct) == BatchSize)
            {
                await db.SaveChangesAsync(ct);
            }
        }
    }
}
