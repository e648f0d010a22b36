using System.Text;
using System.Text.RegularExpressions;
using Ebok.Core.Shared;

namespace Ebok.Core.Imports.Bank;

/// <summary>What bank files have in common: encodings of before, accounts written in any way.</summary>
internal static partial class BankText
{
    private const string Polish = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ";

    private static readonly Encoding Strict = new UTF8Encoding(false, throwOnInvalidBytes: true);

    /// <summary>UTF-8 where it is; else Windows-1250 or CP852, whichever makes more Polish letters of the bytes, and
    /// fewer signs that no title has.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[3..];
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            var windows = CodePagesEncodingProvider.Instance.GetEncoding(1250)!.GetString(bytes);
            var dos = CodePagesEncodingProvider.Instance.GetEncoding(852)!.GetString(bytes);
            return Likeness(dos) > Likeness(windows) ? dos : windows;
        }
    }

    /// <summary>The account in its 26 digits; else without blanks, at most 34 signs.</summary>
    public static string Account(string? text)
    {
        if (Nrb.TryParse(text, out var nrb))
            return nrb.Digits;
        var bare = string.Concat((text ?? "").Where(char.IsAsciiLetterOrDigit));
        return bare.Length <= 34 ? bare : bare[..34];
    }

    /// <summary>Polish accounts in a text, in any grouping, with or without PL.</summary>
    public static IEnumerable<string> AccountsIn(string text)
    {
        foreach (Match match in Digits().Matches(text))
        {
            var digits = string.Concat(match.Value.Where(char.IsAsciiDigit));
            // Where more digits stand together than an account has, it may be any 26 of them.
            for (var from = 0; from + 26 <= digits.Length; from++)
                if (Nrb.TryParse(digits.Substring(from, 26), out var nrb))
                    yield return nrb.Digits;
        }
    }

    /// <summary>One line of single spaces, without control characters, cut.</summary>
    public static string Clean(string text, int length)
    {
        var words = new StringBuilder(Math.Min(text.Length, length + 1));
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                if (words.Length > 0 && words[^1] != ' ')
                    words.Append(' ');
            }
            else if (!char.IsSurrogate(c))
                words.Append(c);
            if (words.Length >= length)
                break;
        }
        return words.ToString().TrimEnd();
    }

    private static int Likeness(string text)
    {
        var likeness = 0;
        foreach (var c in text)
            if (c > 127)
                likeness += Polish.Contains(c, StringComparison.Ordinal) ? 1 : -1;
        return likeness;
    }

    [GeneratedRegex(@"\d(?:[ \-\u00a0]?\d){25,39}", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
