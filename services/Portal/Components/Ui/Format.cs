using System.Globalization;

namespace Linli.Portal.Components.Ui;

/// <summary>How numbers, money, days and times read on every page: the same everywhere, times in China's zone.</summary>
public static class Format
{
    private static readonly TimeZoneInfo China = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(Local(clock.GetUtcNow()).DateTime);

    public static DateTimeOffset Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, China);

    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Number(decimal value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    public static string Money(decimal value) =>
        (value < 0 ? "−¥" : "¥") + Math.Abs(value).ToString(value % 1 == 0 ? "N0" : "N2", CultureInfo.InvariantCulture);

    public static string Percent(double share) => share.ToString(share is > 0 and < 0.1 ? "0.0%" : "0%", CultureInfo.InvariantCulture);

    public static string Date(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "—";

    public static string LongDate(DateOnly day) => English
        ? day.ToString("dddd, d MMMM yyyy", CultureInfo.GetCultureInfo("en"))
        : day.ToString("yyyy年M月d日 dddd", CultureInfo.GetCultureInfo("zh-Hans"));

    /// <summary>As papers date themselves: 2026年11月23日, no weekday.</summary>
    public static string PaperDate(DateOnly day) => English
        ? day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en"))
        : day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    public static string Month(DateOnly day) => English
        ? day.ToString("MMM yyyy", CultureInfo.GetCultureInfo("en"))
        : day.ToString("yyyy年M月", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset? time) => time is { } t ? Local(t).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "—";

    /// <summary>90 → 1.5 小时 / 1.5 h.</summary>
    public static string Hours(long minutes) => (minutes / 60m).ToString("#,0.#", CultureInfo.InvariantCulture) + (English ? " h" : " 小时");
}
