namespace Linli.ReportingService.Figures;

/// <summary>What is counted. Stocks are kept as what was added and taken away each month; their sum is the level.</summary>
internal static class Metric
{
    public const string Communities = "communities";
    public const string Units = "units";
    public const string Members = "members";
    public const string MembersWithPost = "members_with_post";
    public const string Claims = "claims";

    /// <summary>Counted in January of the profile's year.</summary>
    public const string Profiles = "profiles";
    public const string ProfilesContradicting = "profiles_contradicting";
    public const string Contradictions = "contradictions";
    public const string Population = "population";

    public const string Activities = "activities";
    public const string PersonTimes = "person_times";
    public const string Minutes = "minutes";
    public const string Contributions = "contributions";

    /// <summary>In fen (0.01 CNY).</summary>
    public const string Amount = "amount";

    public const string Beneficiaries = "beneficiaries";

    /// <summary>Of those, with a pair.</summary>
    public const string BeneficiariesPaired = "beneficiaries_paired";

    /// <summary>Of those, visited in the three months up to the one that it is counted in.</summary>
    public const string BeneficiariesVisited = "beneficiaries_visited";
    public const string Pairs = "pairs";
    public const string PairVisits = "pair_visits";

    /// <summary>In force.</summary>
    public const string Agreements = "agreements";

    /// <summary>Of those, due for renewal.</summary>
    public const string AgreementsDue = "agreements_due";

    /// <summary>Units with an agreement in force.</summary>
    public const string UnitsWithAgreement = "units_with_agreement";

    /// <summary>Needs that go on, and of those the ones that somebody took upon himself.</summary>
    public const string Needs = "needs";
    public const string NeedsMatched = "needs_matched";

    /// <summary>By the month of entering: how many, and how many of them found somebody.</summary>
    public const string NeedsEntered = "needs_entered";
    public const string NeedsMet = "needs_met";
    public const string NeedsDone = "needs_done";

    /// <summary>Projects that go on, and of those the ones that units took on.</summary>
    public const string Projects = "projects";
    public const string ProjectsMatched = "projects_matched";
    public const string ProjectsDone = "projects_done";
    public const string Resources = "resources";

    /// <summary>Volunteers who are active and no members.</summary>
    public const string Volunteers = "volunteers";

    /// <summary>The outcome of a visit that met nobody.</summary>
    public const string NobodyMet = "not_met";

    /// <summary>Levels: what is there at the end of a month.</summary>
    public static readonly IReadOnlyList<string> Stocks = [Communities, Units, Members, MembersWithPost, Claims, Beneficiaries, BeneficiariesPaired, Pairs, Agreements, AgreementsDue, UnitsWithAgreement, Needs, NeedsMatched, Projects, ProjectsMatched, Resources, Volunteers];

    /// <summary>What happened in a month.</summary>
    public static readonly IReadOnlyList<string> Flows = [Activities, PersonTimes, Minutes, Contributions, Amount, PairVisits, NeedsEntered, NeedsMet, NeedsDone, ProjectsDone];
}

/// <summary>Where a number belongs. CommunityId empty: the whole tenant; Kind and WorkArea empty: it has none; Month: its first day.</summary>
internal readonly record struct Cell(Guid CommunityId, string Metric, string Kind, string WorkArea, DateOnly Month);
