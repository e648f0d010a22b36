using System.Text.RegularExpressions;

namespace Ebok.Core.Payments.Bank;

/// <summary>Numbers of documents in the title of a transfer, as people and banks write them: with words around, with a
/// space where the bank broke the line. Only what is exactly a number counts afterwards; these are the guesses.</summary>
internal static partial class TitleNumbers
{
    private const int MostWords = 60;
    private const int Together = 4;
    private const int Shortest = 3;
    private const int Longest = 64;

    private static readonly char[] Around = [',', ';', '.', ':', '"', '\'', '(', ')', '[', ']', '„', '”'];

    /// <summary>Guesses, the longest at each place first.</summary>
    public static IReadOnlyList<string> Of(string title)
    {
        var words = title
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(w => w.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries))
            .Select(w => w.Trim(Around))
            .Where(w => w.Length > 0)
            .Take(MostWords)
            .ToList();
        var guesses = new List<string>();
        for (var from = 0; from < words.Count; from++)
        for (var count = Math.Min(Together, words.Count - from); count > 0; count--)
        {
            var some = words.Skip(from).Take(count).ToList();
            Add(string.Join(' ', some));
            if (count > 1)
                Add(string.Concat(some));
        }
        return [.. guesses.Distinct(StringComparer.Ordinal)];

        void Add(string guess)
        {
            if (guess.Length is < Shortest or > Longest || !guess.Any(char.IsAsciiDigit))
                return;
            guesses.Add(guess);
            if (guess.ToUpperInvariant() is var capitals && capitals != guess)
                guesses.Add(capitals);
        }
    }

    /// <summary>Number of a payment by gateway (EP-7KQXM2PD), where the title has one.</summary>
    public static string? OnlinePaymentIn(string title) =>
        OnlinePayment().Match(title) is { Success: true } match
            ? "EP-" + match.Groups["code"].Value.ToUpperInvariant()
            : null;

    // Banks take the stroke out, or put a space there.
    [GeneratedRegex(@"\bEP[- ]?(?<code>[2-9A-HJ-NP-Z]{8})\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OnlinePayment();
}
