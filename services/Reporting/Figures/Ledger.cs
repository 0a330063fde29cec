namespace Linli.ReportingService.Figures;

/// <summary>Adds new facts to those already known and says by how much the figures differ. Pure.</summary>
internal static class Ledger
{
    /// <param name="known">All facts known of the subjects that <paramref name="said"/> is about.</param>
    /// <param name="said">The facts of a batch of events, in any order.</param>
    public static Entry Post(IEnumerable<Fact> known, IEnumerable<Fact> said)
    {
        var before = known.ToDictionary(f => f.Key);
        var after = new Dictionary<(Guid, FactKind, Guid), Fact>(before);
        foreach (var fact in said)
        {
            after[fact.Key] = after.TryGetValue(fact.Key, out var there) ? there.Merge(fact) : fact;
        }

        var changed = after.Values.Where(f => !before.TryGetValue(f.Key, out var old) || old != f).ToList();
        var subjects = changed.Select(f => f.Subject).ToHashSet();
        var deltas = new Dictionary<Cell, long>();
        Add(after.Values, +1);
        Add(before.Values, -1);
        return new(changed, deltas.Where(d => d.Value != 0).ToDictionary());

        void Add(IEnumerable<Fact> facts, int sign)
        {
            foreach (var (cell, value) in facts.Where(f => subjects.Contains(f.Subject)).GroupBy(f => f.Subject).SelectMany(g => Counting.Of([.. g])))
            {
                deltas[cell] = deltas.GetValueOrDefault(cell) + sign * value;
            }
        }
    }
}

/// <summary>The facts to keep and what they change.</summary>
internal sealed record Entry(IReadOnlyList<Fact> Facts, IReadOnlyDictionary<Cell, long> Deltas);
