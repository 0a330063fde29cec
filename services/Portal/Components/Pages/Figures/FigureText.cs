using System.Globalization;
using Linli.Portal.Api;
using Linli.Portal.Components.Ui;
using Microsoft.Extensions.Localization;

namespace Linli.Portal.Components.Pages.Figures;

/// <summary>How figures read: units, changes, names of codes.</summary>
internal static class FigureText
{
    public static string Value(string metric, long value) => metric switch
    {
        "minutes" => Format.Hours(value),
        "amount" => Format.Money(value / 100m),
        _ => Format.Number(value),
    };

    /// <summary>What changed in a month: a level by how many, what happened by what share.</summary>
    public static string? Change(FigureCard card, bool level)
    {
        var change = card.Value - card.Before;
        return change == 0 ? null
            : level ? change.ToString("+#,0;-#,0", CultureInfo.InvariantCulture)
            // Against next to nothing a share says nothing.
            : card.Before == 0 || card.Value > card.Before * 10 ? null
            : ((double)change / card.Before).ToString("+0%;-0%", CultureInfo.InvariantCulture);
    }

    public static Tone Tone(FigureCard card) => card.Value >= card.Before ? Ui.Tone.Good : Ui.Tone.Warn;

    /// <summary>The text of a code, or the code itself where a sub-district made its own.</summary>
    public static string Code(this IStringLocalizer texts, string group, string code) =>
        texts[$"{group}.{code}"] is { ResourceNotFound: false } text ? text.Value : code.Length == 0 ? texts[$"{group}.none"].Value : code;

    public static string Hidden(long? value, Func<long, string>? format = null) => value is { } v ? (format ?? Format.Number)(v) : "<5";

    public static Tone OfScore(int score) => score >= 80 ? Ui.Tone.Good : score >= 60 ? Ui.Tone.Info : score >= 40 ? Ui.Tone.Warn : Ui.Tone.Bad;
}
