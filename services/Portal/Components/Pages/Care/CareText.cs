using Linli.Portal.Api;
using Linli.Portal.Components.Ui;
using Microsoft.Extensions.Localization;

namespace Linli.Portal.Components.Pages.Care;

/// <summary>Words and choices that several of these pages use.</summary>
internal static class CareText
{
    /// <summary>Who has had no visit for this many days waits; the service's own default.</summary>
    public const int DaysWithoutVisit = 90;

    private static readonly string[] BeneficiaryKinds = ["low_income", "five_guarantees", "disabled", "party_member", "laid_off", "orphan", "empty_nest"];
    private static readonly string[] SideKinds = ["unit", "member", "person", "family"];
    private static readonly string[] Extents = ["contact", "visit", "publicity"];
    private static readonly string[] ErasureReasons = ["consent_withdrawn", "request", "moved_away", "mistake"];
    private static readonly string[] PairResults = ["solved", "moved_away", "replaced", "stopped"];
    private static readonly string[] VisitOutcomes = ["helped", "follow_up", "no_need", "not_met"];

    public static IEnumerable<Option> Kinds(this IStringLocalizer texts) => texts.Of("Kind.", BeneficiaryKinds);

    public static IEnumerable<Option> Sides(this IStringLocalizer texts) => texts.Of("Side.", SideKinds);

    public static IEnumerable<Option> ConsentExtents(this IStringLocalizer texts) => texts.Of("Extent.", Extents);

    public static IEnumerable<Option> ErasedBecause(this IStringLocalizer texts) => texts.Of("Erase.", ErasureReasons);

    public static IEnumerable<Option> Results(this IStringLocalizer texts) => texts.Of("Result.", PairResults);

    public static IEnumerable<Option> Outcomes(this IStringLocalizer texts) => texts.Of("Outcome.", VisitOutcomes);

    public static IEnumerable<Option> Choices(this IEnumerable<RegistryCommunity> communities) =>
        communities.Where(community => !community.IsRetired).Select(community => new Option(community.Id.ToString(), community.Name));

    public static Tone ToneOf(string outcome) => outcome switch { "helped" => Tone.Good, "follow_up" => Tone.Warn, "no_need" => Tone.Info, _ => Tone.Neutral };

    /// <summary>How long nobody has been there.</summary>
    public static int DaysSince(DateOnly day, TimeProvider clock) => Format.Today(clock).DayNumber - day.DayNumber;

    /// <summary>A side in one line: who, and from which unit.</summary>
    public static string NameOf(this IStringLocalizer texts, PairSide side) =>
        (side.Name ?? texts["NoLongerOnRecord"].Value) + (side.UnitName is { } unit ? $" · {unit}" : "");

    private static IEnumerable<Option> Of(this IStringLocalizer texts, string group, string[] codes) => codes.Select(code => new Option(code, texts[group + code]));
}
