using Linli.ReportingService.Data;
using Linli.ReportingService.Figures;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;

namespace Linli.ReportingService.City;

internal static class ExportTenants
{
    private static readonly string[] Headers =
    [
        "rank", "code", "name", "score", "profile", "claims", "activity", "service", "quality", "communities", "units", "members",
        "members_with_post", "activities", "person_times", "minutes", "amount_fen", "beneficiaries", "beneficiaries_paired", "beneficiaries_visited", "units_with_agreement", "agreements_due",
        "needs", "needs_matched", "needs_done", "projects", "projects_matched", "projects_done", "volunteers",
    ];

    public static void Map(IEndpointRouteBuilder city) =>
        city.MapGet("/tenants.csv", Handle).RequirePermission(Permissions.CityFiguresRead)
            .WithSummary("The whole ranking as CSV; hidden numbers are empty");

    internal static async Task<IResult> Handle(string? q, string? sort, DateOnly? month, ReportingDb db, TimeProvider clock, CancellationToken ct)
    {
        var shown = month is { } asked ? CalendarMonth.Of(asked) : await GetCityOverview.DefaultMonthAsync(db, clock, ct);
        return Csv.Result($"tenants-{shown:yyyy-MM}.csv", Headers, Rows());

        async IAsyncEnumerable<object?[]> Rows()
        {
            var lines = await CitySelect.ReadAllAsync(db, shown, new(q, null, null, sort), ct);
            foreach (var l in lines)
            {
                yield return [l.Rank, l.Code, l.Name, l.Score, l.Profile, l.Claims, l.Activity, l.Service, l.Quality, l.Communities, l.Units,
                    l.Members, l.MembersWithPost, l.Activities, l.PersonTimes, l.Minutes, l.Amount,
                    l.Beneficiaries, l.BeneficiariesPaired, l.BeneficiariesVisited, l.UnitsWithAgreement, l.AgreementsDue, l.Needs, l.NeedsMatched, l.NeedsDone, l.Projects, l.ProjectsMatched, l.ProjectsDone, l.Volunteers];
            }
        }
    }
}
