using Linli.ServiceDefaults.Tenancy;

namespace Linli.ActivityService.Directory;

/// <summary>What Activity knows of a community, told by Tenant's events, which may come in any order.</summary>
internal sealed class Community : TenantRow
{
    private Community() { }

    public Community(Guid id) => Id = id;

    public string Name { get; private set; } = "";
    public bool Retired { get; private set; }
    public DateTimeOffset NameAsOf { get; private set; }

    public void Learn(string name, DateTimeOffset at)
    {
        if (at >= NameAsOf)
        {
            (Name, NameAsOf) = (name, at);
        }
    }

    public void Retire() => Retired = true;

    public void RefuseWhenRetired()
    {
        if (Retired)
        {
            throw Errors.CommunityRetired(Name);
        }
    }
}
