using System.Buffers.Binary;
using System.IO.Compression;

namespace Ebok.Core.HumanChecks;

/// <summary>A picture in 16 shades of grey, drawn by filling shapes with soft edges.</summary>
internal sealed class GreyPicture(int width, int height)
{
    // Lines in a pixel on which a shape is measured; along a line it is exact.
    private const int Lines = 4;

    // 0 is white, 1 is black.
    private readonly float[] ink = new float[width * height];

    /// <summary>Fills what closed lines surround (nonzero winding), with ink from 0, white, to 1, black.</summary>
    public void Fill(IEnumerable<IReadOnlyList<(double X, double Y)>> contours, float shade)
    {
        var edges = Edges(contours);
        var crossings = new List<(double X, int Winding)>();
        var covered = new float[width];
        var first = Math.Max(0, (int)edges.Min(edge => edge.Top));
        var last = Math.Min(height - 1, (int)edges.Max(edge => edge.Bottom));
        for (var y = first; y <= last; y++)
        {
            covered.AsSpan().Clear();
            for (var line = 0; line < Lines; line++)
            {
                var at = y + (line + 0.5) / Lines;
                crossings.Clear();
                foreach (var edge in edges)
                    if (at >= edge.Top && at < edge.Bottom)
                        crossings.Add((edge.X + (at - edge.Top) * edge.Slope, edge.Winding));
                crossings.Sort((a, b) => a.X.CompareTo(b.X));
                var winding = 0;
                for (var i = 0; i + 1 < crossings.Count; i++)
                    if ((winding += crossings[i].Winding) != 0)
                        Cover(covered, crossings[i].X, crossings[i + 1].X);
            }
            for (var x = 0; x < width; x++)
                if (covered[x] > 0)
                    ink[y * width + x] += (shade - ink[y * width + x]) * Math.Min(covered[x], 1);
        }
    }

    /// <summary>The picture as a PNG of 4 bits a pixel (PNG, third edition, 2025).</summary>
    public byte[] ToPng()
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 4; // bits; all others 0: grey, deflate, filters of rows, not interlaced
        WriteChunk(png, "IHDR"u8, header);
        WriteChunk(png, "IDAT"u8, Compressed());
        WriteChunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private byte[] Compressed()
    {
        using var bytes = new MemoryStream();
        using (var zlib = new ZLibStream(bytes, CompressionLevel.Optimal))
        {
            var row = new byte[1 + (width + 1) / 2]; // first the kind of filter: none
            for (var y = 0; y < height; y++)
            {
                row.AsSpan().Clear();
                for (var x = 0; x < width; x++)
                {
                    var grey = 15 - (int)Math.Round(ink[y * width + x] * 15);
                    row[1 + x / 2] |= (byte)(x % 2 == 0 ? grey << 4 : grey);
                }
                zlib.Write(row);
            }
        }
        return bytes.ToArray();
    }

    private void Cover(float[] covered, double from, double to)
    {
        from = Math.Clamp(from, 0, width);
        to = Math.Clamp(to, 0, width);
        for (var x = (int)from; x < to; x++)
            covered[x] += (float)(Math.Min(to, x + 1) - Math.Max(from, x)) / Lines;
    }

    private static List<Edge> Edges(IEnumerable<IReadOnlyList<(double X, double Y)>> contours)
    {
        var edges = new List<Edge>();
        foreach (var contour in contours)
            for (var i = 0; i < contour.Count; i++)
            {
                var (a, b) = (contour[i], contour[(i + 1) % contour.Count]);
                if (a.Y == b.Y)
                    continue;
                var winding = a.Y < b.Y ? 1 : -1;
                if (winding < 0)
                    (a, b) = (b, a);
                edges.Add(new Edge(a.Y, b.Y, a.X, (b.X - a.X) / (b.Y - a.Y), winding));
            }
        return edges;
    }

    private static void WriteChunk(MemoryStream png, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        png.Write(name);
        png.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(name, content));
        png.Write(number);
    }

    // The framework's own is in a package that is not here; what it sums up is a few kilobytes.
    private static uint Crc(ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        var crc = 0xFFFFFFFFu;
        Add(name);
        Add(content);
        return ~crc;

        void Add(ReadOnlySpan<byte> bytes)
        {
            foreach (var value in bytes)
            {
                crc ^= value;
                for (var bit = 0; bit < 8; bit++)
                    crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320;
            }
        }
    }

    private readonly record struct Edge(double Top, double Bottom, double X, double Slope, int Winding);
}
