using Ebok.Core.Live;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Data;

/// <summary>The one way to the database. Reading opens a context of one utility; writing runs a piece of work in one
/// short transaction that is committed whole or not at all.
/// <para>On SQLite every write goes through one lock, of the process and then among processes
/// (<see cref="WriterTurn"/>), and begins IMMEDIATE: SQLite 3.7.0–3.51.2 can corrupt a WAL when two connections write
/// and checkpoint at once, and a checkpoint only ever happens at the end of a write (security.md, "Faults").</para></summary>
public abstract class EbokStore : IDisposable
{
    private static readonly AsyncLocal<bool> lookOnly = new();
    private readonly SemaphoreSlim? writeLock;
    private readonly WriterTurn? turn;

    private protected EbokStore(WriterTurn? turn)
    {
        this.turn = turn;
        writeLock = turn is null ? null : new SemaphoreSlim(1, 1);
    }

    /// <summary>Hears of every committed change that lists show.</summary>
    public LiveBus Live { get; } = new();

    /// <summary>Whether other servers write to the same database, unheard by <see cref="Live"/>.</summary>
    public virtual bool OthersWrite => false;

    /// <summary>Whether what runs now may only look (<see cref="LookOnly"/>).</summary>
    public static bool OnlyLooks => lookOnly.Value;

    /// <summary>From here to the end of the method that calls it, and in all that it calls, nothing can be written: staff
    /// look at a customer's pages (O4), and whatever a page would do with a form sent to it fails here.</summary>
    public static void LookOnly() => lookOnly.Value = true;

    /// <summary>A context to read one utility's rows with; nothing is tracked.</summary>
    public EbokDb Read(UtilityId utility) => Open(utility);

    /// <summary>A context over all utilities: health, housekeeping; its queries say <c>IgnoreQueryFilters()</c>.</summary>
    public EbokDb ReadAll() => Open(null);

    /// <summary>Runs the work in one transaction for one utility, saves what it changed and commits.</summary>
    /// <exception cref="DbUpdateException">A unique index or a foreign key refused; nothing was written.</exception>
    public Task<T> WriteAsync<T>(UtilityId utility, Func<EbokDb, Task<T>> work, CancellationToken cancel) =>
        WriteAsync((UtilityId?)utility, work, cancel);

    /// <summary>Runs the work in one transaction for one utility, saves what it changed and commits.</summary>
    public Task WriteAsync(UtilityId utility, Func<EbokDb, Task> work, CancellationToken cancel) =>
        WriteAsync((UtilityId?)utility, work, cancel);

    /// <summary>The same over all utilities: housekeeping only.</summary>
    public Task WriteAllAsync(Func<EbokDb, Task> work, CancellationToken cancel) => WriteAsync(null, work, cancel);

    /// <summary>Brings the schema up to date.</summary>
    public async Task MigrateAsync(CancellationToken cancel)
    {
        using var held = await LockAsync(cancel);
        await using var db = Open(null);
        // MigrateAsync first compares the whole model with that of the last migration, done or not: half a second.
        if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
            await db.Database.MigrateAsync(cancel);
        await PrepareAsync(db, cancel);
    }

    /// <summary>Lets the database count anew what it chooses its indexes by, after many rows came. PostgreSQL does so by
    /// itself.</summary>
    public virtual Task CountAnewAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Name and version of the database that runs: <c>SQLite 3.53.3</c>.</summary>
    public abstract Task<string> VersionAsync(CancellationToken cancel);

    /// <summary>Looks whether the database itself is sound: the first thing that is not, or null. Reads all of it.</summary>
    public abstract Task<string?> ProblemAsync(CancellationToken cancel);

    /// <inheritdoc/>
    public void Dispose()
    {
        writeLock?.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected abstract EbokDb Create();

    private protected virtual Task PrepareAsync(EbokDb db, CancellationToken cancel) => Task.CompletedTask;

    private EbokDb Open(UtilityId? utility)
    {
        var db = Create();
        db.Utility = utility;
        // Contexts are pooled.
        db.Committed.Clear();
        db.Shown.Clear();
        db.Trace = null;
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return db;
    }

    private Task<bool> WriteAsync(UtilityId? utility, Func<EbokDb, Task> work, CancellationToken cancel) =>
        WriteAsync(
            utility,
            async db =>
            {
                await work(db);
                return true;
            },
            cancel
        );

    private async Task<T> WriteAsync<T>(UtilityId? utility, Func<EbokDb, Task<T>> work, CancellationToken cancel)
    {
        if (OnlyLooks)
            throw new InvalidOperationException("nothing is written while staff look at a customer's pages");
        using var held = await LockAsync(cancel);
        await using var db = Open(utility);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var result = await work(db);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        foreach (var act in db.Committed)
            act();
        foreach (var (of, topic) in db.Shown)
            Live.Publish(of, topic);
        return result;
    }

    private protected async Task<Held> LockAsync(CancellationToken cancel)
    {
        if (writeLock is null || turn is null)
            return default;
        await writeLock.WaitAsync(cancel);
        try
        {
            return new Held(writeLock, await turn.TakeAsync(cancel));
        }
        catch
        {
            writeLock.Release();
            throw;
        }
    }

    private protected readonly struct Held(SemaphoreSlim? ofProcess, IDisposable? amongProcesses) : IDisposable
    {
        public void Dispose()
        {
            amongProcesses?.Dispose();
            ofProcess?.Release();
        }
    }
}
