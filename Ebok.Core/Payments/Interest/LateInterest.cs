using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.Payments.Interest;

/// <summary>A payment of a document; of money that was given back, the amount is negative.</summary>
/// <param name="On">The day it was paid: still a day of delay where it is late.</param>
/// <param name="Amount">Of this document.</param>
public readonly record struct DatedPayment(DateOnly On, Money Amount);

/// <summary>Interest for delay, reckoned to the grosz (M6). Days are counted from the day after the due date to the last
/// one, both with; a due date on a Saturday or a day free from work is the next working day (civil code, art. 115). A year
/// has 365 days, a leap year too: the rate is by year and the practice of courts and notes is this divisor. Every part of
/// the sum is kept whole; the grosz is rounded once, at the end, half up.</summary>
public static class LateInterest
{
    private const int DaysOfYear = 365;

    // Hundredths of a percent are ten thousandths.
    private const int Hundredths = 10_000;

    /// <summary>The interest; null where no rate is known for a day of the delay.</summary>
    /// <param name="left">What is not paid by now, corrections taken off.</param>
    /// <param name="payments">What was paid: owed until then. Those before the due date owed nothing.</param>
    /// <param name="dueOn">Due date.</param>
    /// <param name="after">Only days after this one, where a note was issued for those before; null: from the first.</param>
    /// <param name="upTo">Last day.</param>
    /// <param name="rates">Each from its day until the next, the earliest first.</param>
    public static Money? Of(
        Money left,
        IReadOnlyCollection<DatedPayment> payments,
        DateOnly dueOn,
        DateOnly? after,
        DateOnly upTo,
        IReadOnlyList<InterestRate> rates
    )
    {
        ArgumentNullException.ThrowIfNull(payments);
        ArgumentNullException.ThrowIfNull(rates);
        var first = PolishCalendar.EndOfTerm(dueOn, 0).AddDays(1);
        if (after >= first)
            first = after.Value.AddDays(1);
        if (first > upTo)
            return Money.Zero;
        if (rates.Count == 0 || rates[0].From > first)
            return null;

        var end = upTo.AddDays(1);
        // Between two of these days neither the rate nor what is owed changes.
        var turns = rates
            .Select(r => r.From)
            .Concat(payments.Select(p => p.On.AddDays(1)))
            .Where(day => day > first && day < end)
            .Append(first)
            .Append(end)
            .Distinct()
            .Order()
            .ToList();
        Int128 sum = 0;
        foreach (var (from, until) in turns.Zip(turns.Skip(1)))
        {
            var owed = left.Grosze + payments.Where(p => p.On >= from).Sum(p => p.Amount.Grosze);
            var rate = rates.Last(r => r.From <= from);
            sum += (Int128)long.Max(0, owed) * rate.Hundredths * (until.DayNumber - from.DayNumber);
        }
        const int Whole = Hundredths * DaysOfYear;
        return new((long)((sum + Whole / 2) / Whole));
    }
}
