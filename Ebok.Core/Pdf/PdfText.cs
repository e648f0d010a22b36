using System.Globalization;
using System.Text;
using Ebok.Core.Utilities;

namespace Ebok.Core.Pdf;

/// <summary>How a text looks.</summary>
/// <param name="Font">Font of the document.</param>
/// <param name="Size">In points.</param>
/// <param name="Color">Of the letters.</param>
internal readonly record struct PdfStyle(PdfFont Font, double Size, Rgb Color)
{
    /// <summary>From one line to the next.</summary>
    public double Leading => Size * 1.32;

    /// <summary>From the top of a line to where its letters stand.</summary>
    public double Baseline => Size * 1.02;

    public double WidthOf(string text) => Font.File.WidthOf(text, Size);
}

/// <summary>Texts made fit for drawing.</summary>
internal static class PdfText
{
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
            var line = "";
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (style.WidthOf(longer) <= width)
                {
                    line = longer;
                    continue;
                }
                if (line.Length > 0)
                    yield return line;
                line = word;
                while (style.WidthOf(line) > width && line.Length > 1)
                {
                    var fits = LongestPart(line, style, width);
                    yield return line[..fits];
                    line = line[fits..];
                }
            }
            if (line.Length > 0)
                yield return line;
        }
    }

    // At least one character, never half of one; after a slash or dash if one is in the last third.
    private static int LongestPart(string word, PdfStyle style, double width)
    {
        double used = 0;
        var length = 0;
        foreach (var rune in word.EnumerateRunes())
        {
            used += style.WidthOf(rune.ToString());
            if (used > width && length > 0)
                break;
            length += rune.Utf16SequenceLength;
        }
        var seam = word.LastIndexOfAny(['/', '-', '_', '.', ','], length - 1);
        return seam >= length * 2 / 3 ? seam + 1 : length;
    }
}
