namespace Linli.RegistryService.Profiles;

/// <summary>One figure in two years; a category that only one of them has is null in the other.</summary>
internal sealed record YearChange(string Code, string? Category, decimal? Former, decimal? Now)
{
    public decimal? Difference => Now - Former;

    public static IReadOnlyList<YearChange> Between(ProfileFigures former, ProfileFigures now) =>
    [
        .. new YearChange[]
        {
            new("areaKm2", null, former.AreaKm2, now.AreaKm2),
            new("households", null, former.Households, now.Households),
            new("population", null, former.Population, now.Population),
            new("ethnicGroups", null, former.EthnicGroups, now.EthnicGroups),
            new("residentStaff", null, former.ResidentStaff, now.ResidentStaff),
            new("residentMembers", null, former.ResidentMembers, now.ResidentMembers),
            new("reportedIn", null, former.ReportedIn, now.ReportedIn),
            new("party.branches", null, former.Party.Branches, now.Party.Branches),
            new("party.members", null, former.Party.Members, now.Party.Members),
        }.Where(change => change.Former is not null || change.Now is not null),
        .. Parts("staff", former.Staff, now.Staff),
        .. Parts("areaUnits", former.AreaUnits, now.AreaUnits),
        .. Parts("residentUnits", former.ResidentUnits, now.ResidentUnits),
        .. Parts("claims", former.Claims, now.Claims),
    ];

    private static IEnumerable<YearChange> Parts(string code, Stated former, Stated now)
    {
        if (former.Total is not null || now.Total is not null)
        {
            yield return new YearChange(code, null, former.Total, now.Total);
        }
        var before = former.Parts.ToDictionary(part => part.Category, part => part.Number);
        foreach (var category in now.Parts.Concat(former.Parts).Select(part => part.Category).Distinct())
        {
            yield return new YearChange(
                code, category, before.TryGetValue(category, out var number) ? number : null, now.Parts.FirstOrDefault(part => part.Category == category)?.Number);
        }
    }
}
