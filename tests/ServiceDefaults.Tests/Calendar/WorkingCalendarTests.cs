using CsCheck;
using Linli.ServiceDefaults.Calendar;
using Linli.ServiceDefaults.Http;
using Xunit;

namespace Linli.ServiceDefaults.Tests.Calendar;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar China = new(NationalCalendar.Years, OfficeHours.Usual);

    private static readonly Gen<DateOnly> DayOf2026 = Gen.Int[0, 364].Select(n => new DateOnly(2026, 1, 1).AddDays(n));

    /// <summary>Far enough from the end of the year that no period below leaves it.</summary>
    private static readonly Gen<(DateOnly Start, int Days)> Period = Gen.Select(Gen.Int[0, 300].Select(n => new DateOnly(2026, 1, 1).AddDays(n)), Gen.Int[1, 35]);

    [Fact]
    public void A_matter_accepted_before_the_national_holiday_is_due_by_the_end_of_the_shifted_saturday()
    {
        var accepted = new DateTimeOffset(2026, 9, 30, 16, 40, 0, TimeSpan.FromHours(8));

        Assert.Equal(new DateOnly(2026, 10, 10), China.DueDay(ChinaTime.DayOf(accepted), 3));
        Assert.Equal(new DateTimeOffset(2026, 10, 11, 0, 0, 0, TimeSpan.FromHours(8)), China.DueBy(accepted, 3));
    }

    [Fact]
    public void The_day_is_chinas_day_and_not_utcs() =>
        // 00:30 in Shanghai on Thursday, still Wednesday in UTC.
        Assert.Equal(new DateOnly(2026, 3, 6), China.DueDay(ChinaTime.DayOf(new(2026, 3, 4, 16, 30, 0, TimeSpan.Zero)), 1));

    [Theory]
    [InlineData("2026-01-01", false)]
    [InlineData("2026-01-04", true)]
    [InlineData("2026-02-14", true)]
    [InlineData("2026-02-16", false)]
    [InlineData("2026-02-28", true)]
    [InlineData("2026-04-06", false)]
    [InlineData("2026-05-09", true)]
    [InlineData("2026-06-19", false)]
    [InlineData("2026-09-20", true)]
    [InlineData("2026-09-25", false)]
    [InlineData("2026-11-24", true)]
    [InlineData("2026-11-28", false)]
    public void Holidays_are_off_and_shifted_days_are_worked(string day, bool isWorked) =>
        Assert.Equal(isWorked, China.IsWorkingDay(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>33 days off, 19 of them on weekdays; 6 weekend days are worked.</summary>
    [Fact]
    public void The_year_2026_has_the_working_days_that_its_holidays_leave() =>
        Assert.Equal(Enumerable.Range(0, 365).Select(n => new DateOnly(2026, 1, 1).AddDays(n))
            .Count(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) - 19 + 6, China.DaysBetween(new(2025, 12, 31), new(2026, 12, 31)));

    [Fact]
    public void A_year_without_data_is_refused_and_not_guessed()
    {
        var refusal = Assert.Throws<RuleException>(() => China.DueDay(new(2026, 12, 30), 3));

        Assert.Equal(("calendar.year_missing", 2027), (refusal.Code, refusal.Args[0]));
        Assert.False(China.Knows(2027));
    }

    [Fact]
    public void A_sub_districts_own_day_goes_before_the_nations()
    {
        var own = new WorkingCalendar([.. NationalCalendar.Years, new(2026, [new(new(2026, 7, 20), IsWorked: false, "那达慕")])], OfficeHours.Usual);

        Assert.False(own.IsWorkingDay(new(2026, 7, 20)));
        Assert.Equal(new DateOnly(2026, 7, 21), own.DueDay(new(2026, 7, 17), 1));
    }

    [Fact]
    public void Only_office_hours_of_working_days_count_as_working_time()
    {
        static DateTimeOffset At(int month, int day, int hour, int minute) => new(2026, month, day, hour, minute, 0, TimeSpan.FromHours(8));

        // Wednesday 16:30 to the end of it: 1 h; seven days off; Thursday 8th until 14:00: 3 h and half an hour after the break.
        Assert.Equal(TimeSpan.FromHours(4.5), China.TimeBetween(At(9, 30, 16, 30), At(10, 8, 14, 0)));
        Assert.Equal(TimeSpan.Zero, China.TimeBetween(At(10, 1, 8, 0), At(10, 7, 20, 0)));
        Assert.Equal(OfficeHours.Usual.PerDay, China.TimeBetween(At(11, 24, 0, 0), At(11, 25, 0, 0)));
    }

    [Fact]
    public void Counting_a_period_gives_the_days_it_was_made_of() =>
        Period.Sample((start, days) => Assert.Equal(days, China.DaysBetween(start, China.DueDay(start, days))));

    [Fact]
    public void A_period_never_ends_on_a_day_off() =>
        Period.Sample((start, days) => Assert.True(China.IsWorkingDay(China.DueDay(start, days))));

    [Fact]
    public void A_longer_period_and_a_later_start_never_end_earlier() =>
        Gen.Select(Period, Period).Sample((a, b) =>
        {
            var (first, second) = (China.DueDay(a.Start, Math.Min(a.Days, b.Days)), China.DueDay(a.Start, Math.Max(a.Days, b.Days)));
            Assert.True(first <= second && (a.Days == b.Days) == (first == second));
            Assert.True(China.DueDay(Min(a.Start, b.Start), a.Days) <= China.DueDay(Max(a.Start, b.Start), a.Days));
        });

    [Fact]
    public void Two_periods_one_after_the_other_are_their_sum() =>
        Gen.Select(Period, Gen.Int[1, 10]).Sample((period, more) =>
            Assert.Equal(China.DueDay(period.Start, period.Days + more), China.DueDay(China.DueDay(period.Start, period.Days), more)));

    [Fact]
    public void Working_time_can_be_cut_anywhere_and_stays_the_same() =>
        Gen.Select(DayOf2026, Gen.Int[0, 1439], Gen.Int[0, 20_000], Gen.Int[0, 20_000]).Where((day, _, _, _) => day.Month < 11).Sample((day, minute, first, second) =>
        {
            var start = ChinaTime.StartOf(day).AddMinutes(minute);
            var (cut, end) = (start.AddMinutes(first), start.AddMinutes(first + second));
            Assert.Equal(China.TimeBetween(start, end), China.TimeBetween(start, cut) + China.TimeBetween(cut, end));
        });

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Max(DateOnly a, DateOnly b) => a > b ? a : b;
}
