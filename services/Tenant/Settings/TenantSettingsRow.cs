using Linli.ServiceDefaults.Tenancy;

namespace Linli.TenantService.Settings;

/// <summary>A sub-district's own settings; one row, made when the first is set.</summary>
internal sealed class TenantSettingsRow : TenantRow
{
    private TenantSettingsRow() { }

    public Overrides Overrides { get; private set; } = new();
    public DateTimeOffset ChangedAt { get; private set; }

    public static TenantSettingsRow Of(Guid tenantId) => new() { Id = tenantId };

    public void Change(Overrides overrides, DateTimeOffset now) => (Overrides, ChangedAt) = (overrides, now);
}
