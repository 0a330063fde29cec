using Linli.ServiceDefaults.Tenancy;

namespace Linli.IdentityService.Places;

/// <summary>
/// What a sub-district (its id is the tenant's), a community or a unit is called, told by the events of Tenant and Registry in any
/// order: a spreadsheet names places, not ids. A person who chooses where to act reads it across tenants, but only for places where they
/// hold something.
/// </summary>
internal sealed class Place : TenantRow
{
    private Place()
    {
    }

    public Place(Guid id, bool isUnit) => (Id, IsUnit) = (id, isUnit);

    public bool IsUnit { get; private set; }

    /// <summary>Where a unit lies; null for a sub-district or a community, and for a partner unit from outside the area.</summary>
    public Guid? CommunityId { get; private set; }
    public string Name { get; private set; } = "";
    public DateTimeOffset AsOf { get; private set; }
    public bool Retired { get; private set; }

    public void Learn(Guid? communityId, string name, DateTimeOffset at)
    {
        if (at >= AsOf)
        {
            (CommunityId, Name, AsOf) = (communityId, name, at);
        }
    }

    public void Retire() => Retired = true;
}
