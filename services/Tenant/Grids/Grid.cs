using Linli.ServiceDefaults.Tenancy;
using Linli.TenantService.Communities;

namespace Linli.TenantService.Grids;

/// <summary>网格: the smallest area of a community that somebody looks after.</summary>
internal sealed class Grid : TenantRow, ICommunityRow
{
    public const int NameLength = 40;

    private Grid() { }

    public Guid CommunityId { get; private set; }
    public string Name { get; private set; } = "";
    public DateTimeOffset? RetiredAt { get; private set; }

    public static Grid Add(Community community, string name)
    {
        community.RefuseIfRetired();
        return new Grid { CommunityId = community.Id, Name = name };
    }

    public void Rename(string name)
    {
        RefuseIfRetired();
        Name = name;
    }

    public void Retire(DateTimeOffset now)
    {
        RefuseIfRetired();
        RetiredAt = now;
    }

    private void RefuseIfRetired()
    {
        if (RetiredAt is not null)
        {
            throw Errors.Retired(Name);
        }
    }
}
