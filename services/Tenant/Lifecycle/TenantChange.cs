using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Security;
using Linli.TenantService.Tenants;

namespace Linli.TenantService.Lifecycle;

/// <summary>One change of a sub-district's state: to what, why, by whom. Written by the city, so not stamped as a row of the tenant's own.</summary>
internal sealed class TenantChange
{
    public const int ReasonLength = 500;

    private TenantChange() { }

    public Guid TenantId { get; private set; }
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public string State { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public Guid By { get; private set; }
    [Personal]
    public string ByName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>Notes the state in which the tenant is now.</summary>
    public static TenantChange Of(Tenant tenant, CurrentUser by) => new()
    {
        TenantId = tenant.TenantId,
        State = tenant.State,
        Reason = tenant.StateReason!,
        By = by.Id,
        ByName = by.Name,
        At = tenant.StateAt!.Value,
    };
}
