using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Search;
using Linli.ServiceDefaults.Tenancy;

namespace Linli.RegistryService.Members;

/// <summary>
/// An in-service member. Reports in to one community at a time; <see cref="CommunityId"/> is the present one, or the last
/// one after leaving. The name is plain so that it can be searched, the phone is sealed.
/// </summary>
internal sealed class Member : TenantRow, ICommunityRow, ISearchable
{
    private Member() { }

    [Personal]
    public string Name { get; private set; } = "";

    public Sealed? Phone { get; private set; }
    public Guid? UnitId { get; private set; }

    /// <summary>The person's sign-in, when they have one: they may claim posts by themselves.</summary>
    public Guid? PersonId { get; private set; }

    public Guid CommunityId { get; private set; }
    public DateOnly ReportedInOn { get; private set; }
    public string SlipNumber { get; private set; } = "";
    public DateOnly? LeftOn { get; private set; }
    public DateTimeOffset RegisteredAt { get; private set; }

    public bool IsReportedIn => LeftOn is null;

    public IEnumerable<string?> SearchNames() => [Name];

    public IEnumerable<string?> SearchCodes() => [SlipNumber];

    public static Member Register(MemberFacts facts, DateTimeOffset now)
    {
        var member = new Member { RegisteredAt = now };
        member.Change(facts);
        return member;
    }

    public void Change(MemberFacts facts)
    {
        Name = facts.Name;
        Phone = facts.Phone;
        UnitId = facts.UnitId;
        PersonId = facts.PersonId;
    }

    /// <summary>The first time, or again after having left.</summary>
    public ReportIn ReportIn(Guid communityId, DateOnly on, string slipNumber)
    {
        if (SlipNumber.Length > 0 && IsReportedIn)
        {
            throw Errors.AlreadyReportedIn(Name);
        }
        if (on < LeftOn)
        {
            throw Errors.ReportInBeforeLeaving(LeftOn.Value);
        }
        (CommunityId, ReportedInOn, SlipNumber, LeftOn) = (communityId, on, slipNumber, null);
        return new ReportIn(Id, communityId, on, slipNumber);
    }

    /// <summary>The community was merged or split: the member belongs to another one, and the slip stays what it was.</summary>
    public void MoveTo(Guid communityId) => CommunityId = communityId;

    /// <summary>The member's unit turned out to be another record's, or not to be after all.</summary>
    public void GoOverTo(Guid unitId) => UnitId = unitId;

    public void Leave(ReportIn? current, DateOnly on, string? reason)
    {
        if (!IsReportedIn || current is null)
        {
            throw Errors.AlreadyLeft(Name);
        }
        if (on < ReportedInOn)
        {
            throw Errors.LeftBeforeReportIn(ReportedInOn);
        }
        LeftOn = on;
        current.End(on, reason);
    }
}
