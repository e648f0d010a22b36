using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Ebok.Core.Setup;

/// <summary>The pattern of customer codes, guessed from two of them.</summary>
/// <param name="Pattern">Regular expression of the whole code.</param>
/// <param name="PadZerosTo">Where all codes are digits of one length, with zeros in front: that length.</param>
/// <param name="IgnoreSeparators">There are signs between the parts.</param>
public sealed partial record CodePattern(string Pattern, int PadZerosTo, bool IgnoreSeparators)
{
    /// <summary>39-29001 and 07-10021: <c>[0-9]{2}-[0-9]{5}</c>. Letters that both have stay as they are. Null: the two are
    /// not built alike, or one is none.</summary>
    public static CodePattern? From(string? one, string? other)
    {
        var (first, second) = (Parts(one), Parts(other));
        if (first.Count == 0 || first.Count != second.Count || (one ?? "").Length > 40 || (other ?? "").Length > 40)
            return null;
        var pattern = new StringBuilder();
        foreach (var (a, b) in first.Zip(second))
        {
            if (KindOf(a) != KindOf(b))
                return null;
            pattern.Append(
                KindOf(a) switch
                {
                    Kind.Digits => "[0-9]" + Times(a, b),
                    Kind.Letters when a == b => a,
                    Kind.Letters => "[A-Z]" + Times(a, b),
                    _ when a == b => Regex.Escape(a).Replace("/", "\\/", StringComparison.Ordinal),
                    _ => "",
                }
            );
            if (KindOf(a) == Kind.Between && a != b)
                return null;
        }
        var digits = first is [var only] && KindOf(only) == Kind.Digits && only.Length == second[0].Length;
        var zeros = digits && (first[0][0] == '0' || second[0][0] == '0');
        return new(pattern.ToString(), zeros ? first[0].Length : 0, first.Any(p => KindOf(p) == Kind.Between));
    }

    private enum Kind
    {
        Digits,
        Letters,
        Between,
    }

    private static Kind KindOf(string part) =>
        char.IsAsciiDigit(part[0]) ? Kind.Digits
        : char.IsAsciiLetterUpper(part[0]) ? Kind.Letters
        : Kind.Between;

    private static string Times(string a, string b)
    {
        var (least, most) = (Math.Min(a.Length, b.Length), Math.Max(a.Length, b.Length));
        return least == most
            ? string.Create(CultureInfo.InvariantCulture, $"{{{least}}}")
            : string.Create(CultureInfo.InvariantCulture, $"{{{least},{most}}}");
    }

    private static List<string> Parts(string? code)
    {
        var text = (code ?? "").Trim().ToUpperInvariant();
        return Allowed().IsMatch(text) ? [.. Part().Matches(text).Select(m => m.Value)] : [];
    }

    [GeneratedRegex("^[A-Z0-9/. _-]{1,40}$")]
    private static partial Regex Allowed();

    [GeneratedRegex("[0-9]+|[A-Z]+|[^0-9A-Z]+")]
    private static partial Regex Part();
}
