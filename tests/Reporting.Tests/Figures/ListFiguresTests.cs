using Linli.Contracts;
using Linli.Contracts.Registry.V1;
using Linli.ReportingService.Figures;
using Xunit;

namespace Linli.Reporting.Tests.Figures;

/// <summary>Needs, projects, resources and volunteers, in whatever order it is told.</summary>
public sealed class ListFiguresTests
{
    private static readonly Guid Community = Guid.CreateVersion7();
    private static readonly Guid Other = Guid.CreateVersion7();
    private static readonly Guid Need = Guid.CreateVersion7();
    private static readonly Guid Project = Guid.CreateVersion7();
    private static readonly Guid Unit = Guid.CreateVersion7();
    private static readonly Guid Resource = Guid.CreateVersion7();
    private static readonly Guid Somebody = Guid.CreateVersion7();

    [Fact]
    public void A_need_is_open_then_matched_then_done_and_told_in_any_order()
    {
        IEvent[] story = [Entered(1), Matched(2), Done(3)];
        Assert.Equal((1, 0), (Level(story, Metric.Needs, until: 1), Level(story, Metric.NeedsMatched, until: 1)));
        Assert.Equal((1, 1), (Level(story, Metric.Needs, until: 2), Level(story, Metric.NeedsMatched, until: 2)));
        Assert.Equal((0, 0, 1), (Level(story, Metric.Needs), Level(story, Metric.NeedsMatched), In(story, Metric.NeedsDone, 3)));
        Assert.Equal((1, 1), (In(story, Metric.NeedsEntered, 1), In(story, Metric.NeedsMet, 1)));
        Assert.Equal(Sums(story), Sums([.. story.Reverse()]));
    }

    [Fact]
    public void A_need_that_nobody_took_counts_as_entered_and_not_as_met()
    {
        IEvent[] story = [Entered(1), Matched(2), new NeedReopened(Story.Tenant, At(3), Need, Community, Day(3)), new NeedEnded(Story.Tenant, At(4), Need, Community, "expired", Day(4))];
        Assert.Equal((0, 0, 1, 0), (Level(story, Metric.Needs), Level(story, Metric.NeedsMatched), In(story, Metric.NeedsEntered, 1), In(story, Metric.NeedsMet, 1)));
        Assert.Equal((1, 0), (Level(story, Metric.Needs, until: 3), Level(story, Metric.NeedsMatched, until: 3)));
    }

    [Fact]
    public void A_need_whose_import_was_undone_never_was()
    {
        IEvent[] story = [Entered(2), new NeedEnded(Story.Tenant, At(3), Need, Community, "undone", Day(2).AddDays(-1))];
        Assert.Equal((0, 0, 0), (Level(story, Metric.Needs, until: 2), Level(story, Metric.Needs), In(story, Metric.NeedsEntered, 2)));
        Assert.Equal(1, In([Entered(2), Matched(2), Done(2)], Metric.NeedsEntered, 2));
    }

    [Fact]
    public void A_need_of_a_merged_community_is_the_others_from_then_on()
    {
        IEvent[] story = [Entered(1), new NeedChanged(Story.Tenant, At(3), Need, Other, "help", "service", Day(1), Community, Day(3)), Matched(4, Other)];
        Assert.Equal((1, 0), (Level(story, Metric.Needs, until: 2, of: Community), Level(story, Metric.Needs, until: 2, of: Other)));
        Assert.Equal((0, 1, 1), (Level(story, Metric.Needs, of: Community), Level(story, Metric.Needs, of: Other), Level(story, Metric.NeedsMatched, of: Other)));
        Assert.Equal(Sums(story), Sums([.. story.Reverse()]));
    }

    [Fact]
    public void A_project_goes_on_is_taken_on_and_done_and_moves_with_its_community()
    {
        IEvent[] story = [Proposed(1), TakenOn(2), new ProjectDone(Story.Tenant, At(4), Project, Community, "venue", "service", Day(4))];
        Assert.Equal((1, 0), (Level(story, Metric.Projects, until: 1), Level(story, Metric.ProjectsMatched, until: 1)));
        Assert.Equal((1, 1), (Level(story, Metric.Projects, until: 3), Level(story, Metric.ProjectsMatched, until: 3)));
        Assert.Equal((0, 0, 1), (Level(story, Metric.Projects), Level(story, Metric.ProjectsMatched), In(story, Metric.ProjectsDone, 4)));
        Assert.Equal(Sums(story), Sums([.. story.Reverse()]));
        IEvent[] moved = [Proposed(1), new ProjectChanged(Story.Tenant, At(3), Project, Other, "venue", "service", Day(1), Community, Day(3)), TakenOn(4, Other)];
        Assert.Equal((1, 0), (Level(moved, Metric.Projects, until: 2, of: Community), Level(moved, Metric.Projects, until: 2, of: Other)));
        Assert.Equal((0, 1, 1), (Level(moved, Metric.Projects, of: Community), Level(moved, Metric.Projects, of: Other), Level(moved, Metric.ProjectsMatched, of: Other)));
        Assert.Equal(Sums(moved), Sums([.. moved.Reverse()]));
    }

    [Fact]
    public void A_project_that_was_given_up_or_expired_was_not_done()
    {
        IEvent[] story =
        [
            Proposed(1), TakenOn(2), new ProjectReopened(Story.Tenant, At(3), Project, Community, Day(3)), new ProjectEnded(Story.Tenant, At(4), Project, Community, "expired", Day(4)),
        ];
        Assert.Equal((1, 0), (Level(story, Metric.Projects, until: 3), Level(story, Metric.ProjectsMatched, until: 3)));
        Assert.Equal((0, 0), (Level(story, Metric.Projects), Count(story).Count(f => f.Key.Metric == Metric.ProjectsDone)));
    }

    [Fact]
    public void A_resource_is_where_its_unit_is_until_it_ends()
    {
        IEvent[] story =
        [
            new UnitRegistered(Story.Tenant, At(1), Unit, Community, "气象局", "institution"), new ResourceOffered(Story.Tenant, At(2), Resource, Unit, Community, "venue", null, Day(2)),
            new UnitChanged(Story.Tenant, At(3), Unit, Other, "气象局", "institution", Community, "institution", Day(3)),
        ];
        Assert.Equal((1, 0, 1), (Level(story, Metric.Resources, until: 2, of: Community), Level(story, Metric.Resources, of: Community), Level(story, Metric.Resources, of: Other)));
        Assert.Equal(0, Level([.. story, new ResourceEnded(Story.Tenant, At(4), Resource, Unit, "expired", Day(4))], Metric.Resources));
    }

    [Fact]
    public void Volunteers_count_while_they_are_active_and_not_once_they_are_members()
    {
        IEvent[] story = [new VolunteerSignedUp(Story.Tenant, At(1), Somebody, Community, Day(1)), Turned(2, "resting"), Turned(3, "active")];
        Assert.Equal(1, Level(story, Metric.Volunteers));
        Assert.Equal(0, Level([.. story, Turned(4, "member")], Metric.Volunteers));
        Assert.Equal(1, Level([.. story, Turned(4, "member")], Metric.Volunteers, until: 3));
        Assert.Equal(0, Level([.. story, new VolunteerErased(Story.Tenant, At(5), Somebody, Community, Day(5))], Metric.Volunteers));
    }

    private static NeedEntered Entered(int month) => new(Story.Tenant, At(month), Need, Community, "help", "service", Day(month));

    private static NeedMatched Matched(int month, Guid? community = null) => new(Story.Tenant, At(month), Need, community ?? Community, "help", "service", Day(1), Day(month));

    private static NeedDone Done(int month) => new(Story.Tenant, At(month), Need, Community, "help", "service", Day(month));

    private static ProjectProposed Proposed(int month) => new(Story.Tenant, At(month), Project, Community, "venue", "service", Day(month));

    private static ProjectMatched TakenOn(int month, Guid? community = null) => new(Story.Tenant, At(month), Project, community ?? Community, "venue", "service", Day(1), Day(month));

    private static VolunteerTurned Turned(int month, string state) => new(Story.Tenant, At(month), Somebody, Community, state, null, Day(month));

    private static IEnumerable<(Cell, long)> Sums(IEvent[] events) =>
        Count(events).Where(f => f.Value != 0).Select(f => (f.Key, f.Value)).OrderBy(f => f.ToString(), StringComparer.Ordinal);

    private static Dictionary<Cell, long> Count(IEvent[] events) => LedgerTests.Replay([events]);

    private static long Level(IEvent[] events, string metric, int until = 12, Guid? of = null) =>
        Count(events).Where(f => f.Key.Metric == metric && f.Key.Month <= Day(until) && (of is null || f.Key.CommunityId == of)).Sum(f => f.Value);

    private static long In(IEvent[] events, string metric, int month) =>
        Count(events).Where(f => f.Key.Metric == metric && f.Key.Month == new DateOnly(2026, month, 1)).Sum(f => f.Value);

    private static DateOnly Day(int month) => new(2026, month, 10);

    private static DateTimeOffset At(int month) => new(2026, month, 10, 8, 0, 0, TimeSpan.Zero);
}
