using System.Text;
using System.Text.RegularExpressions;

namespace Ebok.Core.Imports.Bank;

/// <summary>Field 86 of MT940: who paid and what for. Sub-fields as Polish banks number them: 20–26 title, 27–29 or 32–33
/// payer, 31 or 38 his account, 60–65 more of the title.</summary>
internal static partial class Mt940Info
{
    private const int TitleLength = 512;
    private const int NameLength = 256;

    // A line of a sub-field that is full goes on in the next one in the middle of a word.
    private static readonly int[] Full = [27, 35];

    /// <summary>The entry with what the field says.</summary>
    public static BankLine Fill(BankLine entry, string text)
    {
        var parts = Parts(text);
        if (parts is null)
        {
            var plain = text.Replace('\n', ' ');
            return entry with
            {
                Title = BankText.Clean($"{plain} {entry.Title}", TitleLength),
                Accounts = [.. BankText.AccountsIn(plain).Distinct()],
            };
        }
        var payer = BankText.Account(First(parts, 38, 31));
        var title = Join(parts.Where(p => p.Key is (>= 20 and <= 26) or (>= 60 and <= 65)).Select(p => p.Text));
        var name = Join(parts.Where(p => p.Key is 32 or 33).Select(p => p.Text));
        if (name.Length == 0)
            name = Join(parts.Where(p => p.Key is 27 or 28 or 29).Select(p => p.Text));
        return entry with
        {
            PayerAccount = payer,
            Payer = BankText.Clean(name, NameLength),
            Title = BankText.Clean($"{title} {entry.Title}", TitleLength),
            Accounts =
            [
                .. parts
                    .Where(p => p.Key is not (31 or 38))
                    .Select(p => p.Text)
                    .Append(title)
                    .Append(entry.Title)
                    .SelectMany(BankText.AccountsIn)
                    .Where(a => a != payer)
                    .Distinct(),
            ],
        };
    }

    // Null: not in sub-fields.
    private static List<(int Key, string Text)>? Parts(string text)
    {
        var first = Opening().Match(text);
        if (!first.Success)
            return null;
        var mark = first.Groups["mark"].Value[0];
        // Between sub-fields a line break is the bank's own, at 65 signs.
        var rest = text[first.Groups["mark"].Index..].Replace("\n", "", StringComparison.Ordinal);
        List<(int, string)> parts = [];
        var at = 0;
        while (at >= 0 && at < rest.Length)
        {
            var next = Next(rest, mark, at + 3);
            var key = (rest[at + 1] - '0') * 10 + rest[at + 2] - '0';
            parts.Add((key, rest[(at + 3)..(next < 0 ? rest.Length : next)]));
            at = next;
        }
        return parts;
    }

    private static int Next(string text, char mark, int from)
    {
        for (var at = from; at < text.Length; at++)
            if (
                text[at] == mark
                && at + 2 < text.Length
                && char.IsAsciiDigit(text[at + 1])
                && char.IsAsciiDigit(text[at + 2])
            )
                return at;
        return -1;
    }

    private static string? First(List<(int Key, string Text)> parts, params int[] keys) =>
        keys.Select(k => parts.Find(p => p.Key == k).Text).FirstOrDefault(t => !string.IsNullOrWhiteSpace(t));

    private static string Join(IEnumerable<string> lines)
    {
        var joined = new StringBuilder();
        var full = true;
        foreach (var line in lines)
        {
            if (!full)
                joined.Append(' ');
            joined.Append(line);
            full = Full.Contains(line.Length);
        }
        return joined.ToString();
    }

    [GeneratedRegex(@"^\s*\d{0,3}\s*(?<mark>[<+^~?])\d\d", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
