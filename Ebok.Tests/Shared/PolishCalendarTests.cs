using Ebok.Core.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Ebok.Tests.Shared;

[Trait("Id", "B4")]
public class PolishCalendarTests
{
    [Theory]
    [InlineData("2024-03-31")] // Easter
    [InlineData("2025-04-21")] // Easter Monday
    [InlineData("2026-04-05")]
    [InlineData("2026-05-24")] // Pentecost
    [InlineData("2026-06-04")] // Corpus Christi
    [InlineData("2038-04-25")] // the latest Easter there is
    [InlineData("2026-01-06")]
    [InlineData("2026-11-11")]
    [InlineData("2025-12-24")] // free since 2025
    public void Holidays_AreThose(string day) => PolishCalendar.IsHoliday(DateOnly.Parse(day, Polish)).ShouldBeTrue();

    [Theory]
    [InlineData("2024-12-24")]
    [InlineData("2010-01-06")]
    [InlineData("2026-12-31")]
    [InlineData("2026-04-03")] // Good Friday is a day like any other
    public void OtherDays_AreNot(string day) => PolishCalendar.IsHoliday(DateOnly.Parse(day, Polish)).ShouldBeFalse();

    [Theory]
    [InlineData("2026-11-20", 14, "2026-12-04")]
    [InlineData("2026-12-10", 14, "2026-12-28")] // Christmas Eve, two holidays of which one is a Saturday, Sunday
    [InlineData("2026-10-28", 14, "2026-11-12")] // 11 November
    [InlineData("2026-11-14", 14, "2026-11-30")] // a Saturday
    public void Term_EndsOnAWorkingDay(string from, int days, string end) =>
        PolishCalendar.EndOfTerm(DateOnly.Parse(from, Polish), days).ShouldBe(DateOnly.Parse(end, Polish));

    [Theory]
    [InlineData("2026-04-30", 3, "2026-05-06")] // 1 May, Saturday, 3 May a Sunday
    [InlineData("2026-11-20", 1, "2026-11-23")]
    [InlineData("2026-11-20", 0, "2026-11-20")]
    public void WorkingTerm_SkipsWhatIsFree(string from, int days, string end) =>
        PolishCalendar.EndOfWorkingTerm(DateOnly.Parse(from, Polish), days).ShouldBe(DateOnly.Parse(end, Polish));

    [Fact]
    public void Terms_NeverEndEarlyNorOnAFreeDay() =>
        Prop.ForAll<int, byte>(
                (seed, days) =>
                {
                    var start = new DateOnly(2020, 1, 1).AddDays(seed & 0x3fff);
                    var end = PolishCalendar.EndOfTerm(start, days);
                    end.ShouldBeGreaterThanOrEqualTo(start.AddDays(days));
                    // The longest row of free days: Christmas Eve on a Thursday to Sunday.
                    (end.DayNumber - start.AddDays(days).DayNumber).ShouldBeLessThanOrEqualTo(5);
                    PolishCalendar.IsWorkingDay(end).ShouldBeTrue();
                    PolishCalendar.EndOfWorkingTerm(start, days).ShouldBeGreaterThanOrEqualTo(start.AddDays(days));
                }
            )
            .QuickCheckThrowOnFailure();

    private static System.Globalization.CultureInfo Polish => System.Globalization.CultureInfo.GetCultureInfo("pl-PL");
}
