using Ebok.Core.Data;
using Ebok.Core.Documents;
using Ebok.Core.Imports.Csv;
using Ebok.Core.Imports.Invoices;
using Ebok.Core.Invoices.Notices;
using Ebok.Core.Utilities;

namespace Ebok.Core.Imports;

/// <summary>Takes the rest of a billing system's data from the CSV files of a folder (B1, O5): customers, contracts,
/// supply points, meters, readings, ledger, and what belongs to invoices. A row that is refused leaves the rest alone;
/// batches are short transactions; the same folder twice changes nothing.</summary>
public sealed class ImportCsvFolder(EbokStore store, FileStore files, TellOfNewInvoices tell, TimeProvider clock)
{
    /// <summary>Imports the files that are there, in the order in which they refer to each other.</summary>
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
        var present = Directory.GetFiles(folder, "*.csv").Select(p => Path.GetFileName(p)).ToHashSet();
        var job = await ImportJob.StartAsync(store, clock, utility, "csv", options, cancel);
        var context = new CsvContext(job, folder, files, new CsvLookup(job));
        foreach (var file in Files(context))
            if (present.Remove(file.Name))
                await ReadAsync(context, file, cancel);
        foreach (var unknown in present.Order(StringComparer.Ordinal))
            job.Tell(new ImportProblem(unknown, 0, 0, ImportReason.UnknownFile, []));
        if (!job.DryRun)
            await MatchLater.RunAsync(job, store, cancel);
        await tell.RunAsync(job, utility, cancel);
        return await job.FinishAsync(cancel);
    }

    private static CsvFile[] Files(CsvContext context) =>
        [
            new CsvCustomers(context),
            new CsvContracts(context),
            new CsvPoints(context),
            new CsvMeters(context),
            new CsvReadings(context),
            new CsvInvoices(context),
            new CsvLedger(context),
            new CsvKsefNumbers(context),
            new CsvCollection(context),
            new CsvPdfs(context),
            new CsvNews(context),
            new CsvDocuments(context),
        ];

    private static async Task ReadAsync(CsvContext context, CsvFile file, CancellationToken cancel)
    {
        using var table = new CsvTable(Path.Combine(context.Folder, file.Name), file.Name, file.LineBreaks);
        var complete = true;
        foreach (var problem in table.Headings(file.Columns))
        {
            context.Job.Tell(problem);
            complete &= problem.IsRemark;
        }
        if (!complete)
            return;
        long done = 0;
        foreach (var rows in table.Rows(context.Job.Tell).Chunk(file.BatchSize))
        {
            await file.PrepareAsync(rows, cancel);
            await context.Job.WriteAsync(db => file.WriteAsync(db, rows, cancel), cancel);
            done += rows.Length;
            context.Job.Progress(new ImportProgress(file.Name, done, table.Length, table.Share));
        }
        context.Job.Report.Formats.Add(table.Format);
    }
}
