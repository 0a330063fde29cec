namespace Linli.TenantService.Tenants;

/// <summary>街道: a sub-district or town, and with it everything of its own on the platform.</summary>
internal sealed class Tenant
{
    public const int NameLength = 60;

    private Tenant() { }

    public Guid TenantId { get; private set; }
    public string Code { get; private set; } = "";
    public string ParentCode { get; private set; } = "";
    public string Name { get; private set; } = "";
    public DateTimeOffset ProvisionedAt { get; private set; }

    public static Tenant Provision(DivisionCode code, string name, DateTimeOffset now) => new()
    {
        TenantId = code.ToTenantId(),
        Code = code.ToString(),
        ParentCode = code.Parent,
        Name = name,
        ProvisionedAt = now,
    };
}
