using System.Diagnostics.CodeAnalysis;

namespace Ebok.Core.Shared;

/// <summary>Polish bank account number: 26 digits, int(n[2:] + "2521" + n[:2]) mod 97 = 1. Sample:
/// 61109010140000071219812874. "PL" in front, spaces and dashes are accepted.</summary>
public readonly record struct Nrb
{
    private Nrb(string digits) => Digits = digits;

    /// <summary>The 26 digits without PL.</summary>
    public string Digits { get; }

    /// <summary>As people write it: <c>61 1090 1014 0000 0712 1981 2874</c>.</summary>
    public string Grouped => string.Join(' ', [Digits[..2], .. Digits[2..].Chunk(4).Select(four => new string(four))]);

    /// <summary>Reads an account number; false where the check fails.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Nrb nrb)
    {
        nrb = default;
        var bare = text?.Trim();
        if (bare is not null && bare.StartsWith("PL", StringComparison.OrdinalIgnoreCase))
            bare = bare[2..];
        var digits = CheckDigits.DigitsOf(bare, 26);
        if (digits is null || Mod97(digits[2..] + "2521" + digits[..2]) != 1)
            return false;
        nrb = new Nrb(digits);
        return true;
    }

    private static int Mod97(string digits)
    {
        var rest = 0;
        foreach (var c in digits)
            rest = (rest * 10 + (c - '0')) % 97;
        return rest;
    }

    /// <inheritdoc/>
    public override string ToString() => Digits;
}
