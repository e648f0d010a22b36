using System.Buffers.Binary;

namespace Ebok.Core.Pdf;

/// <summary>A font file with only the glyphs that one document uses, numbered anew from 0 in the order of their first
/// use: some 20 KB in place of 700.</summary>
internal sealed class TrueTypeSubset
{
    // Flags of a glyph that is put together from others (OpenType, "glyf", composite glyph description).
    private const int ArgumentsAreWords = 0x0001;
    private const int HasScale = 0x0008;
    private const int MoreComponents = 0x0020;
    private const int HasTwoScales = 0x0040;
    private const int HasMatrix = 0x0080;

    private readonly TrueTypeFont font;
    private readonly List<ushort> used = [0];
    private readonly Dictionary<ushort, ushort> numbers = new() { [0] = 0 };

    public TrueTypeSubset(TrueTypeFont font) => this.font = font;

    /// <summary>The used glyphs by their new number; 0 is the "missing" glyph.</summary>
    public IReadOnlyList<ushort> Used => used;

    /// <summary>The new number of a glyph, which from now on is part of the subset.</summary>
    public ushort NumberOf(ushort glyph)
    {
        if (numbers.TryGetValue(glyph, out var number))
            return number;
        number = (ushort)used.Count;
        numbers.Add(glyph, number);
        used.Add(glyph);
        return number;
    }

    /// <summary>The font file.</summary>
    public byte[] ToFile()
    {
        using var outlines = new MemoryStream();
        var locations = new List<uint>();
        // Grows while it runs: a letter with a diacritic brings its parts.
        for (var i = 0; i < used.Count; i++)
        {
            locations.Add((uint)outlines.Length);
            var outline = font.OutlineOf(used[i]).ToArray();
            RenumberParts(outline);
            outlines.Write(outline);
            while (outlines.Length % 4 != 0)
                outlines.WriteByte(0);
        }
        locations.Add((uint)outlines.Length);
        return Assemble(
            new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
            {
                ["cvt "] = font.Table("cvt ").ToArray(),
                ["fpgm"] = font.Table("fpgm").ToArray(),
                ["glyf"] = outlines.ToArray(),
                ["head"] = Head(),
                ["hhea"] = WithUInt16(font.Table("hhea"), 34, used.Count),
                ["hmtx"] = Metrics(),
                ["loca"] = Locations(locations),
                ["maxp"] = WithUInt16(font.Table("maxp"), 4, used.Count),
                ["prep"] = font.Table("prep").ToArray(),
            }
        );
    }

    private void RenumberParts(Span<byte> outline)
    {
        if (outline.Length < 10 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
            return;
        var at = 10;
        int flags;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            var part = BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]);
            BinaryPrimitives.WriteUInt16BigEndian(outline[(at + 2)..], NumberOf(part));
            at += 4 + ((flags & ArgumentsAreWords) != 0 ? 4 : 2);
            at +=
                (flags & HasScale) != 0 ? 2
                : (flags & HasTwoScales) != 0 ? 4
                : (flags & HasMatrix) != 0 ? 8
                : 0;
        } while ((flags & MoreComponents) != 0);
    }

    private byte[] Head()
    {
        var head = WithUInt16(font.Table("head"), 50, 1);
        head.AsSpan(8, 4).Clear();
        return head;
    }

    private byte[] Metrics()
    {
        var source = font.Table("hmtx");
        var full = BinaryPrimitives.ReadUInt16BigEndian(font.Table("hhea")[34..]);
        var metrics = new byte[4 * used.Count];
        for (var i = 0; i < used.Count; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan(4 * i), (ushort)font.AdvanceOf(used[i]));
            var bearing = used[i] < full ? 4 * used[i] + 2 : 4 * full + 2 * (used[i] - full);
            source.Slice(bearing, 2).CopyTo(metrics.AsSpan(4 * i + 2));
        }
        return metrics;
    }

    private static byte[] Locations(List<uint> offsets)
    {
        var loca = new byte[4 * offsets.Count];
        for (var i = 0; i < offsets.Count; i++)
            BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(4 * i), offsets[i]);
        return loca;
    }

    private static byte[] WithUInt16(ReadOnlySpan<byte> table, int at, int value)
    {
        var copy = table.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at), (ushort)value);
        return copy;
    }

    private static byte[] Assemble(SortedDictionary<string, byte[]> tables)
    {
        var present = tables.Where(t => t.Value.Length > 0).ToList();
        var length = 12 + 16 * present.Count + present.Sum(t => Padded(t.Value.Length));
        var file = new byte[length];
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)present.Count);
        var power = (int)Math.Log2(present.Count);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)(16 * present.Count - (16 << power)));
        int record = 12,
            at = 12 + 16 * present.Count,
            head = 0;
        foreach (var (tag, bytes) in present)
        {
            if (tag == "head")
                head = at;
            System.Text.Encoding.ASCII.GetBytes(tag, file.AsSpan(record));
            bytes.CopyTo(file, at);
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(record + 4), Sum(file.AsSpan(at, Padded(bytes.Length))));
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(record + 8), (uint)at);
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(record + 12), (uint)bytes.Length);
            record += 16;
            at += Padded(bytes.Length);
        }
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(head + 8), 0xB1B0AFBA - Sum(file));
        return file;
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (var i = 0; i < bytes.Length; i += 4)
            sum += BinaryPrimitives.ReadUInt32BigEndian(bytes[i..]);
        return sum;
    }
}
