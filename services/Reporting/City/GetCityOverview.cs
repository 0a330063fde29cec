using System.Globalization;
using Linli.ReportingService.Data;
using Linli.ReportingService.Figures;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.ReportingService.City;

internal static class GetCityOverview
{
    public static void Map(IEndpointRouteBuilder city) =>
        city.MapGet("/overview", Handle).RequirePermission(Permissions.CityFiguresRead)
            .WithSummary("All sub-districts side by side: ranking with its reasons, trend, heat map, who falls behind and why; small groups hidden");

    /// <param name="month">Any day of the last of the three months to judge; the latest month with records when left out.</param>
    internal static async Task<Ok<CityOverview>> Handle(
        [AsParameters] PageRequest page, DateOnly? month, ReportingDb db, TimeProvider clock, CancellationToken ct)
    {
        var shown = month is { } asked ? CalendarMonth.Of(asked) : await DefaultMonthAsync(db, clock, ct);
        return TypedResults.Ok(Arrange(await CitySelect.ReadAsync(db, shown, page, ct), shown, page));
    }

    internal static async Task<DateOnly> DefaultMonthAsync(ReportingDb db, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.ThisMonth();
        return GetOverview.DefaultMonth(await db.CityTrends.Where(t => t.Month <= today).MaxAsync(t => (DateOnly?)t.Month, ct), today);
    }

    /// <summary>Turns the select's row into the answer and hides what the database could not judge alone. Pure.</summary>
    internal static CityOverview Arrange(CityRow row, DateOnly month, PageRequest page)
    {
        var city = CityRow.Read<CityFigures>(row.City);
        var lines = row.Lines();
        var behind = CityRow.Read<List<LineFigures>>(row.Behind).Select(l => l.ToLine());
        var shown = int.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset + lines.Count : lines.Count;
        return new(
            city.AsOf, city.Edition.ToString(CultureInfo.InvariantCulture), month,
            new(city.Tenants, city.Communities, city.Units,
                Total(city.Members, city.FewMembers, city.NextMembers), Total(city.MembersWithPost, city.FewPosts, city.NextPosts), city.Profiles,
                Total(city.Beneficiaries, city.FewBeneficiaries, city.NextBeneficiaries),
                TotalOf(city.BeneficiariesPaired, city.Beneficiaries, city.FewPaired, city.NextPaired), TotalOf(city.BeneficiariesVisited, city.Beneficiaries, city.FewVisited, city.NextVisited), city.UnitsWithAgreement, city.AgreementsDue,
                city.Needs, city.NeedsMatched, city.NeedsDone, city.Projects, city.ProjectsMatched, city.ProjectsDone, Total(city.Volunteers, city.FewVolunteers, city.NextVolunteers)),
            Course(CityRow.Read<List<MonthFigures>>(row.Trend), month),
            new([.. lines.Select(l => l.ToLine())], shown < row.Matching ? shown.ToString(CultureInfo.InvariantCulture) : null, row.Matching),
            HeatMap.Of(lines, CityRow.Read<List<HeatFigures>>(row.Heat)),
            [.. behind.Select(l => new CityOverview.Behind(l.TenantId, l.Name, l.Rank, l.Score, Alerts.Of(l)))]);
    }

    /// <summary>A total of which only one part is hidden and no other can be would give that part away.</summary>
    private static long? Total(long total, long few, long? next) => Suppression.IsSmall(total) || (few == 1 && next is null) ? null : total;

    /// <summary>A part whose rest is small would give the rest away.</summary>
    private static long? TotalOf(long part, long whole, long few, long? next) =>
        Suppression.IsSmall(whole) || Suppression.IsSmall(whole - part) ? null : Total(part, few, next);

    private static CityOverview.Course Course(List<MonthFigures> found, DateOnly month)
    {
        var months = Enumerable.Range(-11, 12).Select(month.AddMonths).ToList();
        var by = found.ToDictionary(f => f.Month);
        var line = months.Select(m => by.GetValueOrDefault(m) ?? new(m, 0, 0, 0, 0)).ToList();
        return new(months,
            [.. line.Select(m => m.Activities)],
            [.. line.Select(m => Suppression.IsSmall(m.PersonTimes) ? (long?)null : m.PersonTimes)],
            [.. line.Select(m => Suppression.IsSmall(m.PersonTimes) ? (long?)null : m.Minutes)],
            [.. line.Select(m => m.Amount)]);
    }

    private sealed record CityFigures(
        long Tenants, long Edition, DateTimeOffset? AsOf, long Communities, long Units, long Members, long MembersWithPost, long Profiles,
        long FewMembers, long? NextMembers, long FewPosts, long? NextPosts,
        long Beneficiaries, long BeneficiariesPaired, long BeneficiariesVisited,
        long FewBeneficiaries, long? NextBeneficiaries, long FewPaired, long? NextPaired, long FewVisited, long? NextVisited, long UnitsWithAgreement, long AgreementsDue,
        long Needs, long NeedsMatched, long NeedsDone, long Projects, long ProjectsMatched, long ProjectsDone, long Volunteers, long FewVolunteers, long? NextVolunteers);

    private sealed record MonthFigures(DateOnly Month, long Activities, long PersonTimes, long Minutes, long Amount);
}
