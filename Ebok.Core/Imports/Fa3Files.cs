using System.Threading.Channels;
using Ebok.Core.Imports.Fa3;
using Ebok.Core.Imports.Invoices;
using Ebok.Core.Shared;

namespace Ebok.Core.Imports;

/// <summary>Some files of the folder, read.</summary>
/// <param name="Files">How many.</param>
/// <param name="Invoices">Those that are invoices of the utility.</param>
/// <param name="Problems">What is wrong with the others.</param>
internal sealed record Fa3Batch(
    int Files,
    IReadOnlyList<IncomingInvoice> Invoices,
    IReadOnlyList<ImportProblem> Problems
);

/// <summary>Reads a folder's files with all processors and hands them on in batches.</summary>
/// <param name="folder">The folder.</param>
/// <param name="sellers">NIPs of the utility's companies.</param>
/// <param name="zips">Whether ZIP files of the folder are read too.</param>
internal sealed class Fa3Files(string folder, IReadOnlySet<string> sellers, bool zips)
{
    // One transaction, one fsync each: larger batches gain little and hold the write lock longer (some 100 ms now).
    private const int MostFiles = 400;
    private const int MostBytes = 8 * 1024 * 1024;

    private static readonly EnumerationOptions Options = new()
    {
        RecurseSubdirectories = true,
        MatchCasing = MatchCasing.CaseInsensitive,
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = false,
    };

    /// <summary>The files, in no particular order.</summary>
    internal static IEnumerable<string> Paths(string folder) => Directory.EnumerateFiles(folder, "*.xml", Options);

    /// <summary>ZIP files of them.</summary>
    internal static IEnumerable<string> Zips(string folder) => Directory.EnumerateFiles(folder, "*.zip", Options);

    /// <summary>How many there are, those in ZIP files included.</summary>
    internal static long Count(string folder, bool zips) =>
        Paths(folder).LongCount() + (zips ? Zips(folder).Sum(Fa3Zip.Count) : 0);

    /// <summary>Reads them all; completes the channel, with the error where there is one.</summary>
    internal async Task ReadAsync(ChannelWriter<Fa3Batch> batches, CancellationToken cancel)
    {
        var paths = Channel.CreateBounded<string>(new BoundedChannelOptions(1024) { SingleWriter = true });
        try
        {
            var readers = Enumerable
                .Range(0, Environment.ProcessorCount)
                .Select(_ => Task.Run(() => ReadSomeAsync(paths.Reader, batches, cancel), cancel))
                .ToArray();
            try
            {
                foreach (var path in zips ? Zips(folder).Concat(Paths(folder)) : Paths(folder))
                    await paths.Writer.WriteAsync(path, cancel);
            }
            finally
            {
                paths.Writer.Complete();
            }
            await Task.WhenAll(readers);
            batches.Complete();
        }
        catch (Exception error)
        {
            batches.Complete(error);
            throw;
        }
    }

    private async Task ReadSomeAsync(
        ChannelReader<string> paths,
        ChannelWriter<Fa3Batch> batches,
        CancellationToken cancel
    )
    {
        List<IncomingInvoice> invoices = [];
        List<ImportProblem> problems = [];
        int files = 0,
            bytes = 0;
        await foreach (var path in paths.ReadAllAsync(cancel))
        foreach (var source in Sources(path))
        {
            files++;
            if (ReadOne(source, problems) is { } invoice)
            {
                invoices.Add(invoice);
                bytes += invoice.Weight;
            }
            if (files < MostFiles && bytes < MostBytes)
                continue;
            await batches.WriteAsync(new Fa3Batch(files, invoices, problems), cancel);
            (invoices, problems, files, bytes) = ([], [], 0, 0);
        }
        if (files > 0)
            await batches.WriteAsync(new Fa3Batch(files, invoices, problems), cancel);
    }

    // A file is one; of a ZIP each that is in it.
    private IEnumerable<Fa3Source> Sources(string path)
    {
        var name = Path.GetRelativePath(folder, path);
        return PackageKinds.IsZip(path) ? Fa3Zip.Read(name, path) : [Load(name, path)];
    }

    private IncomingInvoice? ReadOne(Fa3Source source, List<ImportProblem> problems)
    {
        var name = source.Name;
        if (source.Problem is not null)
            problems.Add(source.Problem);
        if (source.Bytes is not { } bytes)
            return null;
        if (Fa3Reader.Read(name, bytes, out var invoice) is { } refused)
        {
            problems.Add(refused);
            return null;
        }
        var seller = invoice!.Content.Seller.TaxId!;
        if (!sellers.Contains(seller))
        {
            problems.Add(new ImportProblem(name, 0, 0, ImportReason.NotOurSeller, [seller]));
            return null;
        }
        return IncomingInvoice.From(invoice, name, bytes, KsefNumberOf(name, seller, problems));
    }

    /// <summary>Whether there is something to read: a pipe or device has no length, and to open one may wait for
    /// ever.</summary>
    internal static bool IsFile(string path) => new FileInfo(path) is { Length: > 0, LinkTarget: null };

    private static Fa3Source Load(string name, string path)
    {
        try
        {
            if (!IsFile(path))
                return Fa3Source.Refused(name, ImportReason.NotAFile);
            using var file = File.OpenHandle(path);
            if (RandomAccess.GetLength(file) > ImportLimits.XmlMegabytes * 1024 * 1024)
                return Fa3Source.Refused(name, ImportReason.TooBig, $"{ImportLimits.XmlMegabytes}");
            var bytes = new byte[RandomAccess.GetLength(file)];
            var read = 0;
            while (read < bytes.Length && RandomAccess.Read(file, bytes.AsSpan(read), read) is > 0 and var more)
                read += more;
            // Fewer where the file was cut meanwhile: then it does not parse.
            return new Fa3Source(name, read == bytes.Length ? bytes : bytes[..read], null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fa3Source.Refused(name, ImportReason.Unreadable);
        }
    }

    // 5265877635-20250826-0100001AF629-AF.xml; any other name says nothing.
    private static string? KsefNumberOf(string name, string seller, List<ImportProblem> problems)
    {
        var text = Path.GetFileNameWithoutExtension(name);
        if (text.Length != 35 || text[10] != '-' || text[19] != '-' || text[32] != '-')
            return null;
        if (KsefNumber.TryParse(text, out var number) && text.StartsWith(seller, StringComparison.Ordinal))
            return number.Text;
        problems.Add(new ImportProblem(name, 0, 0, ImportReason.BadKsefName, []));
        return null;
    }
}
