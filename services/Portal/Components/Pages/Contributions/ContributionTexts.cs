using Linli.Portal.Components.Ui;
using Microsoft.Extensions.Localization;

namespace Linli.Portal.Components.Pages.Contributions;

/// <summary>How contributions read on every page of theirs.</summary>
internal static class ContributionTexts
{
    private static readonly string[] Kinds = ["money", "in_kind", "service"];
    private static readonly string[] ReceiverKinds = ["person", "group", "organisation"];

    public static IEnumerable<Option> ContributionKindOptions(this IStringLocalizer<Resources.Activity> texts) =>
        Kinds.Select(k => new Option(k, texts["Contribution." + k]));

    public static IEnumerable<Option> ReceiverKindOptions(this IStringLocalizer<Resources.Activity> texts) =>
        ReceiverKinds.Select(k => new Option(k, texts["Receiver." + k]));

    /// <summary>¥1,500, 近 ¥200,000, or a dash.</summary>
    public static string Amount(this IStringLocalizer<Resources.Activity> texts, decimal? amount, bool approximate) =>
        amount is not { } value ? "—" : approximate ? texts["CloseTo", Format.Money(value)] : Format.Money(value);
}
