using System.IO.Compression;

namespace Ebok.Core.Imports;

/// <summary>A file's bytes, or why there are none.</summary>
internal readonly record struct Fa3Source(string Name, byte[]? Bytes, ImportProblem? Problem)
{
    internal static Fa3Source Refused(string name, ImportReason reason, params string[] arguments) =>
        new(name, null, new ImportProblem(name, 0, 0, reason, arguments));
}

/// <summary>A ZIP of FA(3) files, read file by file without being unpacked: a year's invoices are millions of small files,
/// which a file system makes and opens more slowly than they are parsed.</summary>
internal static class Fa3Zip
{
    private const int MostFiles = 1_000_000;
    private const int MostBytes = ImportLimits.XmlMegabytes * 1024 * 1024;

    /// <summary>Its XML files, in their order, and what is wrong with it.</summary>
    /// <param name="name">Of the ZIP, for the report.</param>
    /// <param name="path">Where it lies.</param>
    internal static IEnumerable<Fa3Source> Read(string name, string path)
    {
        using var archive = Open(path);
        if (archive is null)
        {
            yield return Fa3Source.Refused(name, ImportReason.BadZip);
            yield break;
        }
        foreach (var entry in archive.Entries)
        {
            if (!entry.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
                continue;
            var file = $"{name}/{entry.FullName}";
            yield return Bytes(entry) switch
            {
                null => Fa3Source.Refused(file, ImportReason.Unreadable),
                { Length: > MostBytes } => Fa3Source.Refused(file, ImportReason.TooBig, $"{ImportLimits.XmlMegabytes}"),
                { } bytes => new Fa3Source(file, bytes, null),
            };
        }
    }

    /// <summary>How many XML files are in it.</summary>
    internal static int Count(string path)
    {
        using var archive = Open(path);
        return archive?.Entries.Count(e => e.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)) ?? 1;
    }

    // Its directory is looked at before it is read: it may hold any number of entries.
    private static ZipArchive? Open(string path)
    {
        try
        {
            return Fa3Files.IsFile(path) && ZipDirectory.IsSane(path, MostFiles) ? ZipFile.OpenRead(path) : null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Whatever it says of its length: no more than one byte above the limit is unpacked.
    private static byte[]? Bytes(ZipArchiveEntry entry)
    {
        try
        {
            using var content = entry.Open();
            using var bytes = new MemoryStream((int)Math.Clamp(entry.Length, 0, MostBytes + 1));
            var buffer = new byte[16 * 1024];
            while (bytes.Length <= MostBytes && content.Read(buffer) is > 0 and var read)
                bytes.Write(buffer, 0, read);
            return bytes.ToArray();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            return null;
        }
    }
}
