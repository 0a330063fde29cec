using Linli.RegistryService.Members;
using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Search;
using Linli.ServiceDefaults.Tenancy;

namespace Linli.RegistryService.Volunteers;

/// <summary>
/// Somebody who helps and is no in-service member (志愿者). As with members the name is plain so that it can be searched, and the phone
/// is sealed; as with beneficiaries there is a consent, and the record ends by itself with <see cref="RetainUntil"/>.
/// </summary>
internal sealed class Volunteer : TenantRow, ICommunityRow, ISearchable
{
    private Volunteer() { }

    public Guid CommunityId { get; private set; }

    [Personal]
    public string Name { get; private set; } = "";

    public Sealed? Phone { get; private set; }
    public List<string> Skills { get; private set; } = [];
    public List<string> Times { get; private set; } = [];
    public VolunteerState State { get; private set; }
    public Guid? PersonId { get; private set; }

    /// <summary>The member that they became.</summary>
    public Guid? MemberId { get; private set; }

    public DateOnly JoinedOn { get; private set; }

    /// <summary>Since when the state is what it is.</summary>
    public DateOnly StateOn { get; private set; }
    public DateOnly ConsentOn { get; private set; }
    public DateOnly RetainUntil { get; private set; }

    public static Volunteer SignUp(Guid communityId, VolunteerFacts facts, DateOnly on, DateOnly today)
    {
        if (on > today)
        {
            throw Errors.InTheFuture("joinedOn");
        }
        var volunteer = new Volunteer { CommunityId = communityId, JoinedOn = on, StateOn = on, RetainUntil = today.AddYears(VolunteerRules.YearsKept) };
        volunteer.Change(facts, today);
        return volunteer;
    }

    public void Change(VolunteerFacts facts, DateOnly today)
    {
        facts.Check(today);
        RetainUntil = facts.RetainUntil ?? RetainUntil;
        (Name, Phone, ConsentOn, PersonId) = (facts.Name, facts.Phone, facts.ConsentOn, facts.PersonId);
        (Skills, Times) = ([.. facts.Skills], [.. facts.Times]);
    }

    /// <summary>They rest, leave, or are there again.</summary>
    public void Turn(VolunteerState state, DateOnly today)
    {
        RefuseWhenMember();
        if (state == State)
        {
            throw Errors.AlreadySo();
        }
        (State, StateOn) = (state, today);
    }

    /// <summary>Their record as a volunteer stays, and counts no more: the member's does. Whoever signs in is the same person in both.</summary>
    public void Become(Member member, DateOnly today)
    {
        RefuseWhenMember();
        if (PersonId is not null && member.PersonId is not null && PersonId != member.PersonId)
        {
            throw Errors.AnotherPerson(member.Name);
        }
        (State, StateOn, MemberId, PersonId) = (VolunteerState.Member, today, member.Id, PersonId ?? member.PersonId);
    }

    /// <summary>The community was merged into another one.</summary>
    public void MoveTo(Guid communityId) => CommunityId = communityId;

    public IEnumerable<string?> SearchNames() => [Name];

    private void RefuseWhenMember()
    {
        if (State == VolunteerState.Member)
        {
            throw Errors.IsMember(Name);
        }
    }
}
