using Linli.ServiceDefaults.Tenancy;

namespace Linli.RegistryService.Mechanism;

/// <summary>A place in a community's leading group (领导小组) or coordinating body: an office, whom it stands for, and who holds it.</summary>
internal sealed class Leader : TenantRow, ICommunityRow
{
    private Leader() { }

    public Guid CommunityId { get; private set; }

    /// <summary>One of <see cref="Bodies"/>.</summary>
    public string Body { get; private set; } = "";
    public bool IsChair { get; private set; }
    public string Office { get; private set; } = "";

    /// <summary>The unit that it stands for; null: the community itself.</summary>
    public Guid? UnitId { get; private set; }

    /// <summary>Who holds it, where that has to be known.</summary>
    public Sealed? Name { get; private set; }
    public DateOnly BeginsOn { get; private set; }

    /// <summary>The first day without it.</summary>
    public DateOnly? EndedOn { get; private set; }

    public static Leader Appoint(Guid communityId, LeaderFacts facts)
    {
        var leader = new Leader { CommunityId = communityId };
        leader.Set(facts);
        return leader;
    }

    public void Change(LeaderFacts facts)
    {
        RefuseWhenEnded();
        Set(facts);
    }

    public void End(DateOnly on, DateOnly today)
    {
        RefuseWhenEnded();
        Days.Refuse(BeginsOn, on, today);
        EndedOn = on;
    }

    private void RefuseWhenEnded()
    {
        if (EndedOn is not null)
        {
            throw Errors.LeaderEnded(Office);
        }
    }

    private void Set(LeaderFacts facts) => (Body, IsChair, Office, UnitId, Name, BeginsOn) = (facts.Body, facts.IsChair, facts.Office, facts.UnitId, facts.Name, facts.BeginsOn);
}

internal sealed record LeaderFacts(string Body, bool IsChair, string Office, Guid? UnitId, Sealed? Name, DateOnly BeginsOn);

internal static class Bodies
{
    public const string Leading = "leading";
    public const string Coordinating = "coordinating";
}
