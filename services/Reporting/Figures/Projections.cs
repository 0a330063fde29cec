using Linli.Contracts;
using Linli.Contracts.Activity.V1;
using Linli.Contracts.Registry.V1;
using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults;

namespace Linli.ReportingService.Figures;

/// <summary>What each event says, as a fact. Pure; an event that no figure needs says nothing.</summary>
internal static class Projections
{
    public static Fact? FactOf(IEvent @event) => @event switch
    {
        CommunityCreated e => Stated(e, e.CommunityId, FactKind.Community, e.CommunityId, e.CommunityId, e.On ?? ChinaTime.DayOf(e.At)),
        CommunityRetired e => Ended(e, e.CommunityId, FactKind.Community, e.CommunityId, e.On ?? ChinaTime.DayOf(e.At)),
        ProfileRecorded e => Profile(e),
        UnitRegistered e => Stated(e, e.UnitId, FactKind.Unit, e.UnitId, e.CommunityId, ChinaTime.DayOf(e.At)) with { Kind = e.Kind },
        UnitChanged e => Stated(e, e.UnitId, FactKind.Unit, e.UnitId, e.CommunityId, ChinaTime.DayOf(e.At)) with { Kind = e.Kind },
        UnitRetired e => Ended(e, e.UnitId, FactKind.Unit, e.UnitId, ChinaTime.DayOf(e.At)),
        MemberReportedIn e => Stated(e, e.MemberId, FactKind.Member, e.MemberId, e.CommunityId, e.On),
        MemberMoved e => Stated(e, e.MemberId, FactKind.Member, e.MemberId, e.CommunityId, e.On),
        MemberLeft e => Ended(e, e.MemberId, FactKind.Member, e.MemberId, e.On),
        PostClaimed e => Stated(e, e.MemberId, FactKind.Claim, e.ClaimId, e.CommunityId, ChinaTime.DayOf(e.At)) with { Kind = e.PostKind },
        ClaimWithdrawn e => Ended(e, e.MemberId, FactKind.Claim, e.ClaimId, ChinaTime.DayOf(e.At)),
        ActivityRecorded e => Stated(e, e.ActivityId, FactKind.Activity, e.ActivityId, e.CommunityId, e.On) with { Kind = e.Kind, WorkArea = e.WorkArea },
        ActivityChanged e => Stated(e, e.ActivityId, FactKind.Activity, e.ActivityId, e.CommunityId, e.On) with { Kind = e.Kind, WorkArea = e.WorkArea },
        ActivityCancelled e => Ended(e, e.ActivityId, FactKind.Activity, e.ActivityId, e.On),
        ParticipationRecorded e => Stated(e, e.ParticipationId, FactKind.Participation, e.ParticipationId, e.CommunityId, e.On)
            with { WorkArea = e.WorkArea, Quantity = e.Persons, Amount = e.Minutes },
        ContributionRecorded e => Contribution(e),
        BeneficiaryRegistered e => Stated(e, e.BeneficiaryId, FactKind.Beneficiary, e.BeneficiaryId, e.CommunityId, e.On) with { Kind = e.Kind },
        BeneficiaryChanged e => Stated(e, e.BeneficiaryId, FactKind.Beneficiary, e.BeneficiaryId, e.CommunityId, e.MovedOn ?? ChinaTime.DayOf(e.At)) with { Kind = e.Kind },
        BeneficiaryErased e => Ended(e, e.BeneficiaryId, FactKind.Beneficiary, e.BeneficiaryId, e.On),
        PairStarted e => Stated(e, e.BeneficiaryId ?? e.PairId, FactKind.Pair, e.PairId, e.CommunityId, e.On) with { Kind = e.HelperKind },
        PairMoved e => Stated(e, e.BeneficiaryId ?? e.PairId, FactKind.Pair, e.PairId, e.CommunityId, e.On) with { Kind = e.HelperKind },
        PairEnded e => Ended(e, e.BeneficiaryId ?? e.PairId, FactKind.Pair, e.PairId, e.On),
        PairVisited e => Stated(e, e.BeneficiaryId ?? e.PairId, FactKind.PairVisit, e.VisitId, e.CommunityId, e.On) with { Kind = e.Outcome },
        PairVisitWithdrawn e => Ended(e, e.BeneficiaryId ?? e.PairId, FactKind.PairVisit, e.VisitId, e.On),
        NeedEntered e => Stated(e, e.NeedId, FactKind.Need, e.NeedId, e.CommunityId, e.On) with { Kind = e.Kind, WorkArea = e.WorkArea },
        NeedChanged e => Stated(e, e.NeedId, FactKind.Need, e.NeedId, e.CommunityId, e.EnteredOn) with { Kind = e.Kind, WorkArea = e.WorkArea },
        NeedMatched e => Stated(e, e.NeedId, FactKind.NeedMatch, e.NeedId, e.CommunityId, e.On),
        NeedReopened e => Ended(e, e.NeedId, FactKind.NeedMatch, e.NeedId, e.On),
        NeedDone e => Ended(e, e.NeedId, FactKind.Need, e.NeedId, e.On),
        NeedEnded e => Ended(e, e.NeedId, FactKind.Need, e.NeedId, e.On),
        ProjectProposed e => Stated(e, e.ProjectId, FactKind.Project, e.ProjectId, e.CommunityId, e.On) with { Kind = e.Kind, WorkArea = e.WorkArea },
        ProjectChanged e => Stated(e, e.ProjectId, FactKind.Project, e.ProjectId, e.CommunityId, e.ProposedOn) with { Kind = e.Kind, WorkArea = e.WorkArea },
        ProjectMatched e => Stated(e, e.ProjectId, FactKind.ProjectMatch, e.ProjectId, e.CommunityId, e.On),
        ProjectReopened e => Ended(e, e.ProjectId, FactKind.ProjectMatch, e.ProjectId, e.On),
        ProjectDone e => Ended(e, e.ProjectId, FactKind.Project, e.ProjectId, e.On),
        ProjectEnded e => Ended(e, e.ProjectId, FactKind.Project, e.ProjectId, e.On),
        ResourceOffered e => Stated(e, e.UnitId, FactKind.Resource, e.ResourceId, e.CommunityId, e.On) with { Kind = e.Kind, WorkArea = e.WorkArea ?? "" },
        ResourceEnded e => Ended(e, e.UnitId, FactKind.Resource, e.ResourceId, e.On),
        VolunteerSignedUp e => Stated(e, e.VolunteerId, FactKind.Volunteer, e.VolunteerId, e.CommunityId, e.On),
        VolunteerTurned { State: "active" } e => Stated(e, e.VolunteerId, FactKind.Volunteer, e.VolunteerId, e.CommunityId, e.On),
        VolunteerTurned e => Ended(e, e.VolunteerId, FactKind.Volunteer, e.VolunteerId, e.On),
        VolunteerErased e => Ended(e, e.VolunteerId, FactKind.Volunteer, e.VolunteerId, e.On),
        _ => null,
    };

    /// <summary>All that an event says.</summary>
    public static IEnumerable<Fact> FactsOf(IEvent @event) => new[] { FactOf(@event), FormerOf(@event) }.OfType<Fact>().Concat(AgreementFacts.Of(@event));

    /// <summary>What an event says besides: where something was before.</summary>
    public static Fact? FormerOf(IEvent @event) => @event switch
    {
        CommunityRetired { MergedInto: { } into } e => Stated(e, e.CommunityId, FactKind.Merger, e.CommunityId, into, e.On ?? ChinaTime.DayOf(e.At)),
        UnitChanged { MovedOn: { } on } e => Moved(e, e.UnitId, e.FormerCommunityId ?? Guid.Empty, on),
        BeneficiaryChanged { MovedOn: { } on, FormerCommunityId: { } former } e => Moved(e, e.BeneficiaryId, former, on),
        PairMoved { BeneficiaryId: null } e => Moved(e, e.PairId, e.FormerCommunityId, e.On),
        NeedChanged { MovedOn: { } on } e => Moved(e, e.NeedId, e.FormerCommunityId, on),
        NeedDone e => Stated(e, e.NeedId, FactKind.NeedDone, e.NeedId, e.CommunityId, e.On) with { Kind = e.Kind, WorkArea = e.WorkArea },
        ProjectChanged { MovedOn: { } on } e => Moved(e, e.ProjectId, e.FormerCommunityId, on),
        ProjectDone e => Stated(e, e.ProjectId, FactKind.ProjectDone, e.ProjectId, e.CommunityId, e.On) with { Kind = e.Kind, WorkArea = e.WorkArea },
        VolunteerMoved e => Moved(e, e.VolunteerId, e.FormerCommunityId, e.On),
        MemberMoved e => Moved(e, e.MemberId, e.FormerCommunityId, e.On),
        _ => null,
    };

    /// <summary>When a community ended, and in which one it was merged.</summary>
    public static Ending? EndingOf(IEvent @event) =>
        @event is CommunityRetired e ? new(e.CommunityId, e.On ?? ChinaTime.DayOf(e.At), e.MergedInto) : null;

    /// <summary>A name, as told by an event; the latest one holds. Id: the community's, or the tenant's own.</summary>
    public static Named? NameOf(IEvent @event) => @event switch
    {
        TenantProvisioned e => new(e.TenantId, e.Name, e.Code, CalendarMonth.Stored(e.At)),
        CommunityCreated e => new(e.CommunityId, e.Name, e.Code, CalendarMonth.Stored(e.At)),
        CommunityRenamed e => new(e.CommunityId, e.Name, null, CalendarMonth.Stored(e.At)),
        _ => null,
    };

    /// <summary>A community has one fact for each year's profile.</summary>
    private static Fact Profile(ProfileRecorded e) =>
        Stated(e, e.CommunityId, FactKind.Profile, new Guid(e.Year, 0, 0, new byte[8]), e.CommunityId, new DateOnly(e.Year, 1, 1)) with
        {
            Quantity = e.Population ?? 0,
            Amount = e.Contradictions,
        };

    private static Fact Contribution(ContributionRecorded e) =>
        e.Voided
            ? Ended(e, e.ContributionId, FactKind.Contribution, e.ContributionId, e.On)
            : Stated(e, e.ContributionId, FactKind.Contribution, e.ContributionId, e.CommunityId, e.On) with
            {
                Kind = e.Kind,
                WorkArea = e.WorkArea,
                Amount = decimal.ToInt64(decimal.Round(e.Amount * 100)),
            };

    internal static Fact Stated(IEvent e, Guid subject, FactKind what, Guid id, Guid? community, DateOnly day) => new()
    {
        TenantId = e.TenantId,
        Subject = subject,
        What = what,
        Id = id,
        SaidAt = CalendarMonth.Stored(e.At),
        CommunityId = community ?? Guid.Empty,
        Day = day,
        Since = day,
        Quantity = 1,
    };

    /// <summary>One may leave the same community more than once, but not twice on a day: the day is part of the id.</summary>
    internal static Fact Moved(IEvent e, Guid subject, Guid former, DateOnly on)
    {
        var id = former.ToByteArray();
        BitConverter.TryWriteBytes(id, BitConverter.ToInt32(id) ^ on.DayNumber);
        return Stated(e, subject, FactKind.Move, new Guid(id), former, on);
    }

    internal static Fact Ended(IEvent e, Guid subject, FactKind what, Guid id, DateOnly on) => new()
    {
        TenantId = e.TenantId,
        Subject = subject,
        What = what,
        Id = id,
        EndedAt = CalendarMonth.Stored(e.At),
        EndedOn = on,
    };
}

/// <summary>What a tenant or a community is called since <paramref name="At"/>. Code: null leaves the one it has.</summary>
internal sealed record Named(Guid Id, string Name, string? Code, DateTimeOffset At);

/// <summary>A community's last day is the one before <paramref name="On"/>.</summary>
internal sealed record Ending(Guid CommunityId, DateOnly On, Guid? MergedIntoId);
