using System.Buffers;

namespace Ebok.Core.Imports.Csv;

/// <summary>A PDF that a row names: looked at and stored before the row's transaction.</summary>
/// <param name="Hash">In the file store; empty on a dry run.</param>
/// <param name="Length">Bytes.</param>
internal sealed record CsvPdfFile(string Hash, long Length)
{
    private const int MostMegabytes = 10;

    /// <summary>Stores the file of the row's column <c>plik</c>.</summary>
    /// <exception cref="CsvMistake">Outside of the folder, not there, not to be read, no PDF, too big.</exception>
    internal static async Task<CsvPdfFile> SaveAsync(CsvContext context, CsvRow row, CancellationToken cancel)
    {
        var name = row.Text("plik", 1024);
        var path = Inside(context.Folder, name) ?? throw row.Mistake(ImportReason.BadPath, "plik", Short(name));
        // Empty, or a pipe or device, which has no length: to open one may wait for ever.
        if (new FileInfo(path).Length == 0)
            throw row.Mistake(ImportReason.NotPdf, "plik", Short(name));
        await using var file = Open(path) ?? throw row.Mistake(ImportReason.UnreadableFile, "plik", Short(name));
        if (file.Length > MostMegabytes * 1024 * 1024)
            throw new CsvMistake(ImportReason.FileTooBig, row.ColumnOf("plik"), Short(name), $"{MostMegabytes}");
        if (!await IsPdfAsync(file, cancel))
            throw row.Mistake(ImportReason.NotPdf, "plik", Short(name));
        if (context.Job.DryRun)
            return new CsvPdfFile("", file.Length);
        var (hash, length) = await context.Files.SaveAsync(file, cancel);
        return new CsvPdfFile(hash, length);
    }

    private static FileStream? Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // No "..", no absolute path, and no link on the way that could lead elsewhere.
    private static string? Inside(string folder, string name)
    {
        var path = Path.GetFullPath(Path.Combine(folder, name.Replace('\\', '/')));
        if (!path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !File.Exists(path))
            return null;
        for (var step = path; step.Length > folder.Length; step = Path.GetDirectoryName(step)!)
            if (new FileInfo(step).LinkTarget is not null)
                return null;
        return path;
    }

    // "%PDF-" may stand up to a kilobyte from the beginning, "%%EOF" from the end (ISO 32000, annex H).
    private static async Task<bool> IsPdfAsync(FileStream file, CancellationToken cancel)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1024);
        try
        {
            var head = await file.ReadAtLeastAsync(buffer.AsMemory(0, 1024), 1024, false, cancel);
            if (buffer.AsSpan(0, head).IndexOf("%PDF-"u8) < 0)
                return false;
            file.Position = Math.Max(0, file.Length - 1024);
            var tail = await file.ReadAtLeastAsync(buffer.AsMemory(0, 1024), 1024, false, cancel);
            file.Position = 0;
            return buffer.AsSpan(0, tail).IndexOf("%%EOF"u8) >= 0;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string Short(string name) => name.Length <= 100 ? name : name[..100] + "…";
}
