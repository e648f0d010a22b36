using System.IO.Compression;
using System.Text;
using Ebok.Core.Utilities;

namespace Ebok.Core.Attachments;

/// <summary>Documents that are archives: by the names in their table of contents. Nothing is unpacked but the first
/// bytes of an OpenDocument's <c>mimetype</c>, which is stored as it is.</summary>
internal static class OfficeArchive
{
    private const int MostEntries = 5000;
    private const long MostBytes = 300L * 1024 * 1024;
    private const int MostTimes = 200;
    private const long SmallEnough = 1024 * 1024;
    private static readonly byte[] Odt = Encoding.ASCII.GetBytes("application/vnd.oasis.opendocument.text");

    public static FileVerdict Of(Stream content)
    {
        try
        {
            content.Position = 0;
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            return Of(archive);
        }
        catch (InvalidDataException)
        {
            return AttachmentFault.Damaged;
        }
    }

    private static FileVerdict Of(ZipArchive archive)
    {
        var entries = archive.Entries;
        if (entries.Count > MostEntries)
            return AttachmentFault.UnpacksToTooMuch;
        long sum = 0;
        foreach (var entry in entries)
        {
            // Lengths are what the archive says of itself: each is at most a few gigabytes, the sum cannot overflow.
            sum += entry.Length;
            if (sum > MostBytes || entry.Length > SmallEnough && entry.Length / MostTimes > entry.CompressedLength)
                return AttachmentFault.UnpacksToTooMuch;
            if (LeavesItsFolder(entry.FullName))
                return AttachmentFault.Damaged;
        }
        var names = entries.Select(e => e.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (names.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || InScripts(n)))
            return AttachmentFault.Macros;
        if (names.Contains("[Content_Types].xml") && names.Contains("word/document.xml"))
            return AttachmentKind.Docx;
        return names.Contains("content.xml") && IsOdt(entries[0]) ? AttachmentKind.Odt : AttachmentFault.UnknownKind;
    }

    private static bool LeavesItsFolder(string name) =>
        name.Contains('\\', StringComparison.Ordinal) || name.StartsWith('/') || name.Split('/').Contains("..");

    private static bool InScripts(string name) => name.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase);

    private static bool IsOdt(ZipArchiveEntry first)
    {
        if (first.FullName != "mimetype" || first.Length != Odt.Length)
            return false;
        var bytes = new byte[Odt.Length];
        using var stream = first.Open();
        return stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length
            && bytes.AsSpan().SequenceEqual(Odt);
    }
}
