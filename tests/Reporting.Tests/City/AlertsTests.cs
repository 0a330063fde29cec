using Linli.ReportingService.City;
using Xunit;

namespace Linli.Reporting.Tests.City;

public sealed class AlertsTests
{
    [Fact]
    public void The_weakest_component_is_the_first_reason() =>
        Assert.Equal(
            [new("contradictions", 2, 4), new("service_low", 1800, null), new("profiles_missing", 6, 10)],
            Alerts.Of(Line([new("profile", 40), new("claims", 90), new("activity", 60), new("service", 25), new("quality", 0)])));

    [Fact]
    public void A_hidden_component_is_no_reason() =>
        Assert.Empty(Alerts.Of(Line([new("claims", null), new("service", null), new("activity", 100)])));

    [Fact]
    public void A_tenant_without_communities_has_that_as_its_only_reason() =>
        Assert.Equal(["no_communities"], Alerts.Of(Line([new("profile", 0), new("activity", 0)]) with { Communities = 0 }).Select(r => r.Code));

    [Fact]
    public void Half_as_many_activities_as_before_is_a_reason_whatever_the_score() =>
        Assert.Equal(["activity_dropped"], Alerts.Of(Line([new("activity", 90)]) with { Activities = 5, ActivitiesBefore = 10 }).Select(r => r.Code));

    private static CityOverview.Line Line(IReadOnlyList<CityOverview.Component> components) => new(
        Guid.NewGuid(), "淮海街道", "320812901000", DateTimeOffset.UnixEpoch, 1, 40, components,
        Communities: 10, Units: 20, Members: 100, MembersWithPost: 90, Activities: 18, ActivitiesBefore: 12, PersonTimes: 40, Minutes: 1800, Amount: 0, Profiles: 4, ProfilesContradicting: 2,
        Beneficiaries: 10, BeneficiariesPaired: 5, BeneficiariesVisited: 5, UnitsWithAgreement: 0, AgreementsDue: 0, Needs: 3, NeedsMatched: 1, NeedsDone: 2, Projects: 2, ProjectsMatched: 1, ProjectsDone: 1, Volunteers: 9);
}
