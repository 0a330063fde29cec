namespace Linli.ReportingService.City;

/// <summary>Why a tenant falls behind. Pure.</summary>
internal static class Alerts
{
    /// <summary>Below this a tenant is listed as falling behind, and a component is named as a reason.</summary>
    public const int Passing = 60;

    public static IReadOnlyList<CityOverview.Reason> Of(CityOverview.Line t)
    {
        if (t.Communities == 0)
        {
            return [new("no_communities", 0, null)];
        }

        var reasons = new List<CityOverview.Reason>();
        foreach (var component in t.Components.Where(c => c.Score < Passing).OrderBy(c => c.Score))
        {
            reasons.Add(component.Key switch
            {
                "profile" => new("profiles_missing", t.Communities - t.Profiles, t.Communities),
                "claims" when t.Members == 0 => new("no_members", 0, null),
                "claims" => new("claims_low", t.MembersWithPost, t.Members),
                "activity" when t.Activities == 0 => new("no_activity", 0, t.Communities),
                "activity" => new("activity_low", t.Activities, t.Communities * Rollup.MonthsOfStanding),
                "service" => new("service_low", t.Minutes, null),
                _ => new("contradictions", t.ProfilesContradicting, t.Profiles),
            });
        }

        if (t.ActivitiesBefore >= 4 && t.Activities * 2 <= t.ActivitiesBefore)
        {
            reasons.Add(new("activity_dropped", t.Activities, t.ActivitiesBefore));
        }

        return reasons;
    }
}
