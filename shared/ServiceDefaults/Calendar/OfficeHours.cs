namespace Linli.ServiceDefaults.Calendar;

/// <summary>When an office works on a working day, in China's time. A morning and an afternoon; both may be the same span cut at noon.</summary>
/// <param name="Open">Start of the day.</param>
/// <param name="BreakFrom">Start of the midday break.</param>
/// <param name="BreakTo">End of the midday break; equal to <paramref name="BreakFrom"/>: no break.</param>
/// <param name="Close">End of the day.</param>
public sealed record OfficeHours(TimeOnly Open, TimeOnly BreakFrom, TimeOnly BreakTo, TimeOnly Close)
{
    /// <summary>What most offices keep.</summary>
    public static OfficeHours Usual { get; } = new(new(9, 0), new(12, 0), new(13, 30), new(17, 30));

    /// <summary>The four times follow one another.</summary>
    public bool IsInOrder => Open < BreakFrom && BreakFrom <= BreakTo && BreakTo < Close;

    /// <summary>Working time of one whole day.</summary>
    public TimeSpan PerDay => (BreakFrom - Open) + (Close - BreakTo);

    /// <summary>Working time between two times of the same day.</summary>
    public TimeSpan Between(TimeOnly from, TimeOnly to) => Overlap(from, to, Open, BreakFrom) + Overlap(from, to, BreakTo, Close);

    private static TimeSpan Overlap(TimeOnly from, TimeOnly to, TimeOnly start, TimeOnly end)
    {
        var (first, last) = (from > start ? from : start, to < end ? to : end);
        return last > first ? last - first : TimeSpan.Zero;
    }
}
