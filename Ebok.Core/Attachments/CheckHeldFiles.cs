using System.Data.Common;
using Ebok.Core.Data;
using Ebok.Core.Documents;
using Ebok.Core.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ebok.Core.Attachments;

/// <summary>Shows held files to the virus scanner until it has looked at them: clean ones are released, others thrown away
/// (security.md, "uploads").</summary>
public sealed class CheckHeldFiles(
    EbokStore store,
    FileStore files,
    IFileScanner scanner,
    TimeProvider clock,
    ILogger<CheckHeldFiles> log
) : BackgroundService
{
    private const int AtOnce = 20;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // The last one stays.
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(15),
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
    ];

    /// <summary>Shows it what is due.</summary>
    public async Task RunOnceAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        List<FileCheck> due;
        await using (var db = store.ReadAll())
            due = await db
                .FileChecks.IgnoreQueryFilters()
                .Where(c => c.State == FileState.Waiting && c.NextAt <= now)
                .OrderBy(c => c.NextAt)
                .Take(AtOnce)
                .ToListAsync(cancel);
        foreach (var check in due)
            await CheckAsync(check, cancel);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!scanner.IsOn)
            return;
        using var timer = new PeriodicTimer(LookEvery, clock);
        try
        {
            do await TryOnceAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }

    private async Task TryOnceAsync(CancellationToken cancel)
    {
        try
        {
            await RunOnceAsync(cancel);
        }
        catch (Exception failure) when (failure is DbException or IOException || DatabaseAway.Caused(failure))
        {
            log.LogWarning("Held files were not checked: {Failure}", failure.GetType().Name);
        }
    }

    private async Task CheckAsync(FileCheck check, CancellationToken cancel)
    {
        ScanVerdict verdict;
        await using (var content = files.OpenHeld(check.Hash))
            // Thrown away for another utility that had the same file.
            verdict = content is null ? ScanVerdict.Infected : await scanner.ScanAsync(content, Patience, cancel);
        if (verdict == ScanVerdict.Infected)
            files.Discard(check.Hash);
        else if (verdict == ScanVerdict.Clean)
            files.Release(check.Hash);
        // Cut off here, the next start looks once more and finds the same.
        await store.WriteAllAsync(
            async db =>
            {
                var row = db
                    .FileChecks.IgnoreQueryFilters()
                    .Where(c => c.Utility == check.Utility && c.Hash == check.Hash);
                var next = clock.GetUtcNow() + Pauses[Math.Min(check.Tries, Pauses.Length - 1)];
                _ = verdict switch
                {
                    ScanVerdict.Clean => await row.ExecuteDeleteAsync(cancel),
                    ScanVerdict.Infected => await row.ExecuteUpdateAsync(
                        set => set.SetProperty(c => c.State, FileState.Removed),
                        cancel
                    ),
                    _ => await row.ExecuteUpdateAsync(
                        set => set.SetProperty(c => c.Tries, c => c.Tries + 1).SetProperty(c => c.NextAt, next),
                        cancel
                    ),
                };
                if (verdict is ScanVerdict.Clean or ScanVerdict.Infected)
                    db.Shown.Add((check.Utility, LiveTopic.Cases));
            },
            cancel
        );
        if (verdict == ScanVerdict.Infected)
            log.LogWarning("A held file of {Utility} was thrown away: {Hash}", check.Utility.Slug, check.Hash);
    }
}
