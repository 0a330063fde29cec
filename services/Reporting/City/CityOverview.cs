namespace Linli.ReportingService.City;

/// <summary>All tenants side by side. A number that is null is hidden: it is about fewer than five people, or would give such a number away.</summary>
/// <param name="Month">The last of the three months that the ranking and the heat map are about.</param>
internal sealed record CityOverview(
    DateTimeOffset? AsOf, string Version, DateOnly Month, CityOverview.Sum Totals, CityOverview.Course Trend,
    CityOverview.Ranking Tenants, CityOverview.Heat HeatMap, IReadOnlyList<CityOverview.Behind> FallingBehind)
{
    internal sealed record Sum(long Tenants, long Communities, long Units, long? Members, long? MembersWithPost, long Profiles,
        long? Beneficiaries, long? BeneficiariesPaired, long? BeneficiariesVisited, long UnitsWithAgreement, long AgreementsDue, long Needs, long NeedsMatched, long NeedsDone, long Projects, long ProjectsMatched, long ProjectsDone, long? Volunteers);

    internal sealed record Course(
        IReadOnlyList<DateOnly> Months, IReadOnlyList<long> Activities, IReadOnlyList<long?> PersonTimes, IReadOnlyList<long?> Minutes, IReadOnlyList<long> Amount);

    internal sealed record Ranking(IReadOnlyList<Line> Items, string? Next, long Total);

    /// <summary>One tenant in the ranking. Activities, persons, minutes and amount (fen) are of the three months.</summary>
    /// <param name="Rank">Its place among all tenants.</param>
    /// <param name="Score">0 to 100: the mean of <paramref name="Components"/>.</param>
    /// <param name="ActivitiesBefore">Of the three months before those.</param>
    internal sealed record Line(
        Guid TenantId, string Name, string? Code, DateTimeOffset AsOf, long Rank, int Score, IReadOnlyList<Component> Components,
        long Communities, long Units, long? Members, long? MembersWithPost, long Activities, long ActivitiesBefore,
        long? PersonTimes, long? Minutes, long Amount, long Profiles, long ProfilesContradicting,
        long? Beneficiaries, long? BeneficiariesPaired, long? BeneficiariesVisited, long UnitsWithAgreement, long AgreementsDue, long Needs, long NeedsMatched, long NeedsDone, long Projects, long ProjectsMatched, long ProjectsDone, long? Volunteers);

    /// <param name="Key">profile, claims, activity, service or quality.</param>
    /// <param name="Score">0 to 100; null when hidden or when there is nothing to judge.</param>
    internal sealed record Component(string Key, int? Score);

    internal sealed record Heat(IReadOnlyList<string> WorkAreas, IReadOnlyList<HeatRow> Rows);

    /// <param name="Minutes">By work area, in the order of <see cref="Heat.WorkAreas"/>.</param>
    internal sealed record HeatRow(Guid TenantId, string Name, IReadOnlyList<long?> Minutes);

    /// <param name="Reasons">The weakest components first, see <see cref="Alerts"/>.</param>
    internal sealed record Behind(Guid TenantId, string Name, long Rank, int Score, IReadOnlyList<Reason> Reasons);

    /// <param name="Code">Why, see <see cref="Alerts"/>.</param>
    /// <param name="Part">The number that says so; null when hidden.</param>
    /// <param name="Whole">What it is a part of; null when of nothing.</param>
    internal sealed record Reason(string Code, long? Part, long? Whole);
}
