using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports;

/// <summary>One import.</summary>
/// <param name="Row">As in the history.</param>
/// <param name="Plan">What the dry run said; null before it, and where there was none.</param>
/// <param name="Working">File in hand while it runs.</param>
/// <param name="Share">Done share, 0 to 1.</param>
/// <param name="PerSecond">Files or rows a second; null while nothing is known.</param>
/// <param name="Left">Time left as it looks; null while nothing is known.</param>
/// <param name="CancelAsked">It stops after the batch in hand.</param>
/// <param name="MayUndo">It is the last one that wrote something, and it ended.</param>
/// <param name="TooLargeToUndo">It did more than can be taken back.</param>
/// <param name="UndoneAt">When it was taken back.</param>
/// <param name="UndoneBy">By whom.</param>
public sealed record ImportView(
    ImportRow Row,
    ImportPlan? Plan,
    string? Working,
    double Share,
    double? PerSecond,
    TimeSpan? Left,
    bool CancelAsked,
    bool MayUndo,
    bool TooLargeToUndo,
    DateTimeOffset? UndoneAt,
    string? UndoneBy
);

/// <summary>One import, with how far it is.</summary>
public sealed class ReadImport(EbokStore store, TimeProvider clock)
{
    /// <summary>For every role; null where the utility has no such import.</summary>
    public async Task<ImportView?> RunAsync(StaffActor staff, ImportRunId id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var run = await db.ImportRuns.SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (run is null)
            return null;
        var people = await db
            .Staff.Where(s => s.Id == run.Staff || s.Id == run.UndoneBy)
            .ToDictionaryAsync(s => s.Id, s => s.Login, cancel);
        var row = ImportRow.Of(run, run.Staff is { } by ? people.GetValueOrDefault(by) : null);
        var running = row.State == ImportState.Running;
        var took = clock.GetUtcNow() - run.StartedAt;
        return new(
            row,
            ImportPlan.Of(run.Plan),
            run.Working,
            run.Share,
            running && took > TimeSpan.Zero && run.Read > 0 ? run.Read / took.TotalSeconds : null,
            running && run.Share > 0.01 ? took / run.Share - took : null,
            run.CancelAsked,
            await LastImport.IsAsync(db, run, cancel),
            run.TooLargeToUndo,
            run.UndoneAt,
            run.UndoneBy is { } undoer ? people.GetValueOrDefault(undoer) : null
        );
    }
}

/// <summary>Which import may be taken back: the last that wrote anything.</summary>
internal static class LastImport
{
    internal static async Task<bool> IsAsync(EbokDb db, ImportRun run, CancellationToken cancel)
    {
        if (
            run.State is not (ImportState.Done or ImportState.Cancelled or ImportState.Failed)
            || !run.TooLargeToUndo && !await db.ImportTraces.AnyAsync(t => t.Run == run.Id, cancel)
        )
            return false;
        // Ids are sorted by time only to the millisecond, and are made before the run begins.
        return !await db
            .ImportRuns.Where(r => r.Id != run.Id && r.StartedAt >= run.StartedAt)
            .AnyAsync(
                r => r.State == ImportState.Running || r.TooLargeToUndo || db.ImportTraces.Any(t => t.Run == r.Id),
                cancel
            );
    }
}
