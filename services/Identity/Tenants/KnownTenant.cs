namespace Linli.IdentityService.Tenants;

/// <summary>A sub-district whose state ever changed, as the Tenant service tells it: beside the people, since it is answered with what they may do.</summary>
internal sealed class KnownTenant
{
    private KnownTenant()
    {
    }

    public Guid TenantId { get; private init; }
    public string State { get; private init; } = "";
    public string Reason { get; private init; } = "";
    public int Version { get; private init; }
}
