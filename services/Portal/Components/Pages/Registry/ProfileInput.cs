using Linli.Portal.Api;

namespace Linli.Portal.Components.Pages.Registry;

/// <summary>A year's profile as it is typed: every row of parts may be left empty.</summary>
internal sealed class ProfileInput
{
    private const int SpareRows = 2;
    private static readonly string[] UsualStaff = ["干部", "残联专职委员", "公益性岗位"];

    public long? Version { get; set; }
    public int? Year { get; set; }
    public decimal? AreaKm2 { get; set; }
    public int? Households { get; set; }
    public int? Population { get; set; }
    public int? EthnicGroups { get; set; }
    public int? StaffTotal { get; set; }
    public List<PartInput> Staff { get; set; } = [];
    public int? AreaUnitsTotal { get; set; }
    public List<PartInput> AreaUnits { get; set; } = [];
    public int? ResidentUnitsTotal { get; set; }
    public List<PartInput> ResidentUnits { get; set; } = [];
    public int? ResidentStaff { get; set; }
    public int? ResidentMembers { get; set; }
    public int? ReportedIn { get; set; }
    public int? ClaimsTotal { get; set; }
    public List<PartInput> Claims { get; set; } = [];
    public int? Branches { get; set; }
    public int? PartyMembers { get; set; }
    public List<StepInput> History { get; set; } = [];

    /// <summary>An empty form for a new year, with the categories of the profile before it or the usual ones.</summary>
    public static ProfileInput Blank(int year, ProfileFigures? former, IEnumerable<string> posts)
    {
        var input = From(former ?? new ProfileFigures(), posts);
        return new()
        {
            Year = year,
            Staff = Emptied(input.Staff.Any(part => part.Category is not null) ? input.Staff : [.. UsualStaff.Select(name => new PartInput { Category = name }), .. Spare()]),
            AreaUnits = Emptied(input.AreaUnits),
            ResidentUnits = Emptied(input.ResidentUnits),
            Claims = Emptied(input.Claims),
            History = input.History,
        };
    }

    public static ProfileInput From(ProfileFigures figures, IEnumerable<string> posts) => new()
    {
        AreaKm2 = figures.AreaKm2,
        Households = figures.Households,
        Population = figures.Population,
        EthnicGroups = figures.EthnicGroups,
        StaffTotal = figures.Staff.Total,
        Staff = [.. Parts(figures.Staff), .. Spare()],
        AreaUnitsTotal = figures.AreaUnits.Total,
        AreaUnits = Rows(figures.AreaUnits, [.. RegistryText.UnitKinds, RegistryText.SelfEmployed]),
        ResidentUnitsTotal = figures.ResidentUnits.Total,
        ResidentUnits = Rows(figures.ResidentUnits, RegistryText.UnitKinds),
        ResidentStaff = figures.ResidentStaff,
        ResidentMembers = figures.ResidentMembers,
        ReportedIn = figures.ReportedIn,
        ClaimsTotal = figures.Claims.Total,
        Claims = [.. Rows(figures.Claims, [.. posts.Union((figures.Claims.Parts ?? []).Select(part => part.Category ?? ""))]), .. Spare()],
        Branches = figures.Party.Branches,
        PartyMembers = figures.Party.Members,
        History = [.. (figures.Party.History ?? []).Select(step => new StepInput { Month = step.Month, What = step.What }), new(), new()],
    };

    public ProfileFigures ToFigures() => new()
    {
        AreaKm2 = AreaKm2,
        Households = Households,
        Population = Population,
        EthnicGroups = EthnicGroups,
        Staff = Stated(StaffTotal, Staff),
        AreaUnits = Stated(AreaUnitsTotal, AreaUnits),
        ResidentUnits = Stated(ResidentUnitsTotal, ResidentUnits),
        ResidentStaff = ResidentStaff,
        ResidentMembers = ResidentMembers,
        ReportedIn = ReportedIn,
        Claims = Stated(ClaimsTotal, Claims),
        Party = new(Branches, PartyMembers, [.. History
            .Where(step => !string.IsNullOrWhiteSpace(step.Month) || !string.IsNullOrWhiteSpace(step.What))
            .Select(step => new PartyMilestone(step.Month?.Trim(), step.What?.Trim()))]),
    };

    private static Stated Stated(int? total, IEnumerable<PartInput> parts) =>
        new(total, [.. parts.Where(part => part.Number is not null).Select(part => new StatedPart(part.Category?.Trim(), part.Number!.Value))]);

    private static IEnumerable<PartInput> Parts(Stated stated) =>
        (stated.Parts ?? []).Select(part => new PartInput { Category = part.Category, Number = part.Number });

    private static List<PartInput> Rows(Stated stated, IReadOnlyList<string> categories) =>
        [.. categories.Select(category => new PartInput { Category = category, Number = stated.Parts?.FirstOrDefault(part => part.Category == category)?.Number })];

    private static List<PartInput> Emptied(IEnumerable<PartInput> parts) => [.. parts.Select(part => new PartInput { Category = part.Category })];

    private static IEnumerable<PartInput> Spare() => Enumerable.Range(0, SpareRows).Select(_ => new PartInput());
}

internal sealed class PartInput
{
    public string? Category { get; set; }
    public int? Number { get; set; }
}

internal sealed class StepInput
{
    public string? Month { get; set; }
    public string? What { get; set; }
}
