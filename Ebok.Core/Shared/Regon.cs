using System.Diagnostics.CodeAnalysis;

namespace Ebok.Core.Shared;

/// <summary>Polish statistical number of a company: 9 digits (weights 8 9 2 3 4 5 6 7, mod 11, 10 → 0) or 14 (first 9
/// valid, then weights 2 4 8 5 0 9 7 3 6 1 2 4 8). Sample: 092350688.</summary>
public readonly record struct Regon
{
    private static ReadOnlySpan<int> Weights9 => [8, 9, 2, 3, 4, 5, 6, 7];
    private static ReadOnlySpan<int> Weights14 => [2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8];

    private Regon(string digits) => Digits = digits;

    /// <summary>The 9 or 14 digits.</summary>
    public string Digits { get; }

    /// <summary>Reads a REGON of either length; false where a check digit is wrong.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Regon regon)
    {
        var digits = CheckDigits.DigitsOf(text, 9) ?? CheckDigits.DigitsOf(text, 14);
        var valid = digits is not null && Checks(digits, Weights9) && (digits.Length == 9 || Checks(digits, Weights14));
        regon = valid ? new Regon(digits!) : default;
        return valid;
    }

    private static bool Checks(string digits, ReadOnlySpan<int> weights) =>
        CheckDigits.Weighted(digits, weights) % 11 % 10 == digits[weights.Length] - '0';

    /// <inheritdoc/>
    public override string ToString() => Digits;
}
