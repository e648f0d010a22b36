using Ebok.Core.Utilities;

namespace Ebok.Core.Meters.Giving;

/// <summary>A state that a customer wants to give.</summary>
/// <param name="On">Day on which he read it.</param>
/// <param name="State">As on the dial, in the meter's unit.</param>
public sealed record GivenReading(DateOnly On, decimal State);

/// <summary>What is known of the meter.</summary>
/// <param name="WholeDigits">Digits of the dial before the comma; 0: unknown.</param>
/// <param name="FractionDigits">Digits after it.</param>
/// <param name="InstalledOn">Null: unknown.</param>
/// <param name="RemovedOn">Null: still there.</param>
/// <param name="Last">The newest reading on file, or null.</param>
/// <param name="UsualPerDay">Average use a day of the last year, in the meter's unit; null: too little is known.</param>
/// <param name="GivenOn">Day of a reading that he has given already in this period, or null.</param>
public sealed record MeterFacts(
    int WholeDigits,
    int FractionDigits,
    DateOnly? InstalledOn,
    DateOnly? RemovedOn,
    GivenReading? Last,
    decimal? UsualPerDay,
    DateOnly? GivenOn
)
{
    /// <summary>The dial shows 0 again after this many units: 100000 for five digits; null: unknown.</summary>
    public decimal? DialEnd => WholeDigits is > 0 and <= 12 ? (decimal)Math.Pow(10, WholeDigits) : null;
}

/// <summary>Why a reading cannot be taken.</summary>
public enum ReadingRefusal
{
    /// <summary>Not within the days of the month on which readings are given.</summary>
    OutsideWindow,

    /// <summary>The day has not come yet.</summary>
    InFuture,

    /// <summary>Read too long ago.</summary>
    TooOld,

    /// <summary>Before the meter was there.</summary>
    BeforeInstalled,

    /// <summary>After the meter was taken away.</summary>
    AfterRemoved,

    /// <summary>A later reading is on file.</summary>
    BeforeLast,

    /// <summary>One was given already in this period.</summary>
    GivenAlready,

    /// <summary>Below zero.</summary>
    Negative,

    /// <summary>More digits before the comma than the dial has.</summary>
    TooManyDigits,

    /// <summary>More digits after the comma than the dial has.</summary>
    TooManyFractionDigits,
}

/// <summary>What the office asks about before it takes a reading; a person of the utility decides then.</summary>
public enum ReadingQuestion
{
    /// <summary>Lower than the last, and as a roll-over of the dial the use would be usual.</summary>
    RollOver,

    /// <summary>Lower than the last.</summary>
    LowerThanLast,

    /// <summary>Many times the usual use.</summary>
    UnusuallyHigh,

    /// <summary>No use at all, where there usually is some.</summary>
    NoUse,
}

/// <summary>What becomes of a reading: accepted, asked about, or refused.</summary>
/// <param name="Refusal">Why not; null: it is taken.</param>
/// <param name="Question">What is asked first; null: nothing.</param>
/// <param name="Use">Use since the last reading, over the roll-over where that is the question; null: not known.</param>
public sealed record ReadingVerdict(ReadingRefusal? Refusal, ReadingQuestion? Question, decimal? Use)
{
    /// <summary>Taken as it is.</summary>
    public bool IsAccepted => Refusal is null && Question is null;
}

/// <summary>The rules of M7 as one pure function: accept, ask why, refuse.</summary>
public static class ReadingCheck
{
    /// <summary>Below this use a multiple of the usual one says nothing: one cubic metre, one gigajoule.</summary>
    private const decimal NothingToAskAbout = 1m;

    /// <summary>Looks at one reading.</summary>
    public static ReadingVerdict Of(GivenReading given, MeterFacts meter, ReadingRules rules, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(meter);
        ArgumentNullException.ThrowIfNull(rules);
        if (Refusal(given, meter, rules, today) is { } refusal)
            return new(refusal, null, null);
        if (meter.Last is not { } last)
            return new(null, null, null);
        var use = given.State - last.State;
        if (use < 0)
        {
            var over = use + meter.DialEnd;
            return over is { } rolled && !IsUnusual(rolled, last.On, given.On, meter, rules) && IsNearEnd(last, meter)
                ? new(null, ReadingQuestion.RollOver, rolled)
                : new(null, ReadingQuestion.LowerThanLast, null);
        }
        if (use == 0 && meter.UsualPerDay > 0 && given.On > last.On)
            return new(null, ReadingQuestion.NoUse, 0);
        return new(null, IsUnusual(use, last.On, given.On, meter, rules) ? ReadingQuestion.UnusuallyHigh : null, use);
    }

    /// <summary>The days on which readings can be given now or next; null: always.</summary>
    public static (DateOnly From, DateOnly To)? Window(ReadingRules rules, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.FromDay is not { } from || rules.ToDay is not { } to)
            return null;
        // The window that is open, or the next: it begins in the month before, in this one or in the one after.
        for (var month = new DateOnly(today.Year, today.Month, 1).AddMonths(-1); ; month = month.AddMonths(1))
        {
            var begins = Day(month, from);
            var ends = Day(to < from ? month.AddMonths(1) : month, to);
            if (ends >= today)
                return (begins, ends);
        }
    }

    private static ReadingRefusal? Refusal(GivenReading given, MeterFacts meter, ReadingRules rules, DateOnly today)
    {
        if (given.State < 0)
            return ReadingRefusal.Negative;
        if (given.State >= meter.DialEnd)
            return ReadingRefusal.TooManyDigits;
        if (decimal.Round(given.State, Math.Clamp(meter.FractionDigits, 0, 3)) != given.State)
            return ReadingRefusal.TooManyFractionDigits;
        if (given.On > today)
            return ReadingRefusal.InFuture;
        if (given.On < today.AddDays(-rules.MaxAgeDays))
            return ReadingRefusal.TooOld;
        if (given.On < meter.InstalledOn)
            return ReadingRefusal.BeforeInstalled;
        if (given.On > meter.RemovedOn)
            return ReadingRefusal.AfterRemoved;
        if (given.On < meter.Last?.On)
            return ReadingRefusal.BeforeLast;
        if (Window(rules, today) is { } window && today < window.From)
            return ReadingRefusal.OutsideWindow;
        return meter.GivenOn is not null ? ReadingRefusal.GivenAlready : null;
    }

    // A dial that turns over was close to its end: within a tenth of it.
    private static bool IsNearEnd(GivenReading last, MeterFacts meter) => last.State >= meter.DialEnd * 0.9m;

    private static bool IsUnusual(decimal use, DateOnly from, DateOnly to, MeterFacts meter, ReadingRules rules)
    {
        var days = Math.Max(1, to.DayNumber - from.DayNumber);
        return meter.UsualPerDay is > 0 and var usual
            && use > NothingToAskAbout
            && use >= usual * days * rules.UnusualTimes;
    }

    private static DateOnly Day(DateOnly month, int day) =>
        new(month.Year, month.Month, Math.Min(day, DateTime.DaysInMonth(month.Year, month.Month)));
}
