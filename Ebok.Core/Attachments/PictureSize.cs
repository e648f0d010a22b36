using System.Buffers.Binary;

namespace Ebok.Core.Attachments;

/// <summary>Width and height as a picture's header says: nothing is unpacked.</summary>
internal sealed record PictureSize(long Width, long Height)
{
    private const int LongestSide = 30_000;

    // The largest telephones have 200 million.
    private const long MostPixels = 250_000_000;

    /// <summary>A few kilobytes can claim gigabytes of pixels.</summary>
    public bool IsHuge => Width > LongestSide || Height > LongestSide || Width * Height > MostPixels;

    /// <summary>Null: it is none. (PNG 1.2, 4.1.1.)</summary>
    public static PictureSize? OfPng(Stream content)
    {
        var header = content.ReadAt(8, 16).AsSpan();
        if (header.Length < 16 || !header[4..8].SequenceEqual("IHDR"u8))
            return null;
        var end = content.ReadAt(Math.Max(0, content.Length - 64 * 1024), 64 * 1024).AsSpan();
        return end.LastIndexOf("IEND"u8) < 0 ? null : Of(UInt32(header[8..]), UInt32(header[12..]));
    }

    /// <summary>Null: it is none. Goes from segment to segment to the frame's (ITU T.81, B.2.2).</summary>
    public static PictureSize? OfJpeg(Stream content)
    {
        long at = 2;
        for (var segments = 0; segments < 2000; segments++)
        {
            var segment = content.ReadAt(Math.Min(at, content.Length), 9).AsSpan();
            if (segment.Length < 9 || segment[0] != 0xFF)
                return null;
            switch (segment[1])
            {
                case 0xFF:
                    at++;
                    continue;
                case 0xD9 or 0xDA:
                    return null;
                case >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC):
                    return Of(UInt16(segment[7..]), UInt16(segment[5..]));
                default:
                    at += 2 + Math.Max((ushort)2, UInt16(segment[2..]));
                    break;
            }
        }
        return null;
    }

    /// <summary>Null: it is none. The largest of the sizes in its table of contents (ISO 14496-12 box <c>meta</c>,
    /// ISO 23008-12 property <c>ispe</c>).</summary>
    public static PictureSize? OfHeic(Stream content)
    {
        long at = 0;
        for (var boxes = 0; boxes < 100 && at + 8 <= content.Length; boxes++)
        {
            var box = content.ReadAt(at, 8).AsSpan();
            var length = UInt32(box);
            if (box[4..].SequenceEqual("meta"u8))
                return LargestOf(content.ReadAt(at, (int)Math.Min(length, 4 * 1024 * 1024)));
            if (length < 8)
                return null;
            at += length;
        }
        return null;
    }

    private static PictureSize? LargestOf(ReadOnlySpan<byte> meta)
    {
        PictureSize? largest = null;
        for (var next = meta.IndexOf("ispe"u8); next >= 0; next = meta.IndexOf("ispe"u8))
        {
            meta = meta[(next + 4)..];
            if (meta.Length < 12 || Of(UInt32(meta[4..]), UInt32(meta[8..])) is not { } size)
                return null;
            if (largest is null || size.Width * size.Height > largest.Width * largest.Height)
                largest = size;
        }
        return largest;
    }

    private static PictureSize? Of(long width, long height) => width < 1 || height < 1 ? null : new(width, height);

    private static uint UInt32(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32BigEndian(bytes);

    private static ushort UInt16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
