using Linli.RegistryService.Units;

namespace Linli.RegistryService.Profiles;

/// <summary>Where a profile disagrees with itself or with the register. Shown to whoever enters it, never hidden or mended.</summary>
internal static class Contradictions
{
    public static IReadOnlyList<Comparison> Of(ProfileFigures profile, Registered? registered) =>
        [.. SideBySide(profile, registered).Where(comparison => !comparison.Holds)];

    /// <summary>Every pair of numbers that can be compared, also those that agree.</summary>
    public static IReadOnlyList<Comparison> SideBySide(ProfileFigures profile, Registered? registered) =>
        [.. Within(profile), .. registered is null ? [] : Against(registered, profile)];

    private static IEnumerable<Comparison> Within(ProfileFigures profile) => Known(
        Sum("staff.sum", profile.Staff.Total, profile.Staff.Sum()),
        Sum("area_units.sum", profile.AreaUnits.Total, profile.AreaUnits.Sum(UnitKinds.SelfEmployed)),
        Sum("resident_units.sum", profile.ResidentUnits.Total, profile.ResidentUnits.Sum(UnitKinds.SelfEmployed)),
        Sum("claims.sum", profile.Claims.Total, profile.Claims.Sum()),
        Limit("resident_members.staff", profile.ResidentMembers, profile.ResidentStaff),
        Limit("reported_in.resident_members", profile.ReportedIn, profile.ResidentMembers),
        Limit("claims.reported_in", profile.Claims.Total ?? profile.Claims.Sum(), profile.ReportedIn),
        Limit("households.population", profile.Households, profile.Population));

    private static IEnumerable<Comparison> Against(Registered registered, ProfileFigures profile) => Known(
        [
            Sum("resident_units.registered", profile.ResidentUnits.Total ?? profile.ResidentUnits.Sum(UnitKinds.SelfEmployed), registered.Units),
            .. ByKind(profile).Select(part => Sum("kind.registered", part.Number, registered.UnitsByKind.GetValueOrDefault(part.Category), part.Category)),
            Sum("reported_in.registered", profile.ReportedIn, registered.MembersReportedIn),
            Sum("claims.registered", profile.Claims.Total, registered.MembersWithPost),
            .. profile.Claims.Parts.Select(part => Sum("post.registered", part.Number, registered.ClaimsByPost.GetValueOrDefault(part.Category), part.Category)),
        ]);

    /// <summary>The units that take part are the ones that are registered; where only the area's units are stated, those.</summary>
    private static IEnumerable<StatedPart> ByKind(ProfileFigures profile) =>
        (profile.ResidentUnits.Parts.Count > 0 ? profile.ResidentUnits : profile.AreaUnits).Parts
            .Where(part => part.Category != UnitKinds.SelfEmployed);

    private static Comparison? Sum(string code, int? stated, int? found, string? category = null) =>
        stated is { } left && found is { } right ? new Comparison(code, category, left, right) : null;

    private static Comparison? Limit(string code, int? stated, int? found) =>
        stated is { } left && found is { } right ? new Comparison(code, null, left, right, IsLimit: true) : null;

    private static IEnumerable<Comparison> Known(params IEnumerable<Comparison?> comparisons) => comparisons.OfType<Comparison>();
}
