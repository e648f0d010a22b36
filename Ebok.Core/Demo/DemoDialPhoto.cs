using System.Buffers.Binary;
using System.IO.Compression;

namespace Ebok.Core.Demo;

/// <summary>A picture of a dial for the demo: seven-segment figures on a grey plate, as PNG. Nobody's photo.</summary>
internal static class DemoDialPhoto
{
    private const int Scale = 6;
    private const int FigureWidth = 14 * Scale;
    private const int Height = 26 * Scale;
    private const byte Plate = 205;
    private const byte Ink = 25;

    // Segments of each figure: top, upper left, upper right, middle, lower left, lower right, bottom.
    private static readonly string[] Segments =
    [
        "1110111",
        "0010010",
        "1011101",
        "1011011",
        "0111010",
        "1101011",
        "1101111",
        "1010010",
        "1111111",
        "1111011",
    ];

    // Left, top, width, height of each segment, in the figure's grid of 14 by 26.
    private static readonly (int X, int Y, int W, int H)[] Places =
    [
        (4, 4, 6, 2),
        (2, 5, 2, 7),
        (10, 5, 2, 7),
        (4, 12, 6, 2),
        (2, 14, 2, 7),
        (10, 14, 2, 7),
        (4, 20, 6, 2),
    ];

    /// <param name="figures">Digits only.</param>
    public static byte[] Of(string figures)
    {
        var width = figures.Length * FigureWidth;
        var rows = new byte[Height * (width + 1)];
        for (var y = 0; y < Height; y++)
            rows.AsSpan(y * (width + 1) + 1, width).Fill((byte)(Plate - y / 4));
        for (var n = 0; n < figures.Length; n++)
        for (var s = 0; s < Places.Length; s++)
            if (Segments[figures[n] - '0'][s] == '1')
                Fill(rows, width, n * FigureWidth, Places[s]);
        return Png(width, rows);
    }

    private static void Fill(byte[] rows, int width, int left, (int X, int Y, int W, int H) place)
    {
        for (var y = place.Y * Scale; y < (place.Y + place.H) * Scale; y++)
            rows.AsSpan(y * (width + 1) + 1 + left + place.X * Scale, place.W * Scale).Fill(Ink);
    }

    private static byte[] Png(int width, byte[] rows)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        header[8] = 8; // bits a pixel, grey
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(rows);
        return
        [
            0x89,
            .. "PNG\r\n\u001a\n"u8,
            .. Chunk("IHDR"u8, header),
            .. Chunk("IDAT"u8, packed.ToArray()),
            .. Chunk("IEND"u8, []),
        ];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] content)
    {
        byte[] chunk = [0, 0, 0, 0, .. name, .. content, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(
            chunk.AsSpan(chunk.Length - 4),
            Crc32(chunk.AsSpan(4, content.Length + 4))
        );
        return chunk;
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
