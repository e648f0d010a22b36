using System.Diagnostics.CodeAnalysis;

namespace Ebok.Core.Shared;

/// <summary>Polish tax number: 10 digits, weights 6 5 7 2 3 4 5 6 7, sum mod 11 is the last digit; 10 is invalid.
/// Sample: 5265877635. Source: formats.md, check digits.</summary>
public readonly record struct Nip
{
    private static ReadOnlySpan<int> Weights => [6, 5, 7, 2, 3, 4, 5, 6, 7];

    private Nip(string digits) => Digits = digits;

    /// <summary>The 10 digits.</summary>
    public string Digits { get; }

    /// <summary>Reads a NIP with or without spaces and dashes; false where it cannot be one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Nip nip)
    {
        var digits = CheckDigits.DigitsOf(text, 10);
        var valid =
            digits is not null
            && digits[9] - '0' == CheckDigits.Weighted(digits, Weights) % 11
            && digits != "0000000000";
        nip = valid ? new Nip(digits!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => Digits;
}
