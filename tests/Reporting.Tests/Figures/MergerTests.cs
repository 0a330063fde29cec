using CsCheck;
using Linli.Contracts;
using Linli.Contracts.Activity.V1;
using Linli.Contracts.Registry.V1;
using Linli.Contracts.Tenant.V1;
using Linli.ReportingService.Figures;
using Xunit;

namespace Linli.Reporting.Tests.Figures;

/// <summary>What stays and what moves when communities are merged.</summary>
public sealed class MergerTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 4, 0, 0, TimeSpan.Zero);

    /// <summary>A merger changes how many communities there are, and who owes a profile; nothing else of the whole.</summary>
    private static readonly string[] OfCommunities = [Metric.Communities, Metric.Profiles, Metric.ProfilesContradicting, Metric.Contradictions];

    private static readonly Gen<(int Community, int Day, bool Claims)[]> People =
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 89], Gen.Bool).Array[1, 12];

    private static readonly Gen<(int From, int Into, int Day)[]> Mergers =
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[95, 300]).Array[1, 4];

    [Fact]
    public void No_merger_changes_a_total_of_the_tenant_nor_the_past_of_a_community_and_no_order_matters() =>
        Gen.Select(People, Mergers, Gen.Int).Sample((people, mergers, seed) =>
        {
            var before = Registered(people);
            var after = before.Concat(Merged(people, mergers)).ToArray();
            var (old, now) = (LedgerTests.Replay([before]), LedgerTests.Replay([after]));
            var random = new Random(seed);
            var disordered = LedgerTests.Replay(after.OrderBy(_ => random.Next()).Chunk(3));
            var first = CalendarMonth.Of(Day(mergers.Min(m => m.Day)));

            return Totals(old).SequenceEqual(Totals(now))
                && Past(old, first).SequenceEqual(Past(now, first))
                && disordered.Count == now.Count && now.All(f => disordered[f.Key] == f.Value);
        });

    [Fact]
    public void From_its_day_on_the_community_that_goes_on_has_what_the_other_one_had()
    {
        (int, int, bool)[] people = [(0, 3, true), (0, 40, true), (1, 5, false)];
        var figures = LedgerTests.Replay([[.. Registered(people), .. Merged(people, [(0, 1, 120)])]]);

        long Level(int community, string metric, int day) =>
            figures.Where(f => f.Key.CommunityId == Id(1, community) && f.Key.Metric == metric && f.Key.Month <= Day(day)).Sum(f => f.Value);
        Assert.Equal((2, 1), (Level(0, Metric.Members, 90), Level(1, Metric.Members, 90)));
        Assert.Equal((0, 3), (Level(0, Metric.Members, 150), Level(1, Metric.Members, 150)));
        Assert.Equal((2, 0), (Level(0, Metric.MembersWithPost, 90), Level(1, Metric.MembersWithPost, 90)));
        Assert.Equal((0, 2), (Level(0, Metric.Claims, 150), Level(1, Metric.Claims, 150)));
        Assert.Equal((0, 1), (Level(0, Metric.Communities, 150), Level(1, Metric.Communities, 150)));
        Assert.Equal(100, Level(0, Metric.Population, 150));
    }

    /// <summary>Each person is a member, a unit and an activity at once; the communities have a profile.</summary>
    private static IEvent[] Registered((int Community, int Day, bool Claims)[] people) =>
    [
        .. Enumerable.Range(0, 4).Select(c => new CommunityCreated(Story.Tenant, Start, Id(1, c), null, $"社区{c}")),
        .. Enumerable.Range(0, 4).Select(c => new ProfileRecorded(Story.Tenant, Start, Id(1, c), 2026, 50, 100, 0)),
        .. people.SelectMany((p, i) => new IEvent?[]
        {
            new MemberReportedIn(Story.Tenant, At(p.Day, i), Id(3, i), Id(1, p.Community), null, Day(p.Day)),
            p.Claims ? new PostClaimed(Story.Tenant, At(p.Day, i), Id(4, i), Id(5, p.Community), "patrol", Id(3, i), Id(1, p.Community)) : null,
            new UnitRegistered(Story.Tenant, At(p.Day, i), Id(2, i), Id(1, p.Community), "甲", "school"),
            new ActivityRecorded(Story.Tenant, At(p.Day, i), Id(6, i), Id(1, p.Community), "lecture", "party", Day(p.Day)),
        }.OfType<IEvent>()),
    ];

    /// <summary>As Tenant and Registry tell it: the community's end, and each unit, member and claim in its new place.</summary>
    private static IEnumerable<IEvent> Merged((int Community, int Day, bool Claims)[] people, IEnumerable<(int From, int Into, int Day)> mergers)
    {
        var place = people.Select(p => p.Community).ToArray();
        var gone = new HashSet<int>();
        foreach (var (from, into, day) in mergers.OrderBy(m => m.Day).ToList())
        {
            if (from == into || gone.Contains(from) || gone.Contains(into))
            {
                continue;
            }

            gone.Add(from);
            var at = At(day, gone.Count);
            yield return new CommunityRetired(Story.Tenant, at, Id(1, from), Day(day), Id(1, into));
            for (var i = 0; i < people.Length; i++)
            {
                if (place[i] != from)
                {
                    continue;
                }

                place[i] = into;
                yield return new UnitChanged(Story.Tenant, at, Id(2, i), Id(1, into), "甲", "school", Id(1, from), "school", Day(day));
                yield return new MemberMoved(Story.Tenant, at, Id(3, i), Id(1, into), null, Id(1, from), Day(day), null);
                if (people[i].Claims)
                {
                    yield return new PostClaimed(Story.Tenant, at, Id(4, i), Id(5, into), "patrol", Id(3, i), Id(1, into));
                }
            }
        }
    }

    private static List<(string, string, string, DateOnly, long)> Totals(Dictionary<Cell, long> figures) =>
    [
        .. figures.Where(f => !OfCommunities.Contains(f.Key.Metric)).GroupBy(f => (f.Key.Metric, f.Key.Kind, f.Key.WorkArea, f.Key.Month))
            .Select(g => (g.Key.Metric, g.Key.Kind, g.Key.WorkArea, g.Key.Month, g.Sum(f => f.Value))).Where(t => t.Item5 != 0).Order(),
    ];

    private static List<(Guid, string, string, DateOnly, long)> Past(Dictionary<Cell, long> figures, DateOnly until) =>
    [
        .. figures.Where(f => f.Key.Month < until && !OfCommunities.Contains(f.Key.Metric))
            .Select(f => (f.Key.CommunityId, f.Key.Metric, f.Key.Kind, f.Key.Month, f.Value)).Order(),
    ];

    private static DateTimeOffset At(int day, int order) => Start.AddDays(day).AddSeconds(order);

    private static DateOnly Day(int day) => DateOnly.FromDateTime(Start.AddDays(day).Date);

    private static Guid Id(int kind, int number) => new(kind, (short)number, 1, [1, 2, 3, 4, 5, 6, 7, 8]);
}
