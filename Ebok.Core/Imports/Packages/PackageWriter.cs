using System.IO.Compression;

namespace Ebok.Core.Imports;

/// <summary>Writes what was sent in into a folder, ZIP files unpacked: streamed, within limits that count what is really
/// written and not what a ZIP says of itself.</summary>
/// <param name="folder">Of this import alone.</param>
internal sealed class PackageWriter(string folder)
{
    /// <summary>Files of an import.</summary>
    internal const int MostFiles = 200_000;

    /// <summary>Bytes of an import, unpacked.</summary>
    internal const long MostBytes = 4096 * PackageKinds.Megabyte;

    // XML and CSV shrink to a twentieth; nothing honest to less than a two-hundredth.
    private const long MostGrowth = 200;
    private const int MostName = 200;

    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
    private long bytes;

    /// <summary>Files written.</summary>
    internal int Count => names.Count;

    /// <exception cref="PackageException">It is not taken.</exception>
    internal async Task AddAsync(string name, Stream content, CancellationToken cancel)
    {
        name = Path.GetFileName(name.Replace('\\', '/'));
        if (PackageKinds.IsZip(name))
        {
            await UnpackAsync(name, content, cancel);
            return;
        }
        if (!PackageKinds.IsTaken(name))
            throw new PackageException(name, PackageFault.WrongKind);
        await WriteAsync(name, content, PackageKinds.MostBytes(name), PackageFault.TooLarge, cancel);
    }

    private async Task UnpackAsync(string zip, Stream content, CancellationToken cancel)
    {
        // The directory of a ZIP stands at its end: it must lie somewhere as a whole.
        var packed = Path.Combine(folder, ".zip");
        try
        {
            await using (var file = New(packed))
                await content.CopyToAsync(file, cancel);
            if (!ZipDirectory.IsSane(packed, MostFiles))
                throw new PackageException(zip, PackageFault.TooManyFiles);
            using var archive = Open(zip, packed);
            var shared = SharedFolder(archive);
            foreach (var entry in archive.Entries)
                await UnpackAsync(entry, shared, cancel);
        }
        catch (InvalidDataException)
        {
            throw new PackageException(zip, PackageFault.BrokenZip);
        }
        finally
        {
            File.Delete(packed);
        }
    }

    private async Task UnpackAsync(ZipArchiveEntry entry, int shared, CancellationToken cancel)
    {
        var name = entry.FullName.Replace('\\', '/');
        if (name.EndsWith('/'))
            return;
        Check(entry, name);
        // What systems leave beside real files.
        if (name.Split('/').Any(part => part.StartsWith('.') || part == "__MACOSX") || !PackageKinds.IsTaken(name))
            return;
        var most = PackageKinds.MostBytes(name);
        var grown = PackageKinds.Megabyte + entry.CompressedLength * MostGrowth;
        await using var content = await entry.OpenAsync(cancel);
        await WriteAsync(
            name[shared..],
            content,
            Math.Min(most, grown),
            grown < most ? PackageFault.Bomb : PackageFault.TooLarge,
            cancel
        );
    }

    private static void Check(ZipArchiveEntry entry, string name)
    {
        if (entry.IsEncrypted)
            throw new PackageException(name, PackageFault.EncryptedZip);
        // Where it was packed on Unix: anything but an ordinary file, links above all.
        var kind = (entry.ExternalAttributes >> 16) & 0xF000;
        if (kind is not (0 or 0x8000))
            throw new PackageException(name, PackageFault.NotAFile);
        if (
            name.Length > MostName
            || Path.IsPathRooted(name)
            || name.Split('/').Any(part => part is "" or "." or "..")
            || name.Any(c => char.IsControl(c) || c is ':' or '*' or '?' or '"' or '<' or '>' or '|')
        )
            throw new PackageException(name, PackageFault.BadName);
    }

    private async Task WriteAsync(
        string name,
        Stream content,
        long most,
        PackageFault tooLarge,
        CancellationToken cancel
    )
    {
        if (!names.Add(name))
            throw new PackageException(name, PackageFault.SameName);
        if (names.Count > MostFiles)
            throw new PackageException(name, PackageFault.TooManyFiles);
        var path = Path.GetFullPath(Path.Combine(folder, name));
        if (!path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new PackageException(name, PackageFault.BadName);
        ImportFolders.Make(Path.GetDirectoryName(path)!);
        await using var file = New(path);
        var buffer = new byte[64 * 1024];
        long written = 0;
        while (await content.ReadAsync(buffer, cancel) is > 0 and var read)
        {
            written += read;
            bytes += read;
            if (written > most)
                throw new PackageException(name, tooLarge);
            if (bytes > MostBytes)
                throw new PackageException(name, PackageFault.TooLarge);
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
    }

    private static ZipArchive Open(string zip, string path)
    {
        var archive = ZipFile.OpenRead(path);
        if (archive.Entries.Count <= MostFiles)
            return archive;
        archive.Dispose();
        throw new PackageException(zip, PackageFault.TooManyFiles);
    }

    // "export/klienci.csv", "export/pdf/1.pdf": the one folder around everything says nothing.
    private static int SharedFolder(ZipArchive archive)
    {
        var names = archive
            .Entries.Select(e => e.FullName.Replace('\\', '/'))
            .Where(n => !n.StartsWith("__MACOSX/", StringComparison.Ordinal))
            .ToList();
        var end = names.Count == 0 ? -1 : names[0].IndexOf('/', StringComparison.Ordinal);
        return end > 0 && names.TrueForAll(n => n.StartsWith(names[0][..(end + 1)], StringComparison.Ordinal))
            ? end + 1
            : 0;
    }

    private static FileStream New(string path) =>
        new(
            path,
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                BufferSize = 0,
                Options = FileOptions.Asynchronous,
            }
        );
}
