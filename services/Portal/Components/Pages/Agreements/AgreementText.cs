using Linli.Portal.Api;
using Linli.Portal.Components.Ui;
using Microsoft.Extensions.Localization;

namespace Linli.Portal.Components.Pages.Agreements;

/// <summary>Words and choices that several of these pages use.</summary>
internal static class AgreementText
{
    private static readonly string[] States = ["due", "draft", "signed", "in_force", "renewed", "ended"];
    private static readonly string[] Notices = ["30", "60", "90", "180"];

    public static IEnumerable<Option> StateOptions(this IStringLocalizer texts) => [.. States.Select(state => new Option(state, texts["State." + state])), new("all", texts["AllStates"])];

    public static IEnumerable<Option> EndingOptions(this IStringLocalizer texts) => Notices.Select(days => new Option(days, texts["EndsWithin", days]));

    public static IEnumerable<Option> Choices(this IEnumerable<RegistryCommunity> communities) =>
        communities.Where(community => !community.IsRetired).Select(community => new Option(community.Id.ToString(), community.Name));

    public static Tone ToneOf(string state, bool isDue) => isDue ? Tone.Warn : state switch { "in_force" => Tone.Good, "signed" => Tone.Info, "draft" => Tone.Warn, _ => Tone.Neutral };

    public static string StateOf(this IStringLocalizer texts, string state, bool isDue) => texts["State." + (isDue ? "due" : state)];

    public static string Term(DateOnly begins, DateOnly ends) => $"{Format.Date(begins)} – {Format.Date(ends)}";

    /// <summary>The first names, and how many more.</summary>
    public static string Names(this IStringLocalizer texts, IReadOnlyList<string> units, string comma) =>
        units.Count <= 3 ? string.Join(comma, units) : texts["AndMore", string.Join(comma, units.Take(2)), units.Count];

    public static int DaysLeft(DateOnly ends, TimeProvider clock) => ends.DayNumber - Format.Today(clock).DayNumber;
}
