using Linli.Contracts.Tenant.V1;
using Linli.TenantService.Data;
using Linli.TenantService.Template;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Settings;

/// <summary>Reads a sub-district's settings, and saves a change of them together with the event that tells the other services.</summary>
internal sealed class SettingsDesk(DirectoryDb db, TimeProvider clock)
{
    /// <summary>The caller's sub-district; tracked, so that what is changed on it is saved. Null: it is not on the platform.</summary>
    public async Task<Current?> FindAsync(CancellationToken ct)
    {
        if (await db.Tenants.SingleOrDefaultAsync(t => t.TenantId == db.TenantId, ct) is not { } tenant)
        {
            return null;
        }

        var city = await PublishedAsync(ct);
        var row = await db.SettingsRows.SingleOrDefaultAsync(ct) ?? TenantSettingsRow.Of(tenant.TenantId);
        return new(tenant, city?.Number ?? 0, city?.PublishedAt, city?.Content ?? BuiltIn.Content, row, await db.WorkAreas.ToListAsync(ct));
    }

    /// <summary>The template that holds now; null: none was published.</summary>
    public Task<CityTemplate?> PublishedAsync(CancellationToken ct) =>
        db.Templates.AsNoTracking().Where(t => t.PublishedAt != null).OrderByDescending(t => t.Number).FirstOrDefaultAsync(ct);

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
