using System.Data.Common;
using Ebok.Core.Data;
using Ebok.Core.Utilities;
using Microsoft.Extensions.Logging;

namespace Ebok.Core.Imports;

/// <summary>Tries or runs an import that this server has leased; tells how far it is while it works, and stops where
/// staff ask for it.</summary>
internal sealed class RunImport(
    ImportFiles import,
    ImportFolders folders,
    ImportQueue queue,
    TimeProvider clock,
    ILogger log
)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    internal async Task RunAsync(UtilityProfile utility, ImportRun run, CancellationToken cancel)
    {
        await queue.ForgetFindingsAsync(run, cancel);
        var dryRun = run.State == ImportState.Checking;
        ImportProgress? last = null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var options = new ImportOptions
        {
            Run = run.Id,
            DryRun = dryRun,
            OnProgress = progress => last = progress,
        };
        using var done = new CancellationTokenSource();
        var beating = BeatAsync(run, () => last, stop, done.Token);
        try
        {
            var report = await Task.Run(
                async () =>
                {
                    if (run.Origin == ImportOrigin.Folder)
                        await WatchedZips.UnpackAsync(folders.Of(run), stop.Token);
                    return await import.RunAsync(utility, folders.Of(run), options, stop.Token);
                },
                CancellationToken.None
            );
            await StopAsync(done, beating);
            if (dryRun)
                await queue.CheckedAsync(run, ImportPlan.Of(report), CancellationToken.None);
            else
                await EndedAsync(run, ImportState.Done);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            await StopAsync(done, beating);
            await EndedAsync(run, ImportState.Cancelled);
        }
        catch (OperationCanceledException)
        {
            // The server stops: the lease runs out, and it goes on from here.
            await StopAsync(done, beating);
            throw;
        }
        catch (Exception failure) when (failure is not DbException && !DatabaseAway.Caused(failure))
        {
            await StopAsync(done, beating);
            log.LogError(failure, "Import {Run} of {Utility} failed", run.Id.Value, run.Utility.Slug);
            await EndedAsync(run, ImportState.Failed);
        }
        finally
        {
            await StopAsync(done, beating);
        }
    }

    private async Task EndedAsync(ImportRun run, ImportState state)
    {
        await queue.EndAsync(run, state, CancellationToken.None);
        // Files of a watched folder are put away by who watches it.
        if (run.Origin == ImportOrigin.Upload)
            ImportFolders.Remove(folders.Of(run));
    }

    private static async Task StopAsync(CancellationTokenSource done, Task beating)
    {
        await done.CancelAsync();
        await beating;
    }

    // A database that is away fails the import itself; here it only means that nobody heard how far it is.
    private async Task BeatAsync(
        ImportRun run,
        Func<ImportProgress?> progress,
        CancellationTokenSource stop,
        CancellationToken done
    )
    {
        using var timer = new PeriodicTimer(Beat, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(done))
            {
                var last = progress();
                try
                {
                    if (!await queue.BeatAsync(run, last?.Source, last?.Share ?? 0, done))
                        await stop.CancelAsync();
                }
                catch (Exception failure) when (failure is DbException || DatabaseAway.Caused(failure))
                {
                    log.LogWarning("Import {Run}: {Failure}", run.Id.Value, failure.GetType().Name);
                }
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // It ended.
        }
    }
}
