using Ebok.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports;

/// <summary>Drops what nobody needs any more: files that were tried and never run, row-by-row results of long ago, and
/// what would take an old import back. The history itself stays.</summary>
internal static class DropOldImports
{
    /// <summary>Files that wait for a decision.</summary>
    internal static readonly TimeSpan FilesKept = TimeSpan.FromDays(7);

    private static readonly TimeSpan FindingsKept = TimeSpan.FromDays(90);
    private static readonly TimeSpan TracesKept = TimeSpan.FromDays(30);

    internal static async Task RunAsync(
        EbokStore store,
        ImportFolders folders,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        var (files, findings, traces) = (now - FilesKept, now - FindingsKept, now - TracesKept);
        List<ImportRun> forgotten;
        await using (var db = store.ReadAll())
            forgotten = await db
                .ImportRuns.IgnoreQueryFilters()
                .Where(r => r.State == ImportState.Checked && r.StartedAt < files)
                .ToListAsync(cancel);
        foreach (var run in forgotten)
        {
            await store.WriteAsync(
                run.Utility,
                db =>
                    db.ImportRuns.Where(r => r.Id == run.Id && r.State == ImportState.Checked)
                        .ExecuteUpdateAsync(
                            set =>
                                set.SetProperty(r => r.State, ImportState.Cancelled).SetProperty(r => r.EndedAt, now),
                            cancel
                        ),
                cancel
            );
            if (run.Origin == ImportOrigin.Upload)
                ImportFolders.Remove(folders.Of(run));
        }
        await store.WriteAllAsync(
            async db =>
            {
                var oldFindings = db.ImportRuns.IgnoreQueryFilters().Where(r => r.StartedAt < findings);
                await db
                    .ImportFindings.IgnoreQueryFilters()
                    .Where(f => oldFindings.Any(r => r.Id == f.Run))
                    .ExecuteDeleteAsync(cancel);
                var oldTraces = db.ImportRuns.IgnoreQueryFilters().Where(r => r.StartedAt < traces);
                await db
                    .ImportTraces.IgnoreQueryFilters()
                    .Where(t => oldTraces.Any(r => r.Id == t.Run))
                    .ExecuteDeleteAsync(cancel);
            },
            cancel
        );
    }
}
