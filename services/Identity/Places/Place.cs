using Linli.ServiceDefaults.Tenancy;

namespace Linli.IdentityService.Places;

/// <summary>
/// What a sub-district or one of its communities is called, as Tenant tells it; its id is the id there. A person who chooses
/// where to act reads it across tenants, but only for places where they hold something.
/// </summary>
internal sealed class Place : TenantRow
{
    private Place()
    {
    }

    public string Name { get; private set; } = "";

    public static Place Of(Guid id, string name) => new() { Id = id, Name = name };

    public void Rename(string name) => Name = name;
}
