using System.Text.RegularExpressions;
using Ebok.Core.Utilities;

namespace Ebok.Core.Mail.Templates;

/// <summary>What is wrong with a mail's words.</summary>
public enum MailWordsFault
{
    /// <summary>No subject, or one longer than a line.</summary>
    Subject,

    /// <summary>No text, or too much.</summary>
    Text,

    /// <summary>A line that the mail needs is missing: a code, a link.</summary>
    LineMissing,

    /// <summary>It stands there twice.</summary>
    LineTwice,

    /// <summary>It does not stand alone between blank lines: programs and people look for it there.</summary>
    LineNotAlone,

    /// <summary>There is no such word in braces.</summary>
    UnknownWord,

    /// <summary>A bank account number (B2).</summary>
    AccountNumber,
}

/// <summary>One fault, and the word in braces that it is about.</summary>
public sealed record MailWordsProblem(MailWordsFault Fault, string? Word = null);

/// <summary>Subject and text of a mail as staff write them: paragraphs parted by blank lines. A paragraph that is one word
/// in braces, <c>{Kod aktywacyjny}</c>, stands for a line that the portal writes: a code, a link, a date. None of those can
/// be lost, and none is written by hand.</summary>
public sealed partial record MailWords(string Subject, string Text)
{
    /// <summary>Longest subject.</summary>
    public const int LongestSubject = 150;

    /// <summary>Longest text.</summary>
    public const int LongestText = 10_000;

    /// <summary>The portal's own words for a mail: what stands in it is made of nothing else.</summary>
    internal static MailWords Of(MailContent content) =>
        new(
            Braced(content.Subject, content.Words),
            string.Join(
                "\n\n",
                Named(content).Select(b => b.Name is { } name ? $"{{{name}}}" : ((MailParagraph)b.Block).Text.Trim())
            )
        );

    /// <summary>The lines that the portal writes, by their words.</summary>
    internal static IReadOnlyList<string> LinesOf(MailContent content) =>
        [.. Named(content).Select(b => b.Name).OfType<string>()];

    /// <summary>What is wrong with them for that mail.</summary>
    internal IReadOnlyList<MailWordsProblem> Problems(MailContent specimen)
    {
        var problems = new List<MailWordsProblem>();
        if (string.IsNullOrWhiteSpace(Subject) || Subject.Length > LongestSubject)
            problems.Add(new(MailWordsFault.Subject));
        if (string.IsNullOrWhiteSpace(Text) || Text.Length > LongestText)
            problems.Add(new(MailWordsFault.Text));
        if (MailGuard.HoldsAccountNumber(Subject) || MailGuard.HoldsAccountNumber(Text))
            problems.Add(new(MailWordsFault.AccountNumber));
        var lines = LinesOf(specimen);
        var paragraphs = Paragraphs().ToList();
        foreach (var line in lines)
        {
            var alone = paragraphs.Count(p => p == $"{{{line}}}");
            var all = Word().Matches(Text).Count(m => m.Groups[1].Value == line);
            if (all > alone)
                problems.Add(new(MailWordsFault.LineNotAlone, line));
            else if (alone == 0)
                problems.Add(new(MailWordsFault.LineMissing, line));
            else if (alone > 1)
                problems.Add(new(MailWordsFault.LineTwice, line));
        }
        var known = lines.Concat(General).Concat(specimen.Words.Keys).ToHashSet();
        foreach (
            var word in Word().Matches(Text).Select(m => m.Groups[1].Value).Where(w => !known.Contains(w)).Distinct()
        )
            problems.Add(new(MailWordsFault.UnknownWord, word));
        known.ExceptWith(lines);
        foreach (
            var word in Word().Matches(Subject).Select(m => m.Groups[1].Value).Where(w => !known.Contains(w)).Distinct()
        )
            problems.Add(new(MailWordsFault.UnknownWord, word));
        return problems;
    }

    /// <summary>The mail in these words, with its own codes, links and dates.</summary>
    internal MailContent Fill(UtilityProfile utility, MailContent content)
    {
        var lines = Named(content).Where(b => b.Name is not null).ToDictionary(b => b.Name!, b => b.Block);
        var blocks = new List<MailBlock>();
        foreach (var paragraph in Paragraphs())
            if (Word().Match(paragraph) is { Success: true } word && word.Length == paragraph.Length)
            {
                // What this mail has not, as a term where there is none, is left out.
                if (lines.Remove(word.Groups[1].Value, out var line))
                    blocks.Add(line);
                else if (Value(utility, content, word.Groups[1].Value) is { } value)
                    blocks.Add(new MailParagraph(value));
            }
            else
                blocks.Add(new MailParagraph(Filled(utility, content, paragraph)));
        // Newer than the words: it is not lost.
        blocks.AddRange(lines.Values);
        return content with { Subject = Filled(utility, content, Subject), Blocks = blocks };
    }

    private static readonly string[] General = ["biuro", "firma", "telefon", "e-mail"];

    private IEnumerable<string> Paragraphs() =>
        Text.ReplaceLineEndings("\n").Split("\n\n").Select(p => p.Trim('\n', ' ')).Where(p => p.Length > 0);

    private static string Filled(UtilityProfile utility, MailContent content, string text) =>
        Word().Replace(text, word => Value(utility, content, word.Groups[1].Value) ?? word.Value);

    private static string? Value(UtilityProfile utility, MailContent content, string word) =>
        word switch
        {
            "biuro" => utility.OfficeName,
            "firma" => utility.ShortName,
            "telefon" => utility.Contact.Phone,
            "e-mail" => utility.Contact.Email,
            _ => content.Words.GetValueOrDefault(word),
        };

    private static string Braced(string text, IReadOnlyDictionary<string, string> words) =>
        words.Aggregate(text, (t, w) => t.Replace(w.Value, $"{{{w.Key}}}", StringComparison.Ordinal));

    // A code by its label, a link as such; a second of the same name with its number.
    private static IEnumerable<(string? Name, MailBlock Block)> Named(MailContent content)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var block in content.Blocks)
        {
            var name =
                block.Name
                ?? (
                    block is MailValue value ? value.Label
                    : block is MailLink ? "odnośnik"
                    : null
                );
            if (name is null)
            {
                yield return (null, block);
                continue;
            }
            name = name.Replace('{', '(').Replace('}', ')').Trim();
            var count = seen[name] = seen.GetValueOrDefault(name) + 1;
            yield return (count == 1 ? name : $"{name} {count}", block);
        }
    }

    [GeneratedRegex(@"\{([^{}\n]{1,80})\}")]
    private static partial Regex Word();
}
