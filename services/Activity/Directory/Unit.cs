using Linli.ServiceDefaults.Tenancy;

namespace Linli.ActivityService.Directory;

/// <summary>What Activity knows of a resident or partner unit, told by Registry's events, which may come in any order.</summary>
internal sealed class Unit : TenantRow
{
    /// <summary>The Registry's kind of the unit.</summary>
    private const string Military = "military";

    private Unit() { }

    public Unit(Guid id) => Id = id;

    /// <summary>Null: a partner unit from outside the area, which every community of the tenant may work with.</summary>
    public Guid? CommunityId { get; private set; }

    /// <summary>The community that the unit came from when communities were merged or split; what took place before is recorded there.</summary>
    public Guid? FormerCommunityId { get; private set; }

    /// <summary>The first day in the present community, where there is a former one.</summary>
    public DateOnly? MovedOn { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Military: its name is for those who may see it.</summary>
    public bool IsSensitive { get; private set; }

    public bool Retired { get; private set; }

    /// <summary>The unit that counts what this one did and gave, because both records are of the same one.</summary>
    public Guid? MergedIntoId { get; private set; }

    public DateTimeOffset MergedAsOf { get; private set; }
    public DateTimeOffset AsOf { get; private set; }

    public void Learn(Guid? communityId, string name, string kind, DateTimeOffset at)
    {
        if (at >= AsOf)
        {
            (CommunityId, Name, IsSensitive, AsOf) = (communityId, name, kind == Military, at);
        }
    }

    public void CameFrom(Guid? communityId, DateOnly on)
    {
        if (MovedOn is null || on >= MovedOn)
        {
            (FormerCommunityId, MovedOn) = (communityId, on);
        }
    }

    public void Retire(DateTimeOffset at)
    {
        // What is there again after an undone merger is not retired by the news of before.
        Retired |= at >= MergedAsOf;
    }

    public void Merge(Guid? into, DateTimeOffset at)
    {
        if (at >= MergedAsOf)
        {
            (MergedIntoId, MergedAsOf, Retired) = (into, at, into is not null);
        }
    }

    public bool WorksWith(Guid communityId, DateOnly on) =>
        CommunityId is null || CommunityId == communityId || (FormerCommunityId == communityId && on < MovedOn);
}
