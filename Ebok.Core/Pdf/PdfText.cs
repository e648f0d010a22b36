using System.Globalization;
using System.Text;
using Ebok.Core.Utilities;

namespace Ebok.Core.Pdf;

/// <summary>How a text looks.</summary>
/// <param name="Pdf">Where.</param>
/// <param name="Bold">Whether it is bold.</param>
/// <param name="Size">In points.</param>
/// <param name="Color">Of the letters.</param>
internal readonly record struct PdfStyle(TaggedPdf Pdf, bool Bold, double Size, Rgb Color)
{
    /// <summary>From one line to the next.</summary>
    public double Leading => Size * 1.32;

    /// <summary>From the top of a line to where its letters stand.</summary>
    public double Baseline => Size * 1.02;

    /// <summary>Of one line of text, in points.</summary>
    public double WidthOf(string text) => Pdf.WidthOf(this, text);
}

/// <summary>Texts made fit for drawing.</summary>
internal static class PdfText
{
    private static readonly char[] Seams = ['/', '-', '_', '.', ','];

    /// <summary>Without control and invisible characters; every kind of line break is <c>\n</c>, a tab is a space.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
            if (rune.Value is '\n' or '\r' or 0x85 or 0x2028 or 0x2029)
                clean.Append('\n');
            else if (rune.Value == '\t')
                clean.Append(' ');
            else if (
                Rune.GetUnicodeCategory(rune)
                is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned)
            )
                clean.Append(rune.ToString());
        return clean.ToString();
    }

    /// <summary>The text in lines no wider than the width, broken between words, and within a word only where the word
    /// alone is wider.</summary>
    public static IEnumerable<string> Wrap(string text, PdfStyle style, double width)
    {
        foreach (var paragraph in Clean(text).Split('\n'))
        {
            if (style.WidthOf(paragraph) <= width)
            {
                yield return paragraph.Trim(' ');
                continue;
            }
            foreach (var line in WrapParagraph(paragraph, style, width))
                yield return line;
        }
    }

    private static IEnumerable<string> WrapParagraph(string paragraph, PdfStyle style, double width)
    {
        var space = style.WidthOf(" ");
        // The words of one line, and their width together.
        var line = new StringBuilder();
        double used = 0;
        foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var wide = style.WidthOf(word);
            if (line.Length > 0 && used + space + wide <= width)
            {
                line.Append(' ').Append(word);
                used += space + wide;
                continue;
            }
            if (line.Length > 0)
                yield return line.ToString();
            line.Clear();
            var rest = word;
            if (wide > width)
                foreach (var part in Break(word, style, width))
                {
                    if (line.Length > 0)
                        yield return line.ToString();
                    line.Clear().Append(part);
                    rest = part;
                }
            else
                line.Append(word);
            used = ReferenceEquals(rest, word) ? wide : style.WidthOf(rest);
        }
        if (line.Length > 0)
            yield return line.ToString();
    }

    // Parts of a word that is wider than the line: after a slash, dash or the like if one is in the last third, else
    // anywhere but within a character.
    private static IEnumerable<string> Break(string word, PdfStyle style, double width)
    {
        for (var start = 0; start < word.Length; )
        {
            double used = 0;
            var end = start;
            foreach (var rune in word.AsSpan(start).EnumerateRunes())
            {
                used += style.WidthOf(rune.ToString());
                if (used > width && end > start)
                    break;
                end += rune.Utf16SequenceLength;
            }
            if (end < word.Length)
            {
                var seam = word.LastIndexOfAny(Seams, end - 1, end - start);
                if (seam >= start + (end - start) * 2 / 3)
                    end = seam + 1;
            }
            yield return word[start..end];
            start = end;
        }
    }
}
