using System.Threading.Channels;
using Ebok.Core.Data;
using Ebok.Core.Imports.Invoices;
using Ebok.Core.Invoices.Notices;
using Ebok.Core.Utilities;

namespace Ebok.Core.Imports;

/// <summary>Fills the portal from a folder of FA(3) files (B1, O5). Files are read by all processors, written by one in
/// batches; at most a few batches are in memory, whatever the size of the folder.
/// <para>Any number of times, and from where it was cut off: what is there already is known by its hash.</para></summary>
public sealed class ImportFa3Folder(EbokStore store, TellOfNewInvoices tell, TimeProvider clock)
{
    /// <summary>Imports every <c>*.xml</c> below the folder, and those in <c>*.zip</c>; links that lead out of it are not followed.</summary>
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
        var job = await ImportJob.StartAsync(store, clock, utility, "fa3", options, cancel);
        await ReadAsync(job, folder, zips: true, options.OnProgress is not null, cancel);
        await tell.RunAsync(job, utility, cancel);
        return await job.FinishAsync(cancel);
    }

    /// <summary>Reads the folder's files into the run.</summary>
    internal static async Task ReadAsync(ImportJob job, string folder, bool zips, bool count, CancellationToken cancel)
    {
        var total = count ? Fa3Files.Count(folder, zips) : 0;
        long done = 0;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var batches = Channel.CreateBounded<Fa3Batch>(2);
        var reading = new Fa3Files(folder, job.Sellers, zips).ReadAsync(batches.Writer, stop.Token);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(stop.Token))
            {
                foreach (var problem in batch.Problems)
                    job.Tell(problem);
                await job.WriteAsync(
                    async db =>
                    {
                        var counts = await InvoiceBatch.WriteAsync(job, db, batch.Invoices, stop.Token);
                        counts.Read = batch.Files;
                        return counts;
                    },
                    stop.Token
                );
                job.Lookup.Plan(batch.Invoices);
                done += batch.Files;
                job.Progress(
                    new ImportProgress("fa3", done, total, total == 0 ? 0 : Math.Min(1.0, (double)done / total))
                );
            }
        }
        finally
        {
            // A failed writer would leave the readers waiting for room.
            await stop.CancelAsync();
            await reading.ContinueWith(static _ => { }, TaskScheduler.Default);
        }
        await reading;
    }
}
