namespace Ebok.Core.Shared;

/// <summary>Days on which nobody works in Poland, and terms counted with them (B4).</summary>
public static class PolishCalendar
{
    /// <summary>Whether the day is a statutory holiday (act of 18.01.1951 on days free from work; Sundays aside).
    /// Christmas Eve since 2025, Epiphany since 2011.</summary>
    public static bool IsHoliday(DateOnly day)
    {
        var easter = EasterOf(day.Year);
        return (day.Month, day.Day) switch
        {
            (1, 1) or (5, 1) or (5, 3) or (8, 15) or (11, 1) or (11, 11) or (12, 25) or (12, 26) => true,
            (1, 6) => day.Year >= 2011,
            (12, 24) => day.Year >= 2025,
            // Easter Sunday and Monday, Pentecost, Corpus Christi.
            _ => (day.DayNumber - easter.DayNumber) is 0 or 1 or 49 or 60,
        };
    }

    /// <summary>Monday to Friday, and no holiday.</summary>
    public static bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(day);

    /// <summary>The last day of a term of so many calendar days. The day of the event itself does not count (civil code,
    /// art. 111 § 2); a term that would end on a Saturday or a day free from work ends on the next day that is neither
    /// (art. 115).</summary>
    public static DateOnly EndOfTerm(DateOnly from, int days)
    {
        var end = from.AddDays(days);
        while (!IsWorkingDay(end))
            end = end.AddDays(1);
        return end;
    }

    /// <summary>The last day of a term of so many working days; the day of the event does not count.</summary>
    public static DateOnly EndOfWorkingTerm(DateOnly from, int workingDays)
    {
        var end = from;
        while (workingDays > 0)
        {
            end = end.AddDays(1);
            if (IsWorkingDay(end))
                workingDays--;
        }
        return end;
    }

    /// <summary>Easter Sunday by the Gregorian calendar (Meeus, Jones, Butcher).</summary>
    private static DateOnly EasterOf(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
        var g = (b - f + 1) / 3;
        var h = (19 * a + b - d - g + 15) % 30;
        var (i, k) = (c / 4, c % 4);
        var l = (32 + 2 * e + 2 * i - h - k) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var sum = h + l - 7 * m + 114;
        return new DateOnly(year, sum / 31, sum % 31 + 1);
    }
}
