using System.Globalization;
using System.Text;

namespace Ebok.Core.Pdf;

/// <summary>A font in one document: remembers which characters were written, and embeds only those, with the map that
/// lets a reader, a search or a screen reader turn glyphs back into text.</summary>
internal sealed class PdfFont
{
    private readonly TrueTypeSubset subset;
    private readonly SortedDictionary<ushort, Rune> characters = [];

    internal PdfFont(TrueTypeFont file, string key, int number)
    {
        (File, Key, Number) = (file, key, number);
        subset = new TrueTypeSubset(file);
    }

    public TrueTypeFont File { get; }

    /// <summary>Its name in content streams: <c>F1</c>.</summary>
    internal string Key { get; }

    /// <summary>Number of its object.</summary>
    internal int Number { get; }

    /// <summary>The text as glyph numbers in hex, for <c>Tj</c>.</summary>
    internal void AppendHex(StringBuilder content, string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var glyph = subset.NumberOf(File.GlyphOf(rune));
            characters.TryAdd(glyph, rune);
            content.Append(glyph.ToString("X4", CultureInfo.InvariantCulture));
        }
    }

    internal void WriteTo(PdfFile file)
    {
        // Six letters that say "subset"; they need only differ between the fonts of one file.
        var name = $"EBOK{Key[0]}{(char)('A' + Key[^1] - '0')}+{File.Name}";
        var bytes = subset.ToFile();
        var program = file.AddStream(string.Create(CultureInfo.InvariantCulture, $"/Length1 {bytes.Length}"), bytes);
        var box = string.Join(' ', File.BoundingBox.Select(b => Thousandths(b)));
        var descriptor = file.Add(
            $"<</Type/FontDescriptor/FontName/{name}/Flags 32/FontBBox[{box}]/ItalicAngle 0"
                + $"/Ascent {Thousandths(File.Ascent)}/Descent {Thousandths(File.Descent)}/CapHeight 729/StemV 80"
                + $"/FontFile2 {program} 0 R>>"
        );
        var widths = string.Join(' ', subset.Used.Select(glyph => Thousandths(File.AdvanceOf(glyph))));
        var descendant = file.Add(
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDToGIDMap/Identity"
                + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                + $"/FontDescriptor {descriptor} 0 R/W[0[{widths}]]>>"
        );
        var unicode = file.AddStream("", Encoding.ASCII.GetBytes(ToUnicode()));
        file.Set(
            Number,
            $"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
                + $"/DescendantFonts[{descendant} 0 R]/ToUnicode {unicode} 0 R>>"
        );
    }

    private int Thousandths(int units) => (int)Math.Round(units * 1000d / File.UnitsPerEm);

    private string ToUnicode()
    {
        var map = new StringBuilder(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
                + "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
                + "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
                + "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        );
        // The format allows at most 100 in one block.
        foreach (var some in characters.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{some.Length} beginbfchar\n");
            foreach (var (glyph, rune) in some)
                map.Append(
                    CultureInfo.InvariantCulture,
                    $"<{glyph:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(rune.ToString()))}>\n"
                );
            map.Append("endbfchar\n");
        }
        return map.Append("endcmap CMapName currentdict /CMap defineresource pop end end").ToString();
    }
}
