using System.Buffers.Binary;

namespace Ebok.Core.HumanChecks;

/// <summary>The outline of a sign of a font, for who draws it himself: closed lines of short straight pieces. In em, y
/// upwards.</summary>
/// <param name="Width">To the next sign.</param>
/// <param name="Contours">None for a space.</param>
internal sealed record SignShape(double Width, IReadOnlyList<IReadOnlyList<(double X, double Y)>> Contours);

/// <summary>Reads the shapes of some signs from a TrueType file. Source: OpenType 1.9.1, tables head, hhea, hmtx, cmap, loca,
/// glyf.</summary>
internal sealed class SignShapes
{
    private const byte OnCurve = 0x01;
    private const byte ShortX = 0x02;
    private const byte ShortY = 0x04;
    private const byte Repeats = 0x08;
    private const byte SameOrPositiveX = 0x10;
    private const byte SameOrPositiveY = 0x20;

    // Of each curve and each straight side: what is bent afterwards needs points along its sides too.
    private const int Pieces = 8;

    private readonly byte[] file;
    private readonly double em;

    private SignShapes(string path)
    {
        file = File.ReadAllBytes(path);
        em = U16(Table("head"u8) + 18);
    }

    /// <summary>By sign. Nothing of the file is kept.</summary>
    /// <param name="path">A .ttf file.</param>
    /// <param name="signs">Of the Basic Multilingual Plane, none with diacritics.</param>
    /// <exception cref="InvalidDataException">It is not a TrueType font, or lacks a sign.</exception>
    public static Dictionary<char, SignShape> Read(string path, string signs)
    {
        var font = new SignShapes(path);
        return signs.ToDictionary(sign => sign, sign => font.ShapeOf(sign));
    }

    private SignShape ShapeOf(char sign)
    {
        var glyph = GlyphOf(sign);
        var advance = Math.Min(glyph, U16(Table("hhea"u8) + 34) - 1);
        return new SignShape(U16(Table("hmtx"u8) + 4 * advance) / em, Contours(glyph));
    }

    private int GlyphOf(char sign)
    {
        var map = CharacterMap();
        var doubled = U16(map + 6);
        int ends = map + 14,
            starts = ends + doubled + 2,
            deltas = starts + doubled,
            offsets = deltas + doubled;
        // cmap format 4: segments of consecutive characters.
        for (var segment = 0; segment < doubled; segment += 2)
        {
            if (sign > U16(ends + segment))
                continue;
            int start = U16(starts + segment),
                offset = U16(offsets + segment);
            if (sign < start)
                break;
            var glyph = offset == 0 ? sign : U16(offsets + segment + offset + 2 * (sign - start));
            return (glyph + U16(deltas + segment)) & 0xFFFF;
        }
        throw new InvalidDataException($"the font has no {sign}");
    }

    private int CharacterMap()
    {
        var cmap = Table("cmap"u8);
        for (var record = cmap + 4; record < cmap + 4 + 8 * U16(cmap + 2); record += 8)
            // Windows, Unicode.
            if (U16(record) == 3 && U16(record + 2) == 1)
                return cmap + U32(record + 4);
        throw new InvalidDataException("the font has no Unicode character map");
    }

    private List<IReadOnlyList<(double X, double Y)>> Contours(int glyph)
    {
        var contours = new List<IReadOnlyList<(double, double)>>();
        if (Location(glyph) == Location(glyph + 1))
            return contours;
        var outline = Table("glyf"u8) + Location(glyph);
        var count = I16(outline);
        if (count < 0)
            throw new InvalidDataException($"glyph {glyph} is put together from others");
        var points = ReadPoints(outline + 10 + 2 * count, U16(outline + 8 + 2 * count) + 1);
        var start = 0;
        for (var i = 0; i < count; i++)
        {
            var end = U16(outline + 10 + 2 * i);
            contours.Add(Flatten(points.AsSpan(start..(end + 1))));
            start = end + 1;
        }
        return contours;
    }

    private int Location(int glyph) =>
        I16(Table("head"u8) + 50) != 0 ? U32(Table("loca"u8) + 4 * glyph) : U16(Table("loca"u8) + 2 * glyph) * 2;

    private Point[] ReadPoints(int at, int count)
    {
        // Instructions for small screens come first.
        at += 2 + U16(at);
        var flags = new byte[count];
        for (var i = 0; i < count; )
        {
            var flag = file[at++];
            var times = (flag & Repeats) != 0 ? file[at++] + 1 : 1;
            flags.AsSpan(i, times).Fill(flag);
            i += times;
        }
        var points = new Point[count];
        int x = 0,
            y = 0;
        for (var i = 0; i < count; i++)
            points[i].X = (x += Step(ref at, (flags[i] & ShortX) != 0, (flags[i] & SameOrPositiveX) != 0)) / em;
        for (var i = 0; i < count; i++)
        {
            points[i].Y = (y += Step(ref at, (flags[i] & ShortY) != 0, (flags[i] & SameOrPositiveY) != 0)) / em;
            points[i].IsOn = (flags[i] & OnCurve) != 0;
        }
        return points;
    }

    private int Step(ref int at, bool isShort, bool sameOrPositive)
    {
        if (isShort)
            return sameOrPositive ? file[at++] : -file[at++];
        if (sameOrPositive)
            return 0;
        at += 2;
        return I16(at - 2);
    }

    // Quadratic curves; between two points that are off the curve lies one that is on it.
    private static List<(double X, double Y)> Flatten(ReadOnlySpan<Point> contour)
    {
        var line = new List<(double X, double Y)>();
        var from = contour[^1].IsOn ? contour[^1] : Middle(contour[^1], contour[0]);
        for (var i = 0; i < contour.Length; i++)
        {
            var point = contour[i];
            var next = contour[(i + 1) % contour.Length];
            if (point.IsOn && !next.IsOn)
                from = point;
            if (point.IsOn && next.IsOn)
                AddCurve(line, point, Middle(point, next), next);
            else if (!point.IsOn)
            {
                var to = next.IsOn ? next : Middle(point, next);
                AddCurve(line, from, point, to);
                from = to;
            }
        }
        return line;
    }

    private static void AddCurve(List<(double X, double Y)> line, Point from, Point control, Point to)
    {
        for (var i = 0; i < Pieces; i++)
        {
            var t = (double)i / Pieces;
            double a = (1 - t) * (1 - t),
                b = 2 * t * (1 - t),
                c = t * t;
            line.Add((a * from.X + b * control.X + c * to.X, a * from.Y + b * control.Y + c * to.Y));
        }
    }

    private static Point Middle(Point a, Point b) =>
        new()
        {
            X = (a.X + b.X) / 2,
            Y = (a.Y + b.Y) / 2,
            IsOn = true,
        };

    private int Table(ReadOnlySpan<byte> tag)
    {
        for (var record = 12; record < 12 + 16 * U16(4); record += 16)
            if (file.AsSpan(record, 4).SequenceEqual(tag))
                return U32(record + 8);
        throw new InvalidDataException("this is not a TrueType font");
    }

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));

    private int I16(int at) => BinaryPrimitives.ReadInt16BigEndian(file.AsSpan(at));

    private int U32(int at) => checked((int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at)));

    private struct Point
    {
        public double X;
        public double Y;
        public bool IsOn;
    }
}
