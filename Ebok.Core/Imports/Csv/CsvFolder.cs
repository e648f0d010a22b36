using Ebok.Core.Documents;

namespace Ebok.Core.Imports.Csv;

/// <summary>The CSV files of one folder, read into a run in the order in which they refer to each other.</summary>
internal sealed class CsvFolder
{
    private readonly CsvContext context;
    private readonly HashSet<string> present;
    private readonly string prefix;

    /// <param name="job">The run.</param>
    /// <param name="folder">Where the files lie.</param>
    /// <param name="files">Where PDFs go.</param>
    /// <param name="prefix">What stands before a file's name in the report: <c>1-csv/</c>.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    internal CsvFolder(ImportJob job, string folder, FileStore files, string prefix = "")
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        context = new CsvContext(job, folder, files, job.Lookup);
        present = [.. Directory.GetFiles(folder, "*.csv").Select(p => Path.GetFileName(p))];
        this.prefix = prefix;
    }

    /// <summary>Reads the files that are about invoices of other files, or all the others.</summary>
    internal async Task ReadAsync(bool namesInvoices, CancellationToken cancel)
    {
        foreach (var file in Files(context).Where(f => f.NamesInvoices == namesInvoices))
            if (present.Remove(file.Name))
                await ReadAsync(file, cancel);
    }

    /// <summary>Tells of the files that nobody has read.</summary>
    internal void TellUnknown()
    {
        foreach (var unknown in present.Order(StringComparer.Ordinal))
            context.Job.Tell(new ImportProblem(prefix + unknown, 0, 0, ImportReason.UnknownFile, []));
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

    private async Task ReadAsync(CsvFile file, CancellationToken cancel)
    {
        var path = Path.Combine(context.Folder, file.Name);
        if (!Fa3Files.IsFile(path))
        {
            context.Job.Tell(new ImportProblem(prefix + file.Name, 0, 0, ImportReason.NotAFile, []));
            return;
        }
        using var table = new CsvTable(path, prefix + file.Name, file.LineBreaks);
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
            context.Job.Progress(new ImportProgress(table.File, done, table.Length, table.Share));
        }
        context.Job.Report.Formats.Add(table.Format);
    }
}
