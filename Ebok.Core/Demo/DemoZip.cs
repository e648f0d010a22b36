using System.IO.Compression;

namespace Ebok.Core.Demo;

/// <summary>A bucket of a large demo's invoices in one file: to make a file of each takes the file system three times as
/// long as writing what stands in it.</summary>
internal sealed class DemoZip : IDisposable
{
    private readonly ZipArchive zip;

    internal DemoZip(string path) => zip = ZipFile.Open(Fresh(path), ZipArchiveMode.Create);

    internal void Put(string name, ReadOnlySpan<byte> bytes)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        // The same demo gives the same bytes.
        entry.LastWriteTime = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
        using var stream = entry.Open();
        stream.Write(bytes);
    }

    public void Dispose() => zip.Dispose();

    private static string Fresh(string path)
    {
        File.Delete(path);
        return path;
    }
}
