using Linli.Contracts;
using Linli.Contracts.Activity.V1;
using Linli.Contracts.Registry.V1;
using Linli.Contracts.Tenant.V1;
using Linli.ReportingService.Figures;
using Xunit;

namespace Linli.Reporting.Tests.Figures;

public sealed class CountingTests
{
    private static readonly Guid Community = Guid.CreateVersion7();
    private static readonly Guid Member = Guid.CreateVersion7();

    [Fact]
    public void A_member_with_three_claims_is_one_member_with_a_post()
    {
        var figures = Count(
            new MemberReportedIn(Story.Tenant, At(1), Member, Community, null, Day(1)),
            Claim(1, 1), Claim(2, 2), Claim(3, 3));

        Assert.Equal(1, Level(figures, Metric.MembersWithPost));
        Assert.Equal(3, Level(figures, Metric.Claims));
    }

    [Fact]
    public void A_member_keeps_a_post_until_the_last_claim_is_withdrawn()
    {
        IEvent[] held = [new MemberReportedIn(Story.Tenant, At(1), Member, Community, null, Day(1)), Claim(1, 1), Claim(2, 2), Withdraw(1, 3)];

        Assert.Equal(1, Level(Count(held), Metric.MembersWithPost));
        Assert.Equal(0, Level(Count([.. held, Withdraw(2, 4)]), Metric.MembersWithPost));
        Assert.Equal(1, Level(Count([.. held, Withdraw(2, 4)]), Metric.MembersWithPost, until: Day(3)));
    }

    [Fact]
    public void Who_leaves_holds_no_post_any_more()
    {
        var figures = Count(
            new MemberReportedIn(Story.Tenant, At(1), Member, Community, null, Day(1)), Claim(1, 1),
            new MemberLeft(Story.Tenant, At(4), Member, Community, null, Day(4)));

        Assert.Equal(0, Level(figures, Metric.Members));
        Assert.Equal(0, Level(figures, Metric.MembersWithPost));
        Assert.Equal(1, Level(figures, Metric.MembersWithPost, until: Day(3)));
    }

    [Fact]
    public void A_corrected_profile_replaces_the_one_of_its_year()
    {
        var figures = Count(
            new ProfileRecorded(Story.Tenant, At(1), Community, 2026, 2320, 8010, 3),
            new ProfileRecorded(Story.Tenant, At(2), Community, 2026, 2320, 8010, 1),
            new ProfileRecorded(Story.Tenant, At(3), Community, 2025, 2320, 8010, 0));

        Assert.Equal(2, Level(figures, Metric.Profiles));
        Assert.Equal(1, Level(figures, Metric.Contradictions));
        Assert.Equal(1, Level(figures, Metric.ProfilesContradicting));
    }

    [Fact]
    public void An_activity_that_moves_to_another_month_and_work_area_is_counted_there_only()
    {
        var activity = Guid.CreateVersion7();
        var figures = Count(
            new ActivityChanged(Story.Tenant, At(2), activity, Community, "visit", "service", Day(5), "visit", "party", Day(4)),
            new ActivityRecorded(Story.Tenant, At(1), activity, Community, "visit", "party", Day(4)));

        var (cell, value) = Assert.Single(figures);
        Assert.Equal((new Cell(Community, Metric.Activities, "visit", "service", new(2026, 5, 1)), 1), (cell, value));
    }

    [Fact]
    public void A_voided_contribution_is_not_counted_and_money_is_counted_to_the_fen()
    {
        var kept = Guid.CreateVersion7();
        var voided = Guid.CreateVersion7();
        var figures = Count(
            Give(kept, 1, 1500.05m), Give(voided, 1, 10m),
            new ContributionRecorded(Story.Tenant, At(2), voided, Community, "service", Day(1), "money", 10m, null, 10m, Voided: true));

        Assert.Equal(150005, Level(figures, Metric.Amount));
        Assert.Equal(1, Level(figures, Metric.Contributions));
    }

    [Fact]
    public void A_units_new_kind_replaces_its_former_one_also_when_told_first()
    {
        var unit = Guid.CreateVersion7();
        var figures = Count(
            new UnitChanged(Story.Tenant, At(3), unit, Community, "学校", "school", Community, "enterprise"),
            new UnitRegistered(Story.Tenant, At(1), unit, Community, "学校", "enterprise"));

        var (cell, value) = Assert.Single(figures);
        Assert.Equal((new Cell(Community, Metric.Units, "school", "", new(2026, 1, 1)), 1), (cell, value));
    }

    [Fact]
    public void A_retired_community_owes_no_profile_for_its_last_year()
    {
        var figures = Count(
            new CommunityCreated(Story.Tenant, At(1), Community, null, "甲社区"),
            new ProfileRecorded(Story.Tenant, At(2), Community, 2026, null, null, 0),
            new ProfileRecorded(Story.Tenant, At(2), Community, 2025, null, null, 0),
            new CommunityRetired(Story.Tenant, At(6), Community));

        Assert.Equal(0, Level(figures, Metric.Communities));
        Assert.Equal(new DateOnly(2025, 1, 1), Assert.Single(figures, f => f.Key.Metric == Metric.Profiles).Key.Month);
    }

    private static DateTimeOffset At(int month) => new(2026, month, 10, 4, 0, 0, TimeSpan.Zero);

    private static DateOnly Day(int month) => new(2026, month, 10);

    private static PostClaimed Claim(int number, int month) => new(Story.Tenant, At(month), new(number, 0, 0, new byte[8]), Community, "patrol", Member, Community);

    private static ClaimWithdrawn Withdraw(int number, int month) => new(Story.Tenant, At(month), new(number, 0, 0, new byte[8]), Community, "patrol", Member, Community);

    private static ContributionRecorded Give(Guid id, int month, decimal amount) =>
        new(Story.Tenant, At(month), id, Community, "service", Day(month), "money", amount, null, null, Voided: false);

    private static Dictionary<Cell, long> Count(params IEvent[] events) => LedgerTests.Replay([events]);

    private static long Level(Dictionary<Cell, long> figures, string metric, DateOnly? until = null) =>
        figures.Where(f => f.Key.Metric == metric && (until is null || f.Key.Month <= until)).Sum(f => f.Value);
}
