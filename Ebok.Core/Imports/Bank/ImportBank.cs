using Ebok.Core.Data;
using Ebok.Core.Utilities;

namespace Ebok.Core.Imports.Bank;

/// <summary>A file of a bank: name and bytes.</summary>
/// <param name="Name">For what is told.</param>
/// <param name="Bytes">All of it.</param>
public sealed record BankUpload(string Name, byte[] Bytes);

/// <summary>Takes payments from bank statements, MT940 and camt.053 (O5): by individual account, then by invoice number in
/// the title; the rest is for staff. The same entry twice, in whichever file, changes nothing.</summary>
public sealed class ImportBank(EbokStore store, TimeProvider clock)
{
    private const int BatchSize = 50;

    /// <summary>Imports a file, or every file of a folder by name.</summary>
    /// <exception cref="IOException">It is not there or cannot be read.</exception>
    public Task<BankReport> RunAsync(
        UtilityProfile utility,
        string path,
        ImportOptions options,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(path);
        var files = File.Exists(path) ? [path] : Directory.GetFiles(path).Order(StringComparer.Ordinal).ToArray();
        return RunAsync(utility, files.Select(Read), options, cancel);
    }

    /// <summary>Imports these files.</summary>
    public async Task<BankReport> RunAsync(
        UtilityProfile utility,
        IEnumerable<BankUpload> files,
        ImportOptions options,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(utility);
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        var job = await ImportJob.StartAsync(store, clock, utility, "bank", options, cancel);
        var batch = new BankBatch(job, utility);
        foreach (var file in files)
        {
            var statements = BankFile.Read(file.Name, file.Bytes, job.Tell);
            foreach (var statement in statements)
            {
                if (batch.SellerOf(statement) is null)
                    job.Tell(
                        new ImportProblem(file.Name, statement.Line, 0, ImportReason.NotOurAccount, [statement.Account])
                    );
                foreach (var lines in BankKeys.Of(statement).Chunk(BatchSize))
                    await job.WriteAsync(db => batch.WriteAsync(db, file.Name, statement, lines, cancel), cancel);
            }
            job.Progress(new ImportProgress(file.Name, job.Report.Read, 0, 1));
        }
        return new(await job.FinishAsync(cancel), batch.Rows);
    }

    private static BankUpload Read(string path)
    {
        // One byte more than allowed is enough to know that it is too large.
        using var file = File.OpenRead(path);
        var most = BankLimits.Megabytes * 1024 * 1024 + 1;
        var bytes = new byte[Math.Min(file.Length, most)];
        file.ReadExactly(bytes);
        return new(Path.GetFileName(path), bytes);
    }
}
