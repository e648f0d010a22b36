using Ebok.Core.Data;
using Ebok.Core.Documents;
using Ebok.Core.Imports.Csv;
using Ebok.Core.Imports.Invoices;
using Ebok.Core.Invoices.Notices;
using Ebok.Core.Utilities;

namespace Ebok.Core.Imports;

/// <summary>Takes whatever lies in a folder and below as one import (O5): customers and what is theirs from CSV, then
/// e-invoices, then the CSV that names those.</summary>
public sealed class ImportFiles(EbokStore store, FileStore files, TellOfNewInvoices tell, TimeProvider clock)
{
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        MatchCasing = MatchCasing.CaseInsensitive,
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = false,
    };

    /// <summary>Imports it.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public async Task<ImportReport> RunAsync(
        UtilityProfile utility,
        string folder,
        ImportOptions options,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(utility);
        ArgumentNullException.ThrowIfNull(options);
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var whole = new WholeProgress(folder, options);
        options = options with { OnProgress = options.OnProgress is null ? null : whole.Tell };
        var job = await ImportJob.StartAsync(store, clock, utility, "pliki", options, cancel);
        var tables = Directory
            .EnumerateFiles(folder, "*.csv", Everything)
            .Select(p => Path.GetDirectoryName(p)!)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(d => new CsvFolder(job, d, files, PrefixOf(folder, d)))
            .ToList();
        foreach (var table in tables)
            await table.ReadAsync(namesInvoices: false, cancel);
        await ImportFa3Folder.ReadAsync(job, folder, zips: false, options.OnProgress is not null, cancel);
        foreach (var table in tables)
        {
            await table.ReadAsync(namesInvoices: true, cancel);
            table.TellUnknown();
        }
        TellUnknownKinds(job, folder);
        if (!job.DryRun && tables.Count > 0)
            await MatchLater.RunAsync(job, store, cancel);
        await tell.RunAsync(job, utility, cancel);
        return await job.FinishAsync(cancel);
    }

    private static string PrefixOf(string folder, string below) =>
        below.Length == folder.Length ? "" : below[(folder.Length + 1)..].Replace('\\', '/') + "/";

    private static void TellUnknownKinds(ImportJob job, string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*", Everything))
            if (!PackageKinds.IsTaken(path) && !(PackageKinds.IsZip(path) && WatchedZips.IsUnpacked(path)))
                job.Tell(
                    new ImportProblem(
                        Path.GetRelativePath(folder, path).Replace('\\', '/'),
                        0,
                        0,
                        PackageKinds.IsZip(path) ? ImportReason.BadZip : ImportReason.UnknownKind,
                        []
                    )
                );
    }

    /// <summary>Shares of single files as the share of the whole, by bytes.</summary>
    private sealed class WholeProgress(string folder, ImportOptions options)
    {
        private readonly Lazy<long> total = new(() =>
            Math.Max(
                1,
                Directory
                    .EnumerateFiles(folder, "*", Everything)
                    .Where(p => !p.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase))
                    .Sum(p => new FileInfo(p).Length)
            )
        );
        private string source = "";
        private long before;
        private long size;

        internal void Tell(ImportProgress progress)
        {
            if (progress.Source != source)
            {
                before += size;
                (source, size) = (progress.Source, SizeOf(progress.Source));
            }
            options.OnProgress!(progress with { Share = Math.Min(1, (before + size * progress.Share) / total.Value) });
        }

        private long SizeOf(string name) =>
            name == "fa3"
                ? Fa3Files.Paths(folder).Sum(p => new FileInfo(p).Length)
                : new FileInfo(Path.Combine(folder, name)).Length;
    }
}
