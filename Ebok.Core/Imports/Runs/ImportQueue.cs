using Ebok.Core.Data;
using Ebok.Core.Live;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports;

/// <summary>Imports that wait for a server, over all utilities. Several servers on one database share them by leases: an
/// import belongs to the server that leased it until it ends or the lease runs out; then another goes on with it.</summary>
internal sealed class ImportQueue(EbokStore store, TimeProvider clock)
{
    /// <summary>An import of a server that died waits that long.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);

    private const int Candidates = 10;

    private readonly Guid me = Guid.CreateVersion7();

    /// <summary>Leases the import that waits longest; null where none does.</summary>
    internal async Task<ImportRun?> LeaseAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var db = store.ReadAll();
        var waiting = await db
            .ImportRuns.IgnoreQueryFilters()
            .Where(r =>
                r.State == ImportState.Received
                || r.State == ImportState.Waiting
                || r.State == ImportState.Checking
                || r.State == ImportState.Running && r.Origin != ImportOrigin.CommandLine
            )
            .Where(r => r.LeasedUntil == null || r.LeasedUntil <= now)
            .OrderBy(r => r.StartedAt)
            .Take(Candidates)
            .ToListAsync(cancel);
        foreach (var run in waiting)
            if (await TakeAsync(run, now, cancel))
                return run;
        return null;
    }

    /// <summary>Tells how far it is and keeps the lease; false where it is another's by now, or is to stop.</summary>
    internal async Task<bool> BeatAsync(ImportRun run, string? working, double share, CancellationToken cancel)
    {
        await store.WriteAsync(
            run.Utility,
            db =>
                Mine(db, run)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(r => r.LeasedUntil, clock.GetUtcNow() + Lease)
                                .SetProperty(r => r.Working, working)
                                .SetProperty(r => r.Share, share),
                        cancel
                    ),
            cancel
        );
        await using var db = store.Read(run.Utility);
        return await Mine(db, run).AnyAsync(r => !r.CancelAsked, cancel);
    }

    /// <summary>Tried: staff decide now.</summary>
    internal Task CheckedAsync(ImportRun run, ImportPlan plan, CancellationToken cancel)
    {
        var json = plan.ToJson();
        return EndAsync(run, ImportState.Checked, set => set.SetProperty(r => r.Plan, json), cancel);
    }

    /// <summary>Ended, one way or the other.</summary>
    internal Task EndAsync(ImportRun run, ImportState state, CancellationToken cancel) =>
        EndAsync(run, state, set => set.SetProperty(r => r.EndedAt, clock.GetUtcNow()), cancel);

    /// <summary>Forgets what was found before: it is read from the beginning.</summary>
    internal Task ForgetFindingsAsync(ImportRun run, CancellationToken cancel) =>
        store.WriteAsync(
            run.Utility,
            db => db.ImportFindings.Where(f => f.Run == run.Id).ExecuteDeleteAsync(cancel),
            cancel
        );

    private Task<int> EndAsync(
        ImportRun run,
        ImportState state,
        Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<ImportRun>> more,
        CancellationToken cancel
    ) =>
        store.WriteAsync(
            run.Utility,
            db =>
            {
                db.Changed(LiveTopic.Imports);
                return Mine(db, run)
                    .ExecuteUpdateAsync(
                        set =>
                        {
                            set.SetProperty(r => r.State, state)
                                .SetProperty(r => r.Working, (string?)null)
                                .SetProperty(r => r.LeasedBy, (Guid?)null)
                                .SetProperty(r => r.LeasedUntil, (DateTimeOffset?)null);
                            more(set);
                        },
                        cancel
                    );
            },
            cancel
        );

    private async Task<bool> TakeAsync(ImportRun run, DateTimeOffset now, CancellationToken cancel)
    {
        var isDry = run.State is ImportState.Received or ImportState.Checking;
        var begins = run.State is ImportState.Received or ImportState.Waiting;
        var state = isDry ? ImportState.Checking : ImportState.Running;
        var taken = 0;
        await store.WriteAsync(
            run.Utility,
            async db =>
            {
                db.Changed(LiveTopic.Imports);
                taken = await db
                    .ImportRuns.Where(r => r.Id == run.Id && r.State == run.State)
                    .Where(r => r.LeasedUntil == null || r.LeasedUntil <= now)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(r => r.State, state)
                                .SetProperty(r => r.StartedAt, r => begins && !isDry ? now : r.StartedAt)
                                .SetProperty(r => r.Share, 0)
                                .SetProperty(r => r.LeasedBy, me)
                                .SetProperty(r => r.LeasedUntil, now + Lease),
                        cancel
                    );
            },
            cancel
        );
        run.State = state;
        return taken == 1;
    }

    // Not of a server whose lease ran out: it may be another's by now.
    private IQueryable<ImportRun> Mine(EbokDb db, ImportRun run) =>
        db.ImportRuns.Where(r => r.Id == run.Id && r.LeasedBy == me);
}
