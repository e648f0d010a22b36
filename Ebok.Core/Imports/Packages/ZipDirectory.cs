using System.Buffers.Binary;

namespace Ebok.Core.Imports;

/// <summary>Looks at the end of a ZIP before its directory is read: <see cref="System.IO.Compression.ZipArchive"/> makes
/// an object of each entry, whatever their number.</summary>
internal static class ZipDirectory
{
    private const uint EndMark = 0x06054b50;
    private const int EndLength = 22;

    // Of an entry with a long name and extra fields.
    private const long LongestEntry = 1024;
    private const int ShortestEntry = 46;

    /// <summary>False where the directory is larger than that many entries can make it. What is no ZIP at all is the
    /// reader's to refuse.</summary>
    internal static bool IsSane(string path, int mostEntries)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var tail = new byte[(int)Math.Min(file.Length, EndLength + ushort.MaxValue)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        for (var at = tail.Length - EndLength; at >= 0; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at)) != EndMark)
                continue;
            var begins = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16));
            var ends = file.Length - tail.Length + at;
            // ZIP64 says 0xFFFFFFFF here: then the directory is somewhere before the end.
            var length = begins == uint.MaxValue ? ends : ends - begins;
            var said = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 10));
            // The number is not to be believed, the room it takes is: at least 46 bytes an entry.
            return said == ushort.MaxValue || begins == uint.MaxValue
                ? length / ShortestEntry <= mostEntries * 10L
                : length <= Math.Max(said, (ushort)1) * LongestEntry;
        }
        return true;
    }
}
