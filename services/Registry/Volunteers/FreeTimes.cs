using Linli.ServiceDefaults.Spreadsheets;

namespace Linli.RegistryService.Volunteers;

/// <summary>
/// Free times as people write them: 周一晚上、周末 · 周一、三、五下午 · 工作日晚上 · 周一至周五上午 · Mon evening, weekends. A part of the day is that of
/// all days before it; days without one are free all day, and a part without days is that of every day.
/// </summary>
internal static class FreeTimes
{
    private sealed record Word(string Text, int[] Days, string[] Parts, bool IsTo = false, bool IsShort = false);

    private static readonly string[] AllParts = ["morning", "afternoon", "evening"];

    /// <summary>The longest first, so that 周末 is not taken for a 周 with something behind it.</summary>
    private static readonly Word[] Words =
    [
        .. ((IEnumerable<Word>)
        [
            .. Enumerable.Range(0, 7).SelectMany(DayWords),
            .. All(["周末", "双休日", "WEEKENDS", "WEEKEND"], days: [6, 7]),
            .. All(["工作日", "平时", "WEEKDAYS", "WEEKDAY"], days: [1, 2, 3, 4, 5]),
            .. All(["每天", "天天", "EVERYDAY", "DAILY"], days: [1, 2, 3, 4, 5, 6, 7]),
            .. All(["上午", "早上", "早晨", "MORNINGS", "MORNING"], parts: ["morning"]),
            .. All(["下午", "午后", "AFTERNOONS", "AFTERNOON"], parts: ["afternoon"]),
            .. All(["晚上", "晚间", "傍晚", "夜间", "晚", "EVENINGS", "EVENING"], parts: ["evening"]),
            .. All(["白天"], parts: ["morning", "afternoon"]),
            .. All(["全天", "整天", "ALLDAY"], parts: AllParts),
            .. All(["、", "，", ",", ";", "；", "/", "和", "及", "AND", "&"]),
            .. ((string[])["至", "到", "-", "~", "—", "TO"]).Select(text => new Word(text, [], [], IsTo: true)),
        ]).OrderByDescending(w => w.Text.Length),
    ];

    /// <returns>Of <see cref="VolunteerLists.Times"/>, in their order; null where something in the text is no time.</returns>
    public static IReadOnlyList<string>? Read(string text)
    {
        List<string> times = [];
        (List<int> days, List<string> parts, var from) = ([], [], 0);
        for (var rest = CellText.Plain(text).ToUpperInvariant(); rest.Length > 0;)
        {
            if (Array.Find(Words, w => rest.StartsWith(w.Text, StringComparison.Ordinal) && (!w.IsShort || days.Count > 0)) is not { } word || (word.IsTo && days.Count == 0) || (from > 0 && word.Days is not [_]))
            {
                return null;
            }

            if (word.Days.Length > 0 && parts.Count > 0)
            {
                times.AddRange(Of(days, parts));
                (days, parts) = ([], []);
            }

            days.AddRange(from > 0 ? Enumerable.Range(1, (word.Days[0] - from + 7) % 7).Select(ahead => (from - 1 + ahead) % 7 + 1) : word.Days);
            parts.AddRange(word.Parts);
            (from, rest) = (word.IsTo ? days[^1] : 0, rest[word.Text.Length..]);
        }

        times.AddRange(Of(days, parts));
        return from == 0 && times.Count > 0 ? [.. VolunteerLists.Times.Intersect(times)] : null;
    }

    private static IEnumerable<string> Of(List<int> days, List<string> parts) =>
        days.Count + parts.Count == 0 ? []
        : (days.Count == 0 ? Enumerable.Range(1, 7) : days).SelectMany(day => (parts.Count == 0 ? AllParts : [.. parts]).Select(part => $"{day}-{part}"));

    private static IEnumerable<Word> DayWords(int at)
    {
        string[] chinese = at == 6 ? ["日", "天", "7"] : ["一二三四五六"[at].ToString(), $"{at + 1}"];
        string[] english = at switch { 1 => ["TUE", "TUES"], 2 => ["WED"], 3 => ["THU", "THUR", "THURS"], _ => [((DayOfWeek)((at + 1) % 7)).ToString()[..3].ToUpperInvariant()] };
        var name = ((DayOfWeek)((at + 1) % 7)).ToString().ToUpperInvariant();
        return
        [
            .. All([.. chinese.SelectMany(c => ((string[])["周", "星期", "礼拜", "每周", "每星期"]).Select(week => week + c)), .. english, name, name + "S"], days: [at + 1]),
            .. chinese.Select(c => new Word(c, [at + 1], [], IsShort: true)),
        ];
    }

    private static IEnumerable<Word> All(string[] texts, int[]? days = null, string[]? parts = null) => texts.Select(text => new Word(text, days ?? [], parts ?? []));
}
