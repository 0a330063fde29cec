using System.Globalization;
using Linli.Portal.Components.Ui;
using Microsoft.Extensions.Localization;

namespace Linli.Portal.Components.Pages.Activities;

/// <summary>How activities read on every page of theirs.</summary>
internal static class ActivityTexts
{
    public static readonly string[] Kinds = ["joint", "service", "culture", "learning", "meeting", "visit", "environment", "safety", "publicity", "other"];
    public static readonly string[] States = ["planned", "held", "closed", "cancelled"];

    public static IEnumerable<Option> KindOptions(this IStringLocalizer<Resources.Activity> texts) => Kinds.Select(k => new Option(k, texts["Kind." + k]));

    public static IEnumerable<Option> StateOptions(this IStringLocalizer<Resources.Activity> texts) => States.Select(s => new Option(s, texts["State." + s]));

    public static Tone ToneOf(string state) => state switch { "planned" => Tone.Info, "held" => Tone.Good, "cancelled" => Tone.Bad, _ => Tone.Neutral };

    /// <summary>2011-12-07 14:00–17:00; only the day where only the day is known.</summary>
    public static string When(DateTimeOffset start, DateTimeOffset end, bool allDay)
    {
        var (from, to) = (Format.Local(start), Format.Local(allDay ? end.AddTicks(-1) : end));
        var (day, lastDay) = (DateOnly.FromDateTime(from.DateTime), DateOnly.FromDateTime(to.DateTime));
        return (allDay, day == lastDay) switch
        {
            (true, true) => Format.Date(day),
            (true, false) => $"{Format.Date(day)} – {Format.Date(lastDay)}",
            (false, true) => $"{Format.Time(start)}–{to.ToString("HH:mm", CultureInfo.InvariantCulture)}",
            _ => $"{Format.Time(start)} – {Format.Time(end)}",
        };
    }
}
