using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Ebok.Core.Shared;

/// <summary>Polish personal number: 11 digits, weights 1 3 7 9 1 3 7 9 1 3, last is (10 − sum mod 10) mod 10; the
/// first six are a date of birth with the century in the month (+20 for 2000s, +80 for 1800s). Sample: 02070803628.</summary>
public readonly record struct Pesel
{
    private static ReadOnlySpan<int> Weights => [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];

    private Pesel(string digits) => Digits = digits;

    /// <summary>The 11 digits.</summary>
    public string Digits { get; }

    /// <summary>Reads a PESEL; false where the check digit or the date of birth cannot be.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Pesel pesel)
    {
        pesel = default;
        var digits = CheckDigits.DigitsOf(text, 11);
        if (digits is null || (10 - CheckDigits.Weighted(digits, Weights) % 10) % 10 != digits[10] - '0')
            return false;
        if (!HasDateOfBirth(digits))
            return false;
        pesel = new Pesel(digits);
        return true;
    }

    private static bool HasDateOfBirth(string digits)
    {
        var month = int.Parse(digits.AsSpan(2, 2), CultureInfo.InvariantCulture);
        var century = (month / 20) switch
        {
            0 => 1900,
            1 => 2000,
            2 => 2100,
            3 => 2200,
            _ => 1800,
        };
        var year = century + int.Parse(digits.AsSpan(0, 2), CultureInfo.InvariantCulture);
        var day = int.Parse(digits.AsSpan(4, 2), CultureInfo.InvariantCulture);
        var m = month % 20;
        return m is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, m);
    }

    /// <summary>Never the number itself: a PESEL does not belong in a log.</summary>
    public override string ToString() => "PESEL";
}
