using System.Buffers.Binary;

namespace Ebok.Core.Pdf;

/// <summary>The outline of a glyph as closed lines of short straight pieces, for who draws letters himself. Source:
/// OpenType 1.9.1, "glyf", simple glyph description.</summary>
internal static class TrueTypeOutline
{
    private const byte OnCurve = 0x01;
    private const byte ShortX = 0x02;
    private const byte ShortY = 0x04;
    private const byte Repeats = 0x08;
    private const byte SameOrPositiveX = 0x10;
    private const byte SameOrPositiveY = 0x20;

    // Of each curve and each straight side: what is bent afterwards needs points along its sides too.
    private const int Pieces = 8;

    /// <summary>The contours in font units, y upwards; none for a space.</summary>
    /// <exception cref="NotSupportedException">Put together from other glyphs, as letters with diacritics are.</exception>
    public static IReadOnlyList<IReadOnlyList<(double X, double Y)>> Contours(TrueTypeFont font, ushort glyph)
    {
        var outline = font.OutlineOf(glyph);
        if (outline.IsEmpty)
            return [];
        var count = BinaryPrimitives.ReadInt16BigEndian(outline);
        if (count < 0)
            throw new NotSupportedException($"glyph {glyph} of {font.Name} is put together from others");
        var ends = new int[count];
        for (var i = 0; i < count; i++)
            ends[i] = BinaryPrimitives.ReadUInt16BigEndian(outline[(10 + 2 * i)..]);
        var points = ReadPoints(outline[(10 + 2 * count)..], count == 0 ? 0 : ends[^1] + 1);
        var contours = new List<IReadOnlyList<(double, double)>>();
        var start = 0;
        foreach (var end in ends)
        {
            contours.Add(Flatten(points.AsSpan(start..(end + 1))));
            start = end + 1;
        }
        return contours;
    }

    private static Point[] ReadPoints(ReadOnlySpan<byte> data, int count)
    {
        // Instructions for small screens come first.
        var at = 2 + BinaryPrimitives.ReadUInt16BigEndian(data);
        var flags = new byte[count];
        for (var i = 0; i < count; )
        {
            var flag = data[at++];
            var times = (flag & Repeats) != 0 ? data[at++] + 1 : 1;
            flags.AsSpan(i, times).Fill(flag);
            i += times;
        }
        var points = new Point[count];
        int x = 0,
            y = 0;
        for (var i = 0; i < count; i++)
            points[i].X = x += Step(data, ref at, (flags[i] & ShortX) != 0, (flags[i] & SameOrPositiveX) != 0);
        for (var i = 0; i < count; i++)
        {
            points[i].Y = y += Step(data, ref at, (flags[i] & ShortY) != 0, (flags[i] & SameOrPositiveY) != 0);
            points[i].IsOn = (flags[i] & OnCurve) != 0;
        }
        return points;
    }

    private static int Step(ReadOnlySpan<byte> data, ref int at, bool isShort, bool sameOrPositive)
    {
        if (isShort)
            return sameOrPositive ? data[at++] : -data[at++];
        if (sameOrPositive)
            return 0;
        at += 2;
        return BinaryPrimitives.ReadInt16BigEndian(data[(at - 2)..]);
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

    private struct Point
    {
        public double X;
        public double Y;
        public bool IsOn;
    }
}
