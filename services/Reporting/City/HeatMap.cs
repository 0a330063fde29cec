namespace Linli.ReportingService.City;

/// <summary>Service time by tenant and work area, with small groups hidden.</summary>
internal static class HeatMap
{
    /// <summary>The city's own list; whatever a tenant has besides counts under <see cref="Other"/>.</summary>
    private static readonly string[] WorkAreas = ["party", "service", "safety", "environment"];
    private const string Other = "other";

    /// <summary>A sub-district's own work area carries the city's that it counts in: <c>service-1</c>.</summary>
    private static string AreaOf(HeatFigures figure) => figure.WorkArea.Split('-')[0] is var area && WorkAreas.Contains(area) ? area : Other;

    public static CityOverview.Heat Of(IReadOnlyList<LineFigures> tenants, IReadOnlyList<HeatFigures> figures)
    {
        List<string> areas = [.. WorkAreas, .. figures.Any(f => AreaOf(f) == Other) ? [Other] : Array.Empty<string>()];
        var people = new long[tenants.Count, areas.Count];
        var minutes = new long[tenants.Count, areas.Count];
        var rowOf = tenants.Select((t, i) => (t.TenantId, i)).ToDictionary(t => t.TenantId, t => t.i);
        foreach (var figure in figures)
        {
            var (row, column) = (rowOf[figure.TenantId], areas.IndexOf(AreaOf(figure)));
            people[row, column] += figure.PersonTimes;
            minutes[row, column] += figure.Minutes;
        }

        var hidden = Suppression.Hide(people);
        return new(areas,
        [
            .. tenants.Select((t, r) => new CityOverview.HeatRow(t.TenantId, t.Name, [.. areas.Select((_, c) => hidden[r, c] ? (long?)null : minutes[r, c])])),
        ]);
    }
}

internal sealed record HeatFigures(Guid TenantId, string WorkArea, long PersonTimes, long Minutes);

/// <summary>A tenant's line as the select gives it.</summary>
internal sealed record LineFigures(
    Guid TenantId, string Name, string? Code, DateTimeOffset AsOf, long Rank, int Score,
    int? Profile, int? Claims, int? Activity, int? Service, int? Quality,
    long Communities, long Units, long? Members, long? MembersWithPost, long Activities, long ActivitiesBefore,
    long? PersonTimes, long? Minutes, long Amount, long Profiles, long ProfilesContradicting,
    long? Beneficiaries, long? BeneficiariesPaired, long? BeneficiariesVisited, long UnitsWithAgreement, long AgreementsDue, long Needs, long NeedsMatched, long NeedsDone, long Projects, long ProjectsMatched, long ProjectsDone, long? Volunteers)
{
    public CityOverview.Line ToLine() => new(
        TenantId, Name, Code, AsOf, Rank, Score,
        [new("profile", Profile), new("claims", Claims), new("activity", Activity), new("service", Service), new("quality", Quality)],
        Communities, Units, Members, MembersWithPost, Activities, ActivitiesBefore, PersonTimes, Minutes, Amount, Profiles, ProfilesContradicting,
        Beneficiaries, BeneficiariesPaired, BeneficiariesVisited, UnitsWithAgreement, AgreementsDue, Needs, NeedsMatched, NeedsDone, Projects, ProjectsMatched, ProjectsDone, Volunteers);
}
