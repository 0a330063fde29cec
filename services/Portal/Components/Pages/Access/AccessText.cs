using Linli.Portal.Components.Ui;
using Microsoft.Extensions.Localization;

namespace Linli.Portal.Components.Pages.Access;

internal static class AccessText
{
    public static readonly string[] Roles = ["operator", "city-officer", "tenant-admin", "community-admin", "community-worker", "unit-liaison", "member"];

    public static string Role(this IStringLocalizer<Resources.Access> texts, string role) => texts["Role." + role];

    public static Tone ToneOf(string status) => status switch { "active" => Tone.Good, "invited" => Tone.Warn, _ => Tone.Neutral };

    /// <summary>A role ends with its last day, as people in China understand it.</summary>
    public static DateTimeOffset? EndOf(DateOnly? day) =>
        day is { } last ? new DateTimeOffset(last.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8)) : null;

    /// <summary>The last day of a role that ends at this moment.</summary>
    public static DateOnly? LastDay(DateTimeOffset? end) =>
        end is { } moment ? DateOnly.FromDateTime(Format.Local(moment).AddSeconds(-1).DateTime) : null;
}
