using System.Data.Common;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ebok.Core.Imports;

/// <summary>Tries and runs what waits, one import at a time on each server, and looks into the watched folders.</summary>
public sealed class ImportWorker(
    EbokStore store,
    UtilityCatalog utilities,
    ImportFolders folders,
    ImportFiles import,
    ImportSignal signal,
    TimeProvider clock,
    ILogger<ImportWorker> log
) : BackgroundService
{
    /// <summary>What the timer finds: files in a watched folder, imports of other servers that died.</summary>
    internal TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(5);

    private readonly ImportQueue queue = new(store, clock);
    private readonly ImportWatch watch = new(store, folders, clock, log);
    private DateOnly droppedOn = DateOnly.MinValue;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await LookAsync(stoppingToken);
                await signal.WaitAsync(LookEvery, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is in hand goes on at the next start.
        }
    }

    /// <summary>Looks once, and does all that waits.</summary>
    internal async Task LookAsync(CancellationToken cancel)
    {
        try
        {
            foreach (var utility in utilities.All)
                await WatchAsync(utility.Id, cancel);
            while (await queue.LeaseAsync(cancel) is { } run)
            {
                if (utilities.Find(run.Utility.Slug) is not { } profile)
                {
                    await queue.EndAsync(run, ImportState.Failed, cancel);
                    continue;
                }
                await new RunImport(import, folders, queue, clock, log).RunAsync(profile, run, cancel);
                await watch.PutAwayAsync(run.Utility, cancel);
            }
            await DropOldAsync(cancel);
        }
        catch (Exception failure) when (failure is DbException or IOException || DatabaseAway.Caused(failure))
        {
            log.LogWarning("Imports were not looked at: {Failure}", failure.GetType().Name);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Whatever it is (a folder that may not be written, a mistake of ours), the portal goes on without imports.
            log.LogError(failure, "Imports were not looked at");
        }
    }

    // A folder of one utility that cannot be read is no reason to leave the others waiting.
    private async Task WatchAsync(UtilityId utility, CancellationToken cancel)
    {
        try
        {
            await watch.LookAsync(utility, cancel);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(
                "The watched folder of {Utility} was not looked at: {Failure}",
                utility.Slug,
                failure.GetType().Name
            );
        }
    }

    private async Task DropOldAsync(CancellationToken cancel)
    {
        if (droppedOn == clock.Today())
            return;
        await DropOldImports.RunAsync(store, folders, clock, cancel);
        droppedOn = clock.Today();
    }
}
