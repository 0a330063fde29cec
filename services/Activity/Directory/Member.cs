using Linli.ServiceDefaults.Tenancy;

namespace Linli.ActivityService.Directory;

/// <summary>What Activity knows of an in-service member: ids and days, never a name. Told by Registry's events, in any order.</summary>
internal sealed class Member : TenantRow
{
    private Member() { }

    public Member(Guid id) => Id = id;

    public Guid CommunityId { get; private set; }
    public Guid? UnitId { get; private set; }

    /// <summary>The account of the person, when the member has one: finds a person's own hours.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>The community that the member came from when communities were merged or split; what took place before is recorded there.</summary>
    public Guid? FormerCommunityId { get; private set; }

    /// <summary>The first day in the present community, where there is a former one.</summary>
    public DateOnly? MovedOn { get; private set; }

    public DateOnly? LeftOn { get; private set; }
    public DateTimeOffset AsOf { get; private set; }
    public DateTimeOffset LinkedAsOf { get; private set; }

    public void ReportIn(Guid communityId, Guid? unitId, DateTimeOffset at)
    {
        if (at >= AsOf)
        {
            (CommunityId, UnitId, LeftOn, AsOf) = (communityId, unitId, null, at);
        }
    }

    public void Move(Guid communityId, Guid? unitId, Guid former, DateOnly on, DateTimeOffset at)
    {
        if (at >= AsOf)
        {
            (CommunityId, UnitId, LeftOn, AsOf) = (communityId, unitId, null, at);
        }
        if (MovedOn is null || on >= MovedOn)
        {
            (FormerCommunityId, MovedOn) = (former, on);
        }
    }

    public void ChangeUnit(Guid? unitId, DateTimeOffset at)
    {
        if (at >= AsOf)
        {
            (UnitId, AsOf) = (unitId, at);
        }
    }

    public void Link(Guid? personId, DateTimeOffset at)
    {
        if (at >= LinkedAsOf)
        {
            (PersonId, LinkedAsOf) = (personId, at);
        }
    }

    public void Leave(Guid communityId, Guid? unitId, DateOnly on, DateTimeOffset at)
    {
        if (at >= AsOf)
        {
            (CommunityId, UnitId, LeftOn, AsOf) = (communityId, unitId, on, at);
        }
    }

    public bool BelongedTo(Guid communityId, DateOnly on) =>
        (CommunityId == communityId && (LeftOn is null || on <= LeftOn)) || (FormerCommunityId == communityId && on < MovedOn);
}
