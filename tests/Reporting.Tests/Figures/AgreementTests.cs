using Linli.Contracts;
using Linli.Contracts.Registry.V1;
using Linli.ReportingService.Figures;
using Xunit;

namespace Linli.Reporting.Tests.Figures;

/// <summary>Agreements, their units and renewals, in whatever order it is told.</summary>
public sealed class AgreementTests
{
    private static readonly Guid Community = Guid.CreateVersion7();
    private static readonly Guid Other = Guid.CreateVersion7();
    private static readonly Guid Tax = Guid.CreateVersion7();
    private static readonly Guid Post = Guid.CreateVersion7();
    private static readonly Guid First = Guid.CreateVersion7();
    private static readonly Guid Second = Guid.CreateVersion7();

    [Fact]
    public void A_unit_with_two_agreements_is_one_unit_with_an_agreement_until_the_last_one_ends()
    {
        IEvent[] story = [Registered(Tax), Registered(Post), Took(First, 2, Tax), Took(Second, 3, Tax), Over(First, 5, Tax)];
        Assert.Equal((1, 1, 2), (Level(story, Metric.UnitsWithAgreement), Level(story, Metric.Agreements), Level(story, Metric.Units)));
        Assert.Equal(0, Level([.. story, Over(Second, 6, Tax)], Metric.UnitsWithAgreement));
        Assert.Equal(1, Level([.. story, Over(Second, 6, Tax)], Metric.UnitsWithAgreement, until: 5));
    }

    [Fact]
    public void A_renewal_is_due_until_the_next_one_is_signed_or_the_agreement_is_over()
    {
        IEvent[] story = [Took(First, 2, Tax), Soon(First, 5)];
        Assert.Equal((1, 0), (Level(story, Metric.AgreementsDue), Level(story, Metric.AgreementsDue, until: 4)));
        Assert.Equal(0, Level([.. story, new AgreementSigned(Story.Tenant, At(6), Second, Community, Day(7), Day(12), First)], Metric.AgreementsDue));
        Assert.Equal(0, Level([.. story, Over(First, 6, Tax)], Metric.AgreementsDue));
    }

    [Fact]
    public void A_unit_that_became_part_of_another_hands_its_agreements_on_and_gets_them_back()
    {
        IEvent[] story =
        [
            Registered(Tax), Registered(Post), Took(First, 2, Tax),
            new UnitRetired(Story.Tenant, At(3), Tax, Community, "institution"), new AgreementUnitReplaced(Story.Tenant, At(3), First, Tax, Post, Day(3)),
        ];
        Assert.Equal((1, 1), (Level(story, Metric.UnitsWithAgreement), Level(story, Metric.Units)));
        IEvent[] undone =
        [
            .. story, new UnitChanged(Story.Tenant, At(4), Tax, Community, "国税局", "institution", Community, "institution"),
            new AgreementUnitReplaced(Story.Tenant, At(4), First, Post, Tax, Day(4)),
        ];
        Assert.Equal((1, 2), (Level(undone, Metric.UnitsWithAgreement), Level(undone, Metric.Units)));
        Assert.Equal(0, Level([.. undone, Over(First, 5, Tax)], Metric.UnitsWithAgreement));
    }

    [Fact]
    public void A_merged_community_keeps_its_months_and_the_next_ones_are_the_others_in_any_order()
    {
        IEvent[] story = [Took(First, 2, Tax), Soon(First, 3), new AgreementMoved(Story.Tenant, At(4), First, Other, Community, Day(4))];
        Assert.Equal((1, 0, 1, 1), (Level(story, Metric.Agreements, until: 3, of: Community), Level(story, Metric.Agreements, of: Community), Level(story, Metric.Agreements, of: Other), Level(story, Metric.AgreementsDue, of: Other)));
        Assert.Equal(Sums(LedgerTests.Replay([story])), Sums(LedgerTests.Replay([[.. story.Reverse()]])));
    }

    private static IEnumerable<(Cell, long)> Sums(Dictionary<Cell, long> figures) => figures.Where(f => f.Value != 0).Select(f => (f.Key, f.Value)).OrderBy(f => f.ToString(), StringComparer.Ordinal);

    private static long Level(IEvent[] events, string metric, int until = 12, Guid? of = null) =>
        LedgerTests.Replay([events]).Where(f => f.Key.Metric == metric && f.Key.Month <= Day(until) && (of is null || f.Key.CommunityId == of)).Sum(f => f.Value);

    private static UnitRegistered Registered(Guid unit) => new(Story.Tenant, At(1), unit, Community, "国税局", "institution");

    private static AgreementTookEffect Took(Guid agreement, int month, params Guid[] units) => new(Story.Tenant, At(month), agreement, Community, units, Day(month));

    private static AgreementEndsSoon Soon(Guid agreement, int month) => new(Story.Tenant, At(month), agreement, Community, Day(month + 2));

    private static AgreementEnded Over(Guid agreement, int month, params Guid[] units) => new(Story.Tenant, At(month), agreement, Community, units, "expired", Day(month));

    private static DateOnly Day(int month) => new(2026, month, 10);

    private static DateTimeOffset At(int month) => new(2026, month, 10, 8, 0, 0, TimeSpan.Zero);
}
