using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;

namespace Ebok.Core.Numbers;

/// <summary>The figures of a utility by month (O8): of a large one those that were counted beforehand, else counted now.
/// </summary>
public sealed class ReadNumbers(EbokStore store, NumbersBeforehand beforehand, TimeProvider clock)
{
    /// <summary>Months at most: two years beside each other.</summary>
    public const int MostMonths = 24;

    private const int UsualMonths = 12;

    /// <summary>The figures. For every role.</summary>
    /// <param name="staff">Whose utility.</param>
    /// <param name="days">Whole months are counted: those of the first and the last day too. Open: the last twelve.</param>
    /// <param name="cancel">Of the request.</param>
    public async Task<NumbersView> RunAsync(StaffActor staff, Period days, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        var months = MonthsOf(days, clock.Today());
        if (beforehand.Find(staff.Utility, months) is { } counted)
            return counted;
        await using var db = store.Read(staff.Utility);
        return await NumberCounts.OfAsync(db, months, clock.Today(), cancel);
    }

    /// <summary>The months that a period touches, the newest <see cref="MostMonths"/> of them.</summary>
    internal static IReadOnlyList<NumberMonth> MonthsOf(Period days, DateOnly today)
    {
        var last = days.To ?? (days.From > today ? days.From.Value : today);
        var first = days.From is { } from && from <= last ? from : FirstOf(last).AddMonths(1 - UsualMonths);
        var months = new List<NumberMonth>();
        for (
            var month = FirstOf(last);
            month >= FirstOf(first) && months.Count < MostMonths;
            month = month.AddMonths(-1)
        )
        {
            months.Add(NumberMonth.Of(month));
            if (month.Year == 1 && month.Month == 1)
                break;
        }
        months.Reverse();
        return months;
    }

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);
}
