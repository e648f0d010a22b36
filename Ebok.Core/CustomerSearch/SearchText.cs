using System.Text.RegularExpressions;
using Ebok.Core.Shared;

namespace Ebok.Core.CustomerSearch;

/// <summary>How texts become words to search by, and what is typed becomes words to search for. Pure.</summary>
internal static partial class SearchText
{
    /// <summary>Longer words are cut, on both sides alike.</summary>
    public const int Longest = 64;

    /// <summary>Words of a search that are looked at.</summary>
    public const int MostWords = 6;

    private const int PhoneDigits = 9;
    private const int FewestDigitsOfNumber = 7;
    private const int FewestOfPart = 4;

    // They say nothing of where or who, and half of the people leave them out.
    private static readonly HashSet<string> Empty =
    [
        "ul",
        "ulica",
        "al",
        "aleja",
        "aleje",
        "os",
        "osiedle",
        "pl",
        "plac",
        "nr",
        "m",
        "lok",
        "lokal",
        "mieszkanie",
    ];

    /// <summary>Words of a name or an address: <c>wymyslona</c> of "Wymyślona"; of "Nowak-Cis" <c>nowakcis</c>,
    /// <c>nowak</c> and <c>cis</c>; of "12 m. 3" <c>12/3</c>.</summary>
    public static IEnumerable<string> Words(string? text)
    {
        foreach (var word in Split(text))
        {
            yield return Cut(Close(word));
            if (word.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '/') && !PostCode().IsMatch(word))
                foreach (Match part in Parts().Matches(word))
                    if (!Empty.Contains(part.Value))
                        yield return Cut(part.Value);
        }
    }

    /// <summary>A number or an e-mail as one word of letters and digits; also without its leading zeros.</summary>
    public static IEnumerable<string> Number(string? text)
    {
        var word = Compact(text ?? "");
        if (word.Length == 0)
            yield break;
        yield return Cut(word);
        if (word[0] == '0' && word.TrimStart('0') is { Length: > 2 } bare)
            yield return Cut(bare);
    }

    /// <summary>A code as a number, and the parts of it that say something: <c>3929001</c> and <c>29001</c> of "39-29001".</summary>
    public static IEnumerable<string> Code(string? text)
    {
        foreach (var word in Number(text))
            yield return word;
        var parts = Parts().Matches(Folded.Text(text ?? "").Replace('/', ' '));
        if (parts.Count > 1)
            foreach (Match part in parts)
                if (part.Length >= FewestOfPart)
                    yield return Cut(part.Value);
    }

    /// <summary>A telephone without +48.</summary>
    public static IEnumerable<string> Phone(string? text)
    {
        var digits = string.Concat((text ?? "").Where(char.IsAsciiDigit));
        if (digits.Length > 0)
            yield return digits.Length > PhoneDigits ? digits[^PhoneDigits..] : digits;
    }

    /// <summary>What was typed, word by word.</summary>
    public static IReadOnlyList<TypedWord> Typed(string? text) =>
        [.. Split(text).Select(w => new TypedWord(Cut(Close(w)), Cut(Compact(w)))).Distinct().Take(MostWords)];

    /// <summary>What was typed as one number, where it is one in groups: "526-587-76-35", "600 100 200", an account;
    /// null: it is none.</summary>
    public static TypedWord? TypedNumber(string? text)
    {
        var typed = (text ?? "").Trim();
        if (typed.StartsWith("PL", StringComparison.OrdinalIgnoreCase))
            typed = typed[2..];
        if (typed.Any(c => !char.IsAsciiDigit(c) && c is not (' ' or '-' or '+' or '(' or ')' or '\u00a0')))
            return null;
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        if (typed.StartsWith('+') && digits.Length > PhoneDigits)
            digits = digits[^PhoneDigits..];
        return digits.Length < FewestDigitsOfNumber || digits.Length == typed.Length
            ? null
            : new TypedWord(digits, digits);
    }

    /// <summary>Invoices have the numbers that the billing system writes: what was typed, in the ways it may be meant.</summary>
    public static IReadOnlyList<string> InvoiceNumbers(string? text)
    {
        var typed = (text ?? "").Trim();
        if (typed.Length is < 3 or > 256 || !typed.Any(char.IsAsciiDigit))
            return [];
        var spaced = Spaces().Replace(typed, " ");
        var close = Spaces().Replace(typed, "");
        return [.. new[] { typed, spaced, close }.SelectMany(t => new[] { t, t.ToUpperInvariant() }).Distinct()];
    }

    /// <summary>Whether a slip of the finger is looked for in it: a word of letters, not too short.</summary>
    public static bool MayHaveSlip(string word) => word.Length >= 4 && word.All(char.IsAsciiLetterLower);

    /// <summary>The word and the word without one of its letters.</summary>
    public static IEnumerable<string> Neighbours(string word)
    {
        yield return word;
        for (var i = 0; i < word.Length; i++)
            // Of a double letter either one.
            if (i == 0 || word[i] != word[i - 1])
                yield return word.Remove(i, 1);
    }

    /// <summary>Whether the typed word is the other with a slip: one letter wrong, missing, too many or two changed
    /// about; in a word of eight letters two.</summary>
    public static bool IsSlipOf(string typed, string word) =>
        Distance(typed, word) <= (Math.Min(typed.Length, word.Length) >= 8 ? 2 : 1);

    // Optimal string alignment.
    private static int Distance(string a, string b)
    {
        var rows = new int[3][];
        for (var r = 0; r < 3; r++)
            rows[r] = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            rows[0][j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var (now, before, twoBefore) = (rows[i % 3], rows[(i + 2) % 3], rows[(i + 1) % 3]);
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                now[j] = Math.Min(Math.Min(now[j - 1], before[j]) + 1, before[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    now[j] = Math.Min(now[j], twoBefore[j - 2] + 1);
            }
        }
        return rows[a.Length % 3][b.Length];
    }

    private static IEnumerable<string> Split(string? text) =>
        Flat()
            .Replace(Folded.Text(text ?? ""), "$1/$2")
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(w => w.Trim('.', ',', ';', ':', '/', '-', '(', ')', '"', '\'', '„', '”', '+'))
            .Where(w => w.Any(char.IsAsciiLetterOrDigit) && !Empty.Contains(w));

    // 12/3 is a house and a flat, not 123.
    private static string Close(string word) =>
        string.Concat(word.Where(c => char.IsAsciiLetterOrDigit(c) || c == '/'));

    private static string Compact(string text) => string.Concat(Folded.Text(text).Where(char.IsAsciiLetterOrDigit));

    private static string Cut(string word) => word.Length > Longest ? word[..Longest] : word;

    [GeneratedRegex("[a-z0-9/]+")]
    private static partial Regex Parts();

    // Its parts are no numbers of houses.
    [GeneratedRegex("^[0-9]{2}-[0-9]{3}$")]
    private static partial Regex PostCode();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    // 12 m. 3, 12A lok. 4
    [GeneratedRegex(@"\b([0-9]+[a-z]?)\s*(?:m|lok|lokal|mieszkanie)\b\.?\s*([0-9]+[a-z]?)\b")]
    private static partial Regex Flat();
}

/// <summary>A word that was typed.</summary>
/// <param name="Close">As a word of an address: <c>12/3</c>.</param>
/// <param name="Compact">As a number: <c>fv2026101</c>.</param>
internal sealed record TypedWord(string Close, string Compact);
