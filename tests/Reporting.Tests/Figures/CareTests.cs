using Linli.Contracts;
using Linli.Contracts.Registry.V1;
using Linli.ReportingService.Figures;
using Xunit;

namespace Linli.Reporting.Tests.Figures;

/// <summary>Beneficiaries, their pairs and visits, in whatever order it is told.</summary>
public sealed class CareTests
{
    private static readonly Guid Community = Guid.CreateVersion7();
    private static readonly Guid Other = Guid.CreateVersion7();
    private static readonly Guid Somebody = Guid.CreateVersion7();
    private static readonly Guid First = Guid.CreateVersion7();
    private static readonly Guid Second = Guid.CreateVersion7();

    [Fact]
    public void Whoever_has_two_helpers_is_one_beneficiary_with_a_pair_until_the_last_one_ends()
    {
        IEvent[] story = [Registered(1), Started(First, 2), Started(Second, 3), Ended(First, 4)];
        Assert.Equal((1, 1, 1), (Level(story, Metric.Beneficiaries), Level(story, Metric.BeneficiariesPaired), Level(story, Metric.Pairs)));
        Assert.Equal(0, Level([.. story, Ended(Second, 5)], Metric.BeneficiariesPaired));
        Assert.Equal(1, Level([.. story, Ended(Second, 5)], Metric.BeneficiariesPaired, until: 4));
    }

    [Fact]
    public void A_visit_counts_for_three_months_and_then_no_longer()
    {
        IEvent[] story = [Registered(1), Started(First, 1), Visited(3), Visited(3)];
        Assert.Equal([0, 0, 1, 1, 1, 0], Enumerable.Range(1, 6).Select(month => In(story, Metric.BeneficiariesVisited, month)));
        Assert.Equal(2, In(story, Metric.PairVisits, 3));
    }

    [Fact]
    public void A_visit_that_met_nobody_or_was_taken_back_leaves_them_waiting()
    {
        var mistake = Visited(3);
        IEvent[] story = [Registered(1), Started(First, 1), Visited(2, "not_met"), mistake, new PairVisitWithdrawn(Story.Tenant, At(4), mistake.VisitId, First, Community, Somebody, Day(3))];
        Assert.Equal(0, Enumerable.Range(1, 9).Sum(month => In(story, Metric.BeneficiariesVisited, month)));
    }

    [Fact]
    public void Who_is_erased_counts_until_then()
    {
        IEvent[] story = [Registered(1), Started(First, 1), Visited(3), Ended(First, 4), new BeneficiaryErased(Story.Tenant, At(4), Somebody, Community, Day(4))];
        Assert.Equal((0, 0), (Level(story, Metric.Beneficiaries), Level(story, Metric.BeneficiariesPaired)));
        Assert.Equal((1, 1), (Level(story, Metric.Beneficiaries, until: 3), Level(story, Metric.BeneficiariesPaired, until: 3)));
        Assert.Equal([1, 0], Enumerable.Range(3, 2).Select(month => In(story, Metric.BeneficiariesVisited, month)));
    }

    [Fact]
    public void A_merged_community_keeps_its_months_and_the_next_ones_are_the_others()
    {
        IEvent[] story =
        [
            Registered(1), Started(First, 1), Visited(3), new BeneficiaryChanged(Story.Tenant, At(4), Somebody, Other, "low_income", Community, Day(4)),
            new PairMoved(Story.Tenant, At(4), First, Other, Community, Day(4), Somebody, "unit"),
        ];
        Assert.Equal((1, 0, 0, 1), (Level(story, Metric.Pairs, 3, Community), Level(story, Metric.Pairs, 3, Other), Level(story, Metric.Pairs, of: Community), Level(story, Metric.Pairs, of: Other)));
        Assert.Equal((1, 0, 1), (In(story, Metric.BeneficiariesVisited, 3, Community), In(story, Metric.BeneficiariesVisited, 4, Community), In(story, Metric.BeneficiariesVisited, 4, Other)));
        Assert.Equal((0, 1), (Level(story, Metric.BeneficiariesPaired, of: Community), Level(story, Metric.BeneficiariesPaired, of: Other)));
        Assert.Equal(Sums(Count(story)), Sums(Count([.. story.Reverse()])));
    }

    [Fact]
    public void A_pair_of_somebody_who_is_no_beneficiary_is_a_pair_all_the_same()
    {
        IEvent[] story = [new PairStarted(Story.Tenant, At(1), First, Community, "person", "person", null, null, Day(1))];
        Assert.Equal((1, 0), (Level(story, Metric.Pairs), Level(story, Metric.Beneficiaries)));
        IEvent[] moved = [.. story, new PairMoved(Story.Tenant, At(4), First, Other, Community, Day(4), null, "person")];
        Assert.Equal((1, 0, 1), (Level(moved, Metric.Pairs, 3, Community), Level(moved, Metric.Pairs, of: Community), Level(moved, Metric.Pairs, of: Other)));
    }

    private static Dictionary<Cell, long> Count(IEvent[] events) => LedgerTests.Replay([events]);

    private static IEnumerable<(Cell, long)> Sums(Dictionary<Cell, long> figures) => figures.Where(f => f.Value != 0).Select(f => (f.Key, f.Value)).OrderBy(f => f.ToString(), StringComparer.Ordinal);

    private static long Level(IEvent[] events, string metric, int until = 12, Guid? of = null) =>
        Count(events).Where(f => f.Key.Metric == metric && f.Key.Month <= Day(until) && (of is null || f.Key.CommunityId == of)).Sum(f => f.Value);

    private static long In(IEvent[] events, string metric, int month, Guid? of = null) =>
        Count(events).Where(f => f.Key.Metric == metric && f.Key.Month == new DateOnly(2026, month, 1) && (of is null || f.Key.CommunityId == of)).Sum(f => f.Value);

    private static BeneficiaryRegistered Registered(int month) => new(Story.Tenant, At(month), Somebody, Community, "low_income", Day(month));

    private static PairStarted Started(Guid pair, int month) => new(Story.Tenant, At(month), pair, Community, "unit", "person", Somebody, Guid.Empty, Day(month));

    private static PairVisited Visited(int month, string outcome = "helped") => new(Story.Tenant, At(month), Guid.CreateVersion7(), First, Community, Somebody, outcome, Day(month));

    private static PairEnded Ended(Guid pair, int month) => new(Story.Tenant, At(month), pair, Community, Somebody, "solved", Day(month));

    private static DateOnly Day(int month) => new(2026, month, 10);

    private static DateTimeOffset At(int month) => new(2026, month, 10, 8, 0, 0, TimeSpan.Zero);
}
