using Linli.ReportingService.Figures;

namespace Linli.ReportingService.City;

/// <summary>What the city keeps of a change in a tenant's figures: no community, no kind, nobody. Pure.</summary>
internal static class Rollup
{
    public const int MonthsOfStanding = 3;

    public static readonly IReadOnlyList<string> Levels = [Metric.Communities, Metric.Units, Metric.Members, Metric.MembersWithPost, Metric.Beneficiaries, Metric.BeneficiariesPaired, Metric.UnitsWithAgreement, Metric.AgreementsDue, Metric.Needs, Metric.NeedsMatched, Metric.Projects, Metric.ProjectsMatched, Metric.Volunteers];
    public static readonly IReadOnlyList<string> Doings = [Metric.Activities, Metric.PersonTimes, Metric.Minutes, Metric.Contributions, Metric.Amount];

    /// <summary>Of three months like <see cref="Doings"/>, and of no interest month by month.</summary>
    public static readonly IReadOnlyList<string> StandingColumns = [Metric.NeedsDone, Metric.ProjectsDone];
    public static readonly IReadOnlyList<string> YearColumns = [Metric.Profiles, Metric.ProfilesContradicting];

    /// <summary>Already of three months where they are counted.</summary>
    public static readonly IReadOnlyList<string> MonthColumns = [Metric.BeneficiariesVisited];

    /// <summary>By how much the tenant's levels change.</summary>
    public static IReadOnlyDictionary<string, long> LevelsOf(IEnumerable<KeyValuePair<Cell, long>> deltas) =>
        Sum(deltas.Where(d => Levels.Contains(d.Key.Metric)).Select(d => (d.Key.Metric, d.Value)));

    /// <summary>By how much its standing changes: a month's doings stand for three months, a profile for its year.</summary>
    public static IReadOnlyDictionary<(DateOnly Month, string WorkArea, string Metric), long> StandingOf(IEnumerable<KeyValuePair<Cell, long>> deltas) =>
        Sum(deltas.SelectMany(d => (IEnumerable<((DateOnly, string, string), long)>)(d.Key switch
        {
            { Metric: var m } when Doings.Contains(m) || StandingColumns.Contains(m) =>
                from ahead in Enumerable.Range(0, MonthsOfStanding)
                from area in d.Key.WorkArea.Length == 0 ? [""] : new[] { "", d.Key.WorkArea }
                select ((d.Key.Month.AddMonths(ahead), area, m), d.Value),
            { Metric: var m } when YearColumns.Contains(m) =>
                Enumerable.Range(0, 12).Select(ahead => ((d.Key.Month.AddMonths(ahead), "", m), d.Value)),
            { Metric: var m } when MonthColumns.Contains(m) => [((d.Key.Month, "", m), d.Value)],
            _ => [],
        })));

    /// <summary>By how much the city's own months change.</summary>
    public static IReadOnlyDictionary<(DateOnly Month, string WorkArea, string Metric), long> TrendOf(IEnumerable<KeyValuePair<Cell, long>> deltas) =>
        Sum(deltas.Where(d => Doings.Contains(d.Key.Metric)).Select(d => ((d.Key.Month, d.Key.WorkArea, d.Key.Metric), d.Value)));

    private static Dictionary<T, long> Sum<T>(IEnumerable<(T Key, long Value)> values) where T : notnull =>
        values.GroupBy(v => v.Key, v => v.Value).Select(g => (g.Key, Value: g.Sum())).Where(g => g.Value != 0).ToDictionary(g => g.Key, g => g.Value);
}
