namespace Linli.RegistryService.Pairs;

/// <summary>What came of a visit.</summary>
internal static class VisitOutcomes
{
    public const string Helped = "helped";
    public const string FollowUp = "follow_up";
    public const string NoNeed = "no_need";

    /// <summary>Nobody was met: the visit took place, and whoever waits still waits.</summary>
    public const string NotMet = "not_met";
}

/// <summary>How a pair ended.</summary>
internal static class PairResults
{
    public const string Solved = "solved";
    public const string MovedAway = "moved_away";
    public const string Replaced = "replaced";
    public const string Stopped = "stopped";

    /// <summary>Whoever was helped is no longer on record.</summary>
    public const string Erased = "erased";
}
