using System.Globalization;
using Ebok.Core.Shared;

namespace Ebok.Web.Ui;

/// <summary>The days of a filter as they stand in the address: <c>?od=2026-01-01&amp;do=31.01.2026</c>. What cannot be
/// a day is kept as it was typed, with the reason beside it.</summary>
/// <param name="From">First day, as typed.</param>
/// <param name="To">Last day, as typed.</param>
/// <param name="FromError">What is wrong with the first day.</param>
/// <param name="ToError">What is wrong with the last day.</param>
/// <param name="Period">The days; open where there is an error.</param>
public sealed record PeriodInput(string? From, string? To, string? FromError, string? ToError, Period Period)
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-M-d", "dd.MM.yyyy", "d.M.yyyy", "dd-MM-yyyy"];

    /// <summary>Whether both days can be understood, and are in order.</summary>
    public bool IsValid => FromError is null && ToError is null;

    /// <summary>Whether anything is asked for.</summary>
    public bool IsSet => From is not null || To is not null;

    /// <summary>The same days for the addresses of other pages of the list: <c>od=2026-01-01&amp;</c>.</summary>
    public string Query => Part("od", Period.From) + Part("do", Period.To);

    /// <summary>Reads what the address has.</summary>
    public static PeriodInput Read(string? from, string? to)
    {
        (from, to) = (Blank(from), Blank(to));
        var first = Day(from, out var fromError);
        var last = Day(to, out var toError);
        if (first > last)
            toError = PeriodTexts.EndsBeforeItBegins;
        return new(from, to, fromError, toError, fromError is null && toError is null ? new(first, last) : default);
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DateOnly? Day(string? text, out string? error)
    {
        error = null;
        if (text is null)
            return null;
        if (DateOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        error = NoSuchDay(text) ?? UiTexts.DateMalformed;
        return null;
    }

    // 31.02.2026 has the shape of a day: tell how long that month is rather than how to write a date.
    private static string? NoSuchDay(string text)
    {
        var parts = text.Split('.', '-');
        if (parts.Length != 3 || !parts.All(part => part.Length is > 0 and <= 4 && part.All(char.IsAsciiDigit)))
            return null;
        if (parts[0].Length == 4)
            Array.Reverse(parts);
        var numbers = parts.Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        if (numbers is not [> 0, >= 1 and <= 12, >= 1900 and <= 9999])
            return null;
        var month = new DateOnly(numbers[2], numbers[1], 1).ToString("MMMM yyyy", CultureInfo.CurrentCulture);
        var days = Plural.Of(PeriodTexts.Days, DateTime.DaysInMonth(numbers[2], numbers[1]));
        return Show.Text(PeriodTexts.NoSuchDay, month, days);
    }

    private static string Part(string name, DateOnly? day) => day is { } value ? $"{name}={Show.Iso(value)}&" : "";
}
