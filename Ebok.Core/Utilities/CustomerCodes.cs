using System.Text.RegularExpressions;

namespace Ebok.Core.Utilities;

/// <summary>Reading what a person types as a customer code: "wrong number formats, dashes and leading zeros at
/// registration" are what customers complain about most (rules.md).</summary>
public static class CustomerCodes
{
    /// <summary>Whether the text is a code of this pattern, from end to end.</summary>
    /// <exception cref="ArgumentException">The pattern is not a regular expression.</exception>
    /// <exception cref="RegexMatchTimeoutException">The pattern takes too long; refused at start for its example.</exception>
    public static bool Matches(this CustomerCodeRule rule, string text)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= 64
            && Regex.IsMatch(
                text,
                $@"\A(?:{rule.Pattern})\z",
                RegexOptions.CultureInvariant | RegexOptions.NonBacktracking,
                ProfileRules.PatternTimeout
            );
    }

    /// <summary>The code that was meant: spaces gone, capitals, zeros in front filled up and separators put in where the
    /// profile allows; null where it still does not match the pattern.</summary>
    public static string? Normalise(this CustomerCodeRule rule, string? typed)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (typed is null || typed.Length > 64)
            return null;
        var text = string.Concat(typed.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
        if (rule.PadZerosTo > 0 && text.Length > 0 && text.All(char.IsAsciiDigit))
            text = text.PadLeft(rule.PadZerosTo, '0');
        if (rule.Matches(text))
            return text;
        if (!rule.IgnoreSeparators)
            return null;
        var dressed = LikeExample(text, rule.Example);
        return dressed is not null && rule.Matches(dressed) ? dressed : null;
    }

    /// <summary>3929001 with the separators of 39-29001; null where the lengths differ.</summary>
    private static string? LikeExample(string text, string example)
    {
        var bare = new Queue<char>(text.Where(char.IsAsciiLetterOrDigit));
        if (bare.Count != example.Count(char.IsAsciiLetterOrDigit))
            return null;
        return string.Concat(example.Select(c => char.IsAsciiLetterOrDigit(c) ? bare.Dequeue() : c));
    }
}
