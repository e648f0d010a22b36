namespace Ebok.Core.Meters.Usage;

/// <summary>A reading as use is counted from it.</summary>
/// <param name="On">Day; the state of its end.</param>
/// <param name="State">As on the dial.</param>
/// <param name="Use">Since the reading before, as the billing system counted it; null: not said.</param>
public readonly record struct MeterState(DateOnly On, decimal State, decimal? Use);

/// <summary>Use within a calendar month.</summary>
/// <param name="Year">Which year.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Use">In the meter's unit, 3 decimals; below zero where an estimate was put right.</param>
/// <param name="Days">For how many days of the month it is known.</param>
public readonly record struct MonthUse(int Year, int Month, decimal Use, int Days)
{
    /// <summary>Average use a day, over the known days.</summary>
    public decimal PerDay => Use / Days;

    /// <summary>Whether it is known for the whole month.</summary>
    public bool IsWhole => Days == DateTime.DaysInMonth(Year, Month);
}

/// <summary>Turns readings, which come when they come, into months (C1): what was used between two readings is spread
/// evenly over the days between them.</summary>
public static class UseByMonth
{
    /// <summary>The months of which something is known, oldest first.</summary>
    /// <param name="states">One a day at most, oldest first.</param>
    /// <param name="wholeDigits">Of the dial before the comma; 0: not known.</param>
    public static IReadOnlyList<MonthUse> Of(IReadOnlyList<MeterState> states, int wholeDigits)
    {
        ArgumentNullException.ThrowIfNull(states);
        var months = new SortedDictionary<(int Year, int Month), (decimal Use, int Days)>();
        for (var i = 1; i < states.Count; i++)
            if (Between(states[i - 1], states[i], wholeDigits) is { } use)
                Spread(months, states[i - 1].On, states[i].On, use);
        return
        [
            .. months.Select(m => new MonthUse(
                m.Key.Year,
                m.Key.Month,
                decimal.Round(m.Value.Use, 3, MidpointRounding.AwayFromZero),
                m.Value.Days
            )),
        ];
    }

    /// <summary>Use between two readings; null where it cannot be told: the state fell, and not because the dial went over
    /// its end.</summary>
    internal static decimal? Between(MeterState before, MeterState after, int wholeDigits)
    {
        if (after.Use is { } counted)
            return counted;
        var use = after.State - before.State;
        if (use >= 0)
            return use;
        if (wholeDigits is < 1 or > 12)
            return null;
        var end = (decimal)Math.Pow(10, wholeDigits);
        // Over its end only where it was near it: from the last tenth to the first.
        return before.State >= end * 0.9m && before.State < end && after.State <= end * 0.1m ? use + end : null;
    }

    private static void Spread(
        SortedDictionary<(int, int), (decimal Use, int Days)> months,
        DateOnly from,
        DateOnly to,
        decimal use
    )
    {
        var all = to.DayNumber - from.DayNumber;
        for (var first = from.AddDays(1); first <= to; )
        {
            var next = new DateOnly(first.Year, first.Month, 1).AddMonths(1);
            var last = next > to ? to.AddDays(1) : next;
            var days = last.DayNumber - first.DayNumber;
            var known = months.GetValueOrDefault((first.Year, first.Month));
            months[(first.Year, first.Month)] = (known.Use + use * days / all, known.Days + days);
            first = last;
        }
    }
}
