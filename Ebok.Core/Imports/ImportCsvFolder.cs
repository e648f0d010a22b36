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
        var job = await ImportJob.StartAsync(store, clock, utility, "csv", options, cancel);
        var source = new CsvFolder(job, folder, files);
        await source.ReadAsync(namesInvoices: false, cancel);
        await source.ReadAsync(namesInvoices: true, cancel);
        source.TellUnknown();
        if (!job.DryRun)
            await MatchLater.RunAsync(job, store, cancel);
        await tell.RunAsync(job, utility, cancel);
        return await job.FinishAsync(cancel);
    }
}
