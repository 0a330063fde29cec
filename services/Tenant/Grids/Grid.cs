using System.Globalization;
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

    /// <summary>The grid that it became a part of.</summary>
    public Guid? MergedIntoId { get; private set; }

    public static Grid Add(Community community, string name)
    {
        community.RefuseUnlessOpen();
        return new Grid { CommunityId = community.Id, Name = name };
    }

    public void Rename(string name)
    {
        RefuseIfRetired();
        Name = name;
    }

    public void Retire(DateTimeOffset now, Guid? mergedIntoId = null)
    {
        RefuseIfRetired();
        (RetiredAt, MergedIntoId) = (now, mergedIntoId);
    }

    /// <summary>Goes over to another community; where its name is taken there, it says where it came from.</summary>
    public Grid MoveTo(Community community, HashSet<string> taken, string former)
    {
        CommunityId = community.Id;
        var name = Name;
        for (var i = 1; !taken.Add(name); i++)
        {
            var number = i == 1 ? "" : i.ToString(CultureInfo.InvariantCulture);
            var room = NameLength - number.Length;
            var from = former[..Math.Min(former.Length, room / 2)];
            name = from + Name[..Math.Min(Name.Length, room - from.Length)] + number;
        }

        Name = name;
        return this;
    }

    public void RefuseIfRetired()
    {
        if (RetiredAt is not null)
        {
            throw Errors.Retired(Name);
        }
    }
}
