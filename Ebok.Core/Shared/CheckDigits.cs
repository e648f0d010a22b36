namespace Ebok.Core.Shared;

/// <summary>Helpers that the Polish numbers share.</summary>
internal static class CheckDigits
{
    /// <summary>The text without spaces and dashes, or null where something else than digits remains.</summary>
    internal static string? DigitsOf(string? text, int length)
    {
        if (text is null || text.Length > 64)
            return null;
        Span<char> digits = stackalloc char[64];
        var n = 0;
        foreach (var c in text)
        {
            if (c is ' ' or '-' or '\u00a0')
                continue;
            if (!char.IsAsciiDigit(c))
                return null;
            digits[n++] = c;
        }
        return n == length ? new string(digits[..n]) : null;
    }

    /// <summary>Sum of digits by weights.</summary>
    internal static int Weighted(ReadOnlySpan<char> digits, ReadOnlySpan<int> weights)
    {
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
            sum += (digits[i] - '0') * weights[i];
        return sum;
    }
}
