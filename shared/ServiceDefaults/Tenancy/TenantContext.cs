namespace Linli.ServiceDefaults.Tenancy;

/// <summary>Whose rows the current request or message may touch. Set from the signed token or the message, nowhere else.</summary>
public sealed class TenantContext
{
    /// <summary>The tenant; <see cref="Contracts.City.Id"/> for the city; null: nobody's rows.</summary>
    public Guid? TenantId { get; private set; }

    internal void Enter(Guid? tenantId) => TenantId = tenantId;
}
