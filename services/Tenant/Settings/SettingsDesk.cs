using Linli.Contracts.Tenant.V1;
using Linli.TenantService.Data;
using Linli.TenantService.Template;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Settings;

/// <summary>Reads a sub-district's settings, and saves a change of them together with the event that tells the other services.</summary>
internal sealed class SettingsDesk(DirectoryDb db, TimeProvider clock)
{
    /// <inheritdoc cref="SettingsReading.CurrentSettingsAsync"/>
    public Task<Current?> FindAsync(CancellationToken ct) => db.CurrentSettingsAsync(ct);

    /// <inheritdoc cref="SettingsReading.PublishedTemplateAsync"/>
    public Task<CityTemplate?> PublishedAsync(CancellationToken ct) => db.PublishedTemplateAsync(ct);

    /// <summary>Takes the sub-district's own settings as they are to be from now on.</summary>
    public async Task<Current> ChangeAsync(Current current, Func<Overrides, Overrides> change, CancellationToken ct)
    {
        if (db.Entry(current.Row).State == EntityState.Detached)
        {
            db.Add(current.Row);
        }

        current.Row.Change(change(current.Own), clock.GetUtcNow());
        await SaveAsync(current, ct);
        return current;
    }

    private async Task SaveAsync(Current current, CancellationToken ct)
    {
        db.Publish(new SettingsChanged(current.Tenant.TenantId, clock.GetUtcNow(), current.Facts));
        await db.SaveChangesAsync(ct);
    }
}
