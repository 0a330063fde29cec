using System.ComponentModel.DataAnnotations;
using Linli.RegistryService.Units;

namespace Linli.RegistryService.Profiles;

/// <summary>The stated figures of a year. Null: the paper says nothing about it. Also the shape in which they are stored.</summary>
internal sealed record ProfileFigures : IValidatableObject
{
    [Range(0, 100_000)] public decimal? AreaKm2 { get; init; }
    [Range(0, 10_000_000)] public int? Households { get; init; }
    [Range(0, 10_000_000)] public int? Population { get; init; }

    /// <summary>How many ethnic groups live here: the aggregate number, never who.</summary>
    [Range(1, 57)] public int? EthnicGroups { get; init; }

    /// <summary>Staff by category, in the paper's own words.</summary>
    public Stated Staff { get; init; } = new();

    /// <summary>All units of the area by kind, self-employed households among them.</summary>
    public Stated AreaUnits { get; init; } = new();

    /// <summary>The units that take part in the joint work, by kind.</summary>
    public Stated ResidentUnits { get; init; } = new();

    [Range(0, 10_000_000)] public int? ResidentStaff { get; init; }
    [Range(0, 10_000_000)] public int? ResidentMembers { get; init; }

    /// <summary>In-service members who reported in.</summary>
    [Range(0, 10_000_000)] public int? ReportedIn { get; init; }

    /// <summary>Members who claimed a post, by post.</summary>
    public Stated Claims { get; init; } = new();

    public PartyOrganisation Party { get; init; } = new();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var kinds = UnitKinds.All.Append(UnitKinds.SelfEmployed).ToHashSet();
        return Staff.Check("staff")
            .Concat(AreaUnits.Check("areaUnits", kinds))
            .Concat(ResidentUnits.Check("residentUnits", kinds))
            .Concat(Claims.Check("claims"))
            .Concat(Party.Check());
    }
}

/// <summary>A total as stated and its parts as stated; the two need not agree.</summary>
internal sealed record Stated
{
    public const int MaxParts = 50;

    public int? Total { get; init; }
    public IReadOnlyList<StatedPart> Parts { get; init; } = [];

    /// <summary>The sum of the parts, without those that are counted apart; null when there are none.</summary>
    public int? Sum(params ReadOnlySpan<string> apart)
    {
        int? sum = null;
        foreach (var part in Parts)
        {
            if (!apart.Contains(part.Category))
            {
                sum = (sum ?? 0) + part.Number;
            }
        }
        return sum;
    }

    internal IEnumerable<ValidationResult> Check(string field, IReadOnlySet<string>? categories = null)
    {
        if (Total is < 0 or > ProfileRules.Highest || Parts.Any(part => part.Number is < 0 or > ProfileRules.Highest))
        {
            yield return new ValidationResult("profile.number", [field]);
        }
        if (Parts.Count > MaxParts || Parts.Any(part => string.IsNullOrWhiteSpace(part.Category) || part.Category.Length > 40)
            || (categories is not null && Parts.Any(part => !categories.Contains(part.Category))))
        {
            yield return new ValidationResult("profile.category", [field]);
        }
        if (Parts.GroupBy(part => part.Category?.Trim()).Any(group => group.Count() > 1))
        {
            yield return new ValidationResult("profile.category_twice", [field]);
        }
    }
}

internal sealed record StatedPart(string Category, int Number);

internal sealed record PartyOrganisation
{
    public int? Branches { get; init; }
    public int? Members { get; init; }
    public IReadOnlyList<PartyMilestone> History { get; init; } = [];

    internal IEnumerable<ValidationResult> Check()
    {
        if (Branches is < 0 or > ProfileRules.Highest || Members is < 0 or > ProfileRules.Highest)
        {
            yield return new ValidationResult("profile.number", ["party"]);
        }
        if (History.Count > Stated.MaxParts || History.Any(step => !ProfileRules.IsMonth(step.Month) || string.IsNullOrWhiteSpace(step.What) || step.What.Length > 100))
        {
            yield return new ValidationResult("profile.history", ["party"]);
        }
    }
}

/// <summary>A step of the party organisation's history. Month: yyyy-MM, as precise as the papers are.</summary>
internal sealed record PartyMilestone(string Month, string What);
