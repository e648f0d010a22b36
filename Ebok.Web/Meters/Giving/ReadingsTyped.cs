using System.Globalization;
using Ebok.Core.Meters.Giving;

namespace Ebok.Web.Meters.Giving;

/// <summary>What was typed for the meters of the form, as it was sent.</summary>
public sealed class ReadingsTyped
{
    /// <summary>One a meter, in the order of the page.</summary>
    public List<ReadingTyped> Rows { get; set; } = [];
}

/// <summary>One meter of the form: the dial in two boxes, as it is on the meter.</summary>
public sealed class ReadingTyped
{
    /// <summary>Of the customer; checked again when it is sent.</summary>
    public Guid Meter { get; set; }

    /// <summary>Made with the page: sent twice, the reading is stored once.</summary>
    public Guid Request { get; set; }

    /// <summary>Before the comma.</summary>
    public string? Whole { get; set; }

    /// <summary>After it.</summary>
    public string? Fraction { get; set; }

    /// <summary>Day, as the browser or the person writes it.</summary>
    public string? On { get; set; }

    /// <summary>A <see cref="ReadingReason"/>.</summary>
    public string? Reason { get; set; }

    /// <summary>In his words.</summary>
    public string? Note { get; set; }

    /// <summary>Nothing typed: this meter is left out.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Whole) && string.IsNullOrWhiteSpace(Fraction);

    /// <summary>The reading that was meant, or what is wrong and in which box.</summary>
    public (ReadingInput? Input, string? Box, string? Error) Read(MeterFacts meter)
    {
        var whole = Digits(Whole);
        var fraction = Digits(Fraction);
        // A comma or point in the first box: typed as it is spoken.
        if (Whole is not null && Fraction is null or "" && Whole.Trim().Split(',', '.') is [var before, var after])
            (whole, fraction) = (Digits(before), Digits(after));
        if (whole is null || whole.Length > 12 || whole.Length == 0 && fraction is null or "")
            return (null, nameof(Whole), ReadingTexts.WholeWrong);
        if (fraction is null || fraction.Length > Math.Max(3, meter.FractionDigits))
            return (null, nameof(Fraction), ReadingTexts.FractionWrong);
        if (!Days.TryRead(On, out var on))
            return (null, nameof(On), ReadingTexts.DayWrong);
        var state = decimal.Parse(
            (whole.Length == 0 ? "0" : whole) + "." + (fraction.Length == 0 ? "0" : fraction),
            CultureInfo.InvariantCulture
        );
        ReadingReason? reason =
            Enum.TryParse<ReadingReason>(Reason, out var known) && Enum.IsDefined(known) ? known : null;
        return (new(new(Meter), Request, new(on, state), reason, Note), null, null);
    }

    private static string? Digits(string? typed)
    {
        var text = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c)));
        return text.All(char.IsAsciiDigit) ? text : null;
    }
}

/// <summary>Days as a browser sends them and as people write them.</summary>
internal static class Days
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "d.M.yyyy", "d-M-yyyy", "d/M/yyyy"];

    public static bool TryRead(string? typed, out DateOnly day) =>
        DateOnly.TryParseExact(typed?.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
