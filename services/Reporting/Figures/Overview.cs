namespace Linli.ReportingService.Figures;

/// <summary>What a dashboard shows.</summary>
/// <param name="Name">The sub-district, or the one community asked for.</param>
/// <param name="AsOf">Time of the last event that was counted; null before the first.</param>
/// <param name="Version">As in /figures/version.</param>
/// <param name="Month">The month that the cards and the last column are about.</param>
/// <param name="Cards">Levels as of now, then what happened in the month; each with the month before.</param>
/// <param name="Coverage">Parts of wholes: profile, claims, active, agreements (units with one in force); where there are beneficiaries, paired and visited (in the last three months); where needs were entered in the twelve months, those that found somebody.</param>
/// <param name="Past">Of the one community: those that were merged into it, and what became of it.</param>
/// <param name="MonthsShown">Twelve months, the last one is <paramref name="Month"/>.</param>
internal sealed record Overview(
    string Name, DateTimeOffset? AsOf, string Version, DateOnly Month,
    IReadOnlyList<Overview.Card> Cards, IReadOnlyList<Overview.Share> Coverage, IReadOnlyList<DateOnly> MonthsShown,
    IReadOnlyList<Overview.Area> WorkAreas, IReadOnlyList<Overview.CommunityLine> Communities,
    IReadOnlyList<Overview.KindLine> Kinds, IReadOnlyList<Overview.Recent> Latest, Overview.Lineage? Past)
{
    public const int Months = 12;

    /// <param name="Metric">Amounts are in fen, times in minutes.</param>
    /// <param name="Value">Now, or in the month.</param>
    /// <param name="Before">A month earlier.</param>
    /// <param name="Year">The twelve months together; for a level the same as <paramref name="Value"/>.</param>
    internal sealed record Card(string Metric, long Value, long Before, long Year);

    internal sealed record Share(string Key, long Part, long Whole);

    internal sealed record Area(string WorkArea, IReadOnlyList<long> Activities, IReadOnlyList<long> PersonTimes, IReadOnlyList<long> Minutes);

    /// <param name="RetiredOn">The first day without it; what is counted here was before.</param>
    /// <param name="MergedInto">The community that goes on with what was its own.</param>
    internal sealed record CommunityLine(
        Guid Id, string Name, bool HasProfile, long Contradictions, long Units, long Members, long MembersWithPost,
        long Activities, long PersonTimes, long Minutes, long Amount, DateOnly? RetiredOn, string? MergedInto,
        long Beneficiaries, long BeneficiariesPaired, long BeneficiariesVisited, long Agreements, long AgreementsDue, long UnitsWithAgreement,
        long Needs, long NeedsMatched, long NeedsDone, long Projects, long ProjectsMatched, long ProjectsDone, long Volunteers);

    /// <param name="AddedUp">The predecessors' figures are in the sums.</param>
    internal sealed record Lineage(bool AddedUp, IReadOnlyList<GetOverview.CommunityName> Predecessors, GetOverview.CommunityName Self);

    /// <param name="Metric">units, claims, beneficiaries, contributions or amount.</param>
    internal sealed record KindLine(string Metric, string Kind, long Value);

    /// <param name="What">Activity, Contribution, Profile or Unit.</param>
    /// <param name="Amount">Of a contribution, in fen.</param>
    internal sealed record Recent(DateTimeOffset At, string What, Guid Id, Guid CommunityId, string Kind, string WorkArea, DateOnly Day, long Amount);

    /// <summary>Arranges the numbers. Pure.</summary>
    public static Overview Of(
        GetOverview.Head? head, FigureScope scope, IReadOnlyList<GetOverview.CommunityName> communities, IReadOnlyList<FigureRow> rows,
        IReadOnlyList<Recent> latest, DateOnly month, DateOnly today)
    {
        var self = communities.FirstOrDefault(c => c.Id == scope.Only);
        var months = Enumerable.Range(1 - Months, Months).Select(month.AddMonths).ToList();
        var inYear = rows.Where(r => r.Month >= months[0] && r.Month <= month).ToLookup(r => r.Metric);
        var all = rows.Where(r => r.Month <= today).ToLookup(r => r.Metric);
        var ofYear = rows.Where(r => r.Month == new DateOnly(month.Year, 1, 1)).ToLookup(r => r.Metric);

        return new(
            self?.Name ?? (communities is [var only] && head is not null && rows.All(r => r.CommunityId == only.Id) ? only.Name : head?.Name ?? ""),
            head?.AsOf, (head?.Edition ?? 0).ToString(System.Globalization.CultureInfo.InvariantCulture), month,
            [.. Metric.Stocks.Select(Level), .. Metric.Flows.Select(Flow)],
            [
                new("profile", Sum(ofYear[Metric.Profiles]), Sum(all[Metric.Communities])),
                new("claims", Sum(all[Metric.MembersWithPost]), Sum(all[Metric.Members])),
                new("active", inYear[Metric.Activities].Where(r => r.Month > month.AddMonths(-3) && r.Value > 0).Select(r => r.CommunityId).Distinct().Count(),
                    Sum(all[Metric.Communities])),
                new("agreements", Sum(all[Metric.UnitsWithAgreement]), Sum(all[Metric.Units])),
                .. Care(all[Metric.BeneficiariesPaired], all[Metric.BeneficiariesVisited].Where(r => r.Month == today), Sum(all[Metric.Beneficiaries])),
                .. Met(Sum(inYear[Metric.NeedsMet]), Sum(inYear[Metric.NeedsEntered])),
            ],
            months,
            [.. inYear[Metric.Activities].Concat(inYear[Metric.PersonTimes]).Select(r => r.WorkArea).Distinct().Order(StringComparer.Ordinal).Select(AreaOf)],
            [.. communities.Where(c => scope.Communities?.Contains(c.Id) is not false).Select(c => Line(c, rows.Where(r => r.CommunityId == c.Id).ToList()))],
            [
                .. new[] { Metric.Units, Metric.Claims, Metric.Beneficiaries }.SelectMany(m => ByKind(m, all[m])),
                .. new[] { Metric.Contributions, Metric.Amount }.SelectMany(m => ByKind(m, inYear[m])),
            ],
            latest,
            self is null ? null : new(scope.Communities!.Count > 1, [.. communities.Where(c => c.Id != self.Id)], self));

        // Whoever helps nobody is not told how many of nobody they help.
        static IEnumerable<Share> Care(IEnumerable<FigureRow> paired, IEnumerable<FigureRow> visited, long beneficiaries) =>
            beneficiaries == 0 ? [] : [new("paired", Sum(paired), beneficiaries), new("visited", Sum(visited), beneficiaries)];

        static IEnumerable<Share> Met(long met, long entered) => entered == 0 ? [] : [new("needs", met, entered)];

        Card Level(string metric) => new(metric, Sum(all[metric]), Sum(all[metric].Where(r => r.Month < today)), Sum(all[metric]));

        Card Flow(string metric) => new(metric,
            Sum(inYear[metric].Where(r => r.Month == month)), Sum(inYear[metric].Where(r => r.Month == month.AddMonths(-1))), Sum(inYear[metric]));

        Area AreaOf(string area) => new(area, Series(area, Metric.Activities), Series(area, Metric.PersonTimes), Series(area, Metric.Minutes));

        List<long> Series(string area, string metric) =>
            [.. months.Select(m => Sum(inYear[metric].Where(r => r.WorkArea == area && r.Month == m)))];

        CommunityLine Line(GetOverview.CommunityName c, IReadOnlyList<FigureRow> own)
        {
            long Now(string metric) => Sum(own.Where(r => r.Metric == metric && r.Month <= today));
            long Year(string metric) => Sum(own.Where(r => r.Metric == metric && r.Month >= months[0] && r.Month <= month));
            long Profile(string metric) => Sum(own.Where(r => r.Metric == metric && r.Month == new DateOnly(month.Year, 1, 1)));
            return new(c.Id, c.Name, Profile(Metric.Profiles) > 0, Profile(Metric.Contradictions), Now(Metric.Units), Now(Metric.Members),
                Now(Metric.MembersWithPost), Year(Metric.Activities), Year(Metric.PersonTimes), Year(Metric.Minutes), Year(Metric.Amount), c.RetiredOn, c.MergedInto,
                Now(Metric.Beneficiaries), Now(Metric.BeneficiariesPaired), Sum(own.Where(r => r.Metric == Metric.BeneficiariesVisited && r.Month == today)),
                Now(Metric.Agreements), Now(Metric.AgreementsDue), Now(Metric.UnitsWithAgreement),
                Now(Metric.Needs), Now(Metric.NeedsMatched), Year(Metric.NeedsDone),
                Now(Metric.Projects), Now(Metric.ProjectsMatched), Year(Metric.ProjectsDone), Now(Metric.Volunteers));
        }
    }

    private static IEnumerable<KindLine> ByKind(string metric, IEnumerable<FigureRow> rows) =>
        rows.GroupBy(r => r.Kind).Select(g => new KindLine(metric, g.Key, Sum(g))).Where(k => k.Value != 0).OrderByDescending(k => k.Value);

    private static long Sum(IEnumerable<FigureRow> rows) => rows.Sum(r => r.Value);
}
