namespace Ebok.Core.Shared;

/// <summary>How a legal term stands.</summary>
public enum TermKind
{
    /// <summary>There is none, or what it was for is done.</summary>
    None,

    /// <summary>More than <see cref="TermState.Near"/> days.</summary>
    Calm,

    /// <summary>A few days.</summary>
    Soon,

    /// <summary>Today is the last day.</summary>
    Today,

    /// <summary>Passed.</summary>
    Late,
}

/// <summary>A legal term as it stands on a day.</summary>
/// <param name="Kind">In a word.</param>
/// <param name="Days">Days that are left, or that it is late by; never negative.</param>
public readonly record struct TermState(TermKind Kind, int Days)
{
    /// <summary>So many days before its end a term is near.</summary>
    public const int Near = 3;

    /// <summary>The state of a term whose last day is <paramref name="due"/>.</summary>
    /// <param name="due">Last day; null: no term.</param>
    /// <param name="owed">False: done already.</param>
    /// <param name="today">In Poland.</param>
    public static TermState Of(DateOnly? due, bool owed, DateOnly today)
    {
        if (due is not { } last || !owed)
            return new(TermKind.None, 0);
        var left = last.DayNumber - today.DayNumber;
        return left switch
        {
            < 0 => new(TermKind.Late, -left),
            0 => new(TermKind.Today, 0),
            <= Near => new(TermKind.Soon, left),
            _ => new(TermKind.Calm, left),
        };
    }
}
