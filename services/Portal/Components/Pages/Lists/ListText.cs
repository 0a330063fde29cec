using Linli.Portal.Api;
using Linli.Portal.Components.Ui;
using Microsoft.Extensions.Localization;

namespace Linli.Portal.Components.Pages.Lists;

/// <summary>Words and choices that several of these pages use.</summary>
internal static class ListText
{
    private static readonly string[] ListKinds = ["help", "skill", "goods", "money", "venue", "culture", "training", "other"];

    private static readonly string[] NeedGroups =
        ["residents", "elderly", "children", "members", "community", "low_income", "five_guarantees", "disabled", "party_member", "laid_off", "orphan", "empty_nest"];

    private static readonly string[] NeedStates = ["open", "matched", "in_progress", "done", "expired", "withdrawn", "all"];
    private static readonly string[] ProjectStates = ["proposed", "matched", "in_progress", "done", "expired", "cancelled", "all"];
    private static readonly string[] ResourceStates = ["open", "matched", "done", "expired", "withdrawn", "all"];

    private static readonly string[] VolunteerSkills =
        ["repairs", "medical", "teaching", "law", "culture", "sports", "computers", "cooking", "hairdressing", "driving", "language", "care", "patrol", "cleaning", "other"];

    private static readonly string[] FreeTimes = [.. Enumerable.Range(1, 7).SelectMany(day => new[] { "morning", "afternoon", "evening" }.Select(part => $"{day}-{part}"))];
    private static readonly string[] VolunteerStates = ["active", "resting", "left", "member", "all"];
    private static readonly string[] ErasureReasons = ["consent_withdrawn", "request", "moved_away", "mistake"];

    public static IEnumerable<Option> Skills(this IStringLocalizer texts) => texts.Of("Skill.", VolunteerSkills);

    public static IEnumerable<Option> Times(this IStringLocalizer texts) => texts.Of("Time.", FreeTimes);

    public static IEnumerable<Option> StatesOfVolunteers(this IStringLocalizer texts) => texts.Of("VolunteerState.", VolunteerStates);

    public static IEnumerable<Option> ErasedBecause(this IStringLocalizer texts) => texts.Of("Erase.", ErasureReasons);

    /// <summary>What a volunteer can become from a state.</summary>
    public static IEnumerable<string> TurnsOf(string state) => VolunteerStates.Take(3).Where(other => other != state);

    public static Tone ToneOfVolunteer(string state) => state switch { "active" => Tone.Good, "resting" => Tone.Warn, "member" => Tone.Info, _ => Tone.Neutral };

    /// <summary>Several words in one line.</summary>
    public static string Joined(this IStringLocalizer texts, string group, IReadOnlyList<string> codes, string comma) =>
        codes.Count == 0 ? "—" : string.Join(comma, codes.Select(code => texts[group + code].Value));

    public static IEnumerable<Option> Kinds(this IStringLocalizer texts) => texts.Of("Kind.", ListKinds);

    public static IEnumerable<Option> Groups(this IStringLocalizer texts) => texts.Of("Group.", NeedGroups);

    public static IEnumerable<Option> StatesOfNeeds(this IStringLocalizer texts) => texts.Of("State.", NeedStates);

    public static IEnumerable<Option> StatesOfResources(this IStringLocalizer texts) => texts.Of("ResourceState.", ResourceStates);

    public static IEnumerable<Option> StatesOfProjects(this IStringLocalizer texts) => texts.Of("ProjectState.", ProjectStates);

    public static Tone ToneOf(string state) => state switch { "open" => Tone.Warn, "matched" => Tone.Info, "in_progress" => Tone.Info, "done" => Tone.Good, _ => Tone.Neutral };

    public static Tone ToneOfResource(string state) => state switch { "open" => Tone.Good, "matched" => Tone.Info, _ => Tone.Neutral };

    public static Tone ToneOfProject(string state) => ToneOf(state == "proposed" ? "open" : state);

    public static Tone ToneOfClaim(string state) => state switch { "held" => Tone.Info, "done" => Tone.Good, _ => Tone.Neutral };

    /// <summary>How much of it: “2 / 5 人次”.</summary>
    public static string Amount(int taken, int quantity, string? measure) => $"{Format.Number(taken)} / {Format.Number(quantity)} {measure}".TrimEnd();

    /// <summary>How much of a need is claimed; without a quantity one unit takes all of it.</summary>
    public static string Claimed(this IStringLocalizer texts, int taken, int? quantity, string? measure) =>
        quantity is { } of ? Amount(taken, of, measure) : texts[taken > 0 ? "AllTaken" : "NoneTaken"];

    /// <summary>How much of a resource is matched; without a quantity it is not used up, and how often counts.</summary>
    public static string Matched(this IStringLocalizer texts, int taken, int? quantity, string? measure) =>
        quantity is { } of ? Amount(taken, of, measure) : taken > 0 ? texts["TimesMatched", Format.Number(taken)] : "—";

    /// <summary>From when until when a resource is to be had.</summary>
    public static string Period(this IStringLocalizer texts, DateOnly from, DateOnly? to) =>
        to is { } last ? $"{Format.Date(from)} – {Format.Date(last)}" : texts["FromOn", Format.Date(from)];

    private static IEnumerable<Option> Of(this IStringLocalizer texts, string group, string[] codes) => codes.Select(code => new Option(code, texts[group + code]));
}
