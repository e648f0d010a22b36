using System.Buffers.Binary;
using System.Text;

namespace Ebok.Core.Pdf;

/// <summary>A TrueType font file, read once and shared by all documents: which glyph a character has, how wide it is, and
/// where its outline lies in the file. Source: OpenType 1.9.1, tables head, hhea, hmtx, maxp, cmap, loca, glyf.</summary>
internal sealed class TrueTypeFont
{
    private const int ReplacementCharacter = 0xFFFD;
    private readonly byte[] file;
    private readonly Dictionary<string, Range> tables;

    // By character of the Basic Multilingual Plane; 0 where the font has none.
    private readonly ushort[] glyphs;
    private readonly ushort[] advances;
    private readonly uint[] locations;

    /// <param name="name">PostScript name, without spaces: <c>DejaVuSansCondensed-Bold</c>.</param>
    /// <param name="file">The bytes of a .ttf file.</param>
    /// <exception cref="InvalidDataException">Not a TrueType font with a Unicode character map.</exception>
    public TrueTypeFont(string name, byte[] file)
    {
        Name = name;
        this.file = file;
        if (file.Length < 12 || U32(0) != 0x00010000)
            throw new InvalidDataException($"{name} is not a TrueType font");
        tables = ReadTables();
        foreach (var needed in new[] { "head", "hhea", "hmtx", "maxp", "cmap", "loca", "glyf" })
            if (!tables.ContainsKey(needed))
                throw new InvalidDataException($"{name} has no table {needed}");
        var head = Start("head");
        UnitsPerEm = U16(head + 18);
        BoundingBox = [I16(head + 36), I16(head + 38), I16(head + 40), I16(head + 42)];
        Ascent = I16(Start("hhea") + 4);
        Descent = I16(Start("hhea") + 6);
        GlyphCount = U16(Start("maxp") + 4);
        advances = ReadAdvances();
        locations = ReadLocations(longOffsets: I16(head + 50) != 0);
        glyphs = ReadCharacters();
    }

    public string Name { get; }

    /// <summary>Font units in one em; all other figures are in these.</summary>
    public int UnitsPerEm { get; }
    public IReadOnlyList<short> BoundingBox { get; }
    public int Ascent { get; }
    public int Descent { get; }
    public int GlyphCount { get; }

    /// <summary>The glyph of a character; of U+FFFD where the font has none.</summary>
    public ushort GlyphOf(Rune character) =>
        character.IsBmp && glyphs[character.Value] is var glyph and not 0 ? glyph : glyphs[ReplacementCharacter];

    /// <summary>Width of a glyph in font units.</summary>
    public int AdvanceOf(ushort glyph) => advances[Math.Min(glyph, advances.Length - 1)];

    /// <summary>Width of a line of text in points.</summary>
    public double WidthOf(ReadOnlySpan<char> text, double size)
    {
        long units = 0;
        foreach (var rune in text.EnumerateRunes())
            units += AdvanceOf(GlyphOf(rune));
        return units * size / UnitsPerEm;
    }

    /// <summary>The outline; empty for a space.</summary>
    public ReadOnlySpan<byte> OutlineOf(ushort glyph) =>
        Table("glyf")[(int)locations[glyph]..(int)locations[glyph + 1]];

    /// <summary>The bytes of a table; empty where the font has none of that name.</summary>
    public ReadOnlySpan<byte> Table(string tag) => tables.TryGetValue(tag, out var range) ? file.AsSpan(range) : [];

    private Dictionary<string, Range> ReadTables()
    {
        var found = new Dictionary<string, Range>(StringComparer.Ordinal);
        for (var i = 0; i < U16(4); i++)
        {
            var record = 12 + 16 * i;
            var start = checked((int)U32(record + 8));
            found[Encoding.ASCII.GetString(file, record, 4)] = start..checked(start + (int)U32(record + 12));
        }
        return found;
    }

    private ushort[] ReadAdvances()
    {
        var widths = new ushort[U16(Start("hhea") + 34)];
        for (var i = 0; i < widths.Length; i++)
            widths[i] = U16(Start("hmtx") + 4 * i);
        return widths;
    }

    private uint[] ReadLocations(bool longOffsets)
    {
        var found = new uint[GlyphCount + 1];
        var loca = Start("loca");
        for (var i = 0; i < found.Length; i++)
            found[i] = longOffsets ? U32(loca + 4 * i) : U16(loca + 2 * i) * 2u;
        return found;
    }

    private ushort[] ReadCharacters()
    {
        var cmap = Start("cmap");
        for (var i = 0; i < U16(cmap + 2); i++)
        {
            var record = cmap + 4 + 8 * i;
            var map = cmap + (int)U32(record + 4);
            // Windows, Unicode: the Basic Multilingual Plane holds all that an invoice is written in.
            if (U16(record) == 3 && U16(record + 2) == 1 && U16(map) == 4)
                return ReadSegments(map);
        }
        throw new InvalidDataException($"{Name} has no Unicode character map");
    }

    // cmap format 4: segments of consecutive characters.
    private ushort[] ReadSegments(int map)
    {
        var found = new ushort[0x10000];
        var doubled = U16(map + 6);
        int ends = map + 14,
            starts = ends + doubled + 2,
            deltas = starts + doubled,
            offsets = deltas + doubled;
        for (var segment = 0; segment < doubled; segment += 2)
        {
            int start = U16(starts + segment),
                end = U16(ends + segment),
                offset = U16(offsets + segment);
            for (var character = start; character <= end && character < 0xFFFF; character++)
            {
                var glyph = offset == 0 ? character : U16(offsets + segment + offset + 2 * (character - start));
                if (offset == 0 || glyph != 0)
                    glyph = (glyph + U16(deltas + segment)) & 0xFFFF;
                found[character] = (ushort)glyph;
            }
        }
        return found;
    }

    private int Start(string table) => tables[table].Start.Value;

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));

    private short I16(int at) => BinaryPrimitives.ReadInt16BigEndian(file.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
}
