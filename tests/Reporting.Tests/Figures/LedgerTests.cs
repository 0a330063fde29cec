using CsCheck;
using Linli.Contracts;
using Linli.ReportingService.Figures;
using Xunit;

namespace Linli.Reporting.Tests.Figures;

public sealed class LedgerTests
{
    [Fact]
    public void Any_order_any_repetition_and_any_batching_give_the_same_figures() =>
        Gen.Select(Story.Any, Gen.Int, Gen.Int[1, 7]).Sample((events, seed, size) =>
        {
            var random = new Random(seed);
            var disordered = events.Concat(events.Where(_ => random.Next(3) == 0)).OrderBy(_ => random.Next()).Chunk(size);
            var expected = Replay([events]);
            var actual = Replay(disordered);
            return expected.Count == actual.Count && expected.All(e => actual.TryGetValue(e.Key, out var v) && v == e.Value);
        });

    [Fact]
    public void What_happened_never_counts_below_zero_and_a_post_needs_a_member() =>
        Story.Any.Sample(events =>
        {
            var figures = Replay([events]);
            long Level(string metric) => figures.Where(f => f.Key.Metric == metric).Sum(f => f.Value);
            return figures.Where(f => Metric.Flows.Contains(f.Key.Metric)).All(f => f.Value >= 0)
                && Metric.Stocks.All(m => Level(m) >= 0)
                && Level(Metric.MembersWithPost) <= Level(Metric.Members);
        });

    [Fact]
    public void The_citys_trend_adds_up_to_the_tenants_figures() =>
        Story.Any.Sample(events =>
        {
            var figures = Replay([events]);
            var trend = ReportingService.City.Rollup.TrendOf(figures);
            return ReportingService.City.Rollup.Doings.All(m => trend.Where(t => t.Key.Metric == m).Sum(t => t.Value) == figures.Where(f => f.Key.Metric == m).Sum(f => f.Value));
        });

    internal static Dictionary<Cell, long> Replay(IEnumerable<IEvent[]> batches)
    {
        var facts = new Dictionary<(Guid, FactKind, Guid), Fact>();
        var figures = new Dictionary<Cell, long>();
        foreach (var batch in batches)
        {
            var said = batch.SelectMany(Projections.FactsOf).ToList();
            var subjects = said.Select(f => f.Subject).ToHashSet();
            var entry = Ledger.Post(facts.Values.Where(f => subjects.Contains(f.Subject)), said);
            foreach (var fact in entry.Facts)
            {
                facts[fact.Key] = fact;
            }

            foreach (var (cell, value) in entry.Deltas)
            {
                figures[cell] = figures.GetValueOrDefault(cell) + value;
            }
        }

        return figures.Where(f => f.Value != 0).ToDictionary();
    }
}
