using System.Globalization;
using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Live;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports.Undo;

/// <summary>What stands in the way of taking an import back. The name is the key of its text.</summary>
public enum UndoObstacle
{
    /// <summary>It is not the last that wrote something, or it has not ended.</summary>
    NotTheLast,

    /// <summary>It did more than is written down.</summary>
    TooLarge,

    /// <summary>Somebody signs in for its customers.</summary>
    Accounts,

    /// <summary>Registrations name its customers.</summary>
    Registrations,

    /// <summary>Letters and cases of its customers.</summary>
    Cases,

    /// <summary>Readings were given for its meters.</summary>
    GivenReadings,

    /// <summary>Payments of others settle its invoices.</summary>
    Payments,

    /// <summary>Customers were told of its invoices by mail.</summary>
    Mails,

    /// <summary>Invoices were given by hand, its own or to its customers.</summary>
    ByHand,

    /// <summary>Rows were changed by somebody else since.</summary>
    ChangedSince,

    /// <summary>Anything else that points at its rows.</summary>
    Others,
}

/// <summary>What would be taken back, and what stands in the way.</summary>
/// <param name="Removed">Rows that would go.</param>
/// <param name="Restored">Rows that would be as before.</param>
/// <param name="Obstacles">How many of each; none: it can be taken back.</param>
public sealed record UndoView(int Removed, int Restored, IReadOnlyList<(UndoObstacle Obstacle, int Count)> Obstacles);

/// <summary>Something depends on the import: it stays as a whole.</summary>
public sealed record ImportNeeded(UndoView View) : Refusal;

/// <summary>Takes the last import back while nothing depends on it: what it added goes, what it changed is as before,
/// whole or not at all, in one transaction.</summary>
public sealed class UndoImport(EbokStore store, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Rows that one transaction takes back: others wait with their writes meanwhile.</summary>
    internal const int MostRows = 100_000;

    /// <summary>Taken back; <see cref="ImportNeeded"/>, <see cref="NotFound"/>, <see cref="NotOfYourRole"/>.</summary>
    public async Task<Result<UndoView>> RunAsync(StaffActor staff, ImportRunId id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Manager))
            return new NotOfYourRole();
        var view = await TryAsync(
            staff.Utility,
            id,
            (db, work) => CommitAsync(db, staff.Utility, staff, id, work, cancel),
            cancel
        );
        if (view is null)
            return NotFound.Instance;
        return view.Obstacles.Count == 0 ? view : new ImportNeeded(view);
    }

    /// <summary>Takes back the last import of a utility from the command line; <see cref="ImportNeeded"/>,
    /// <see cref="NotFound"/> where there is none.</summary>
    public async Task<Result<UndoView>> RunLastAsync(UtilityId utility, CancellationToken cancel)
    {
        if (await LastAsync(utility, cancel) is not { } id)
            return NotFound.Instance;
        var view = await TryAsync(utility, id, (db, work) => CommitAsync(db, utility, null, id, work, cancel), cancel);
        return view is null ? NotFound.Instance
            : view.Obstacles.Count == 0 ? view
            : new ImportNeeded(view);
    }

    private async Task<ImportRunId?> LastAsync(UtilityId utility, CancellationToken cancel)
    {
        const int Looked = 50;
        await using var db = store.Read(utility);
        foreach (var run in await db.ImportRuns.OrderByDescending(r => r.StartedAt).Take(Looked).ToListAsync(cancel))
            if (await LastImport.IsAsync(db, run, cancel))
                return run.Id;
        return null;
    }

    /// <summary>What it would do: tried, and rolled back; <see cref="NotFound"/>, <see cref="NotOfYourRole"/>.</summary>
    public async Task<Result<UndoView>> PreviewAsync(StaffActor staff, ImportRunId id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Manager))
            return new NotOfYourRole();
        return await TryAsync(staff.Utility, id, null, cancel) is { } view ? view : NotFound.Instance;
    }

    private async Task CommitAsync(
        EbokDb db,
        UtilityId utility,
        StaffActor? staff,
        ImportRunId id,
        UndoView work,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        var by = staff?.Staff;
        db.Changed(LiveTopic.Imports);
        await db
            .ImportRuns.Where(r => r.Id == id)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(r => r.State, ImportState.Undone)
                        .SetProperty(r => r.UndoneAt, now)
                        .SetProperty(r => r.UndoneBy, by),
                cancel
            );
        await db.ImportTraces.Where(t => t.Run == id).ExecuteDeleteAsync(cancel);
        var detail = string.Create(CultureInfo.InvariantCulture, $"-{work.Removed} ~{work.Restored}");
        await audit.AddAsync(db, AuditAct.ImportUndone, by, utility, id.Value, detail, staff?.Origin, cancel);
    }

    private async Task<UndoView?> TryAsync(
        UtilityId utility,
        ImportRunId id,
        Func<EbokDb, UndoView, Task>? commit,
        CancellationToken cancel
    )
    {
        UndoView? view = null;
        try
        {
            await store.WriteAsync(
                utility,
                async db =>
                {
                    var run = await db.ImportRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel);
                    if (run is null)
                        return;
                    if (run.TooLargeToUndo)
                        view = new(0, 0, [(UndoObstacle.TooLarge, 1)]);
                    // Staff put its payments on documents since; each is taken off again on its own page.
                    else if (run.Source == "bank")
                        view = new(0, 0, [(UndoObstacle.Payments, 1)]);
                    else if (!await LastImport.IsAsync(db, run, cancel))
                        view = new(0, 0, [(UndoObstacle.NotTheLast, 1)]);
                    else
                        view = await new UndoWork(db, run, cancel).RunAsync();
                    if (commit is null || view.Obstacles.Count > 0)
                        throw new RolledBackException();
                    await commit(db, view);
                },
                cancel
            );
        }
        catch (RolledBackException)
        {
            // Only looked at, or in the way of something.
        }
        return view;
    }

    private sealed class RolledBackException : Exception;
}
