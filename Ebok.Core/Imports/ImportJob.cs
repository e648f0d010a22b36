using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports;

/// <summary>One run of an importer: writes batches, each in one short transaction together with the run's counts, so
/// that a kill leaves whole batches and a run that is seen to be cut off.</summary>
internal sealed class ImportJob
{
    private readonly EbokStore store;
    private readonly TimeProvider clock;
    private readonly ImportOptions options;
    private readonly Lock problems = new();

    private ImportJob(EbokStore store, TimeProvider clock, UtilityProfile utility, ImportOptions options)
    {
        (this.store, this.clock, this.options) = (store, clock, options);
        Utility = utility.Id;
        Sellers = utility.Companies.Select(c => c.Nip).ToHashSet(StringComparer.Ordinal);
        OwnAccounts = utility
            .Companies.Select(c => Nrb.TryParse(c.BankAccount, out var nrb) ? nrb.Digits : c.BankAccount)
            .ToHashSet(StringComparer.Ordinal);
        SellerNames = utility.Companies.ToDictionary(c => c.Nip, c => c.Name, StringComparer.Ordinal);
    }

    internal UtilityId Utility { get; }

    /// <summary>NIPs of the utility's companies.</summary>
    internal IReadOnlySet<string> Sellers { get; }

    /// <summary>Accounts of the companies, 26 digits: everybody pays there, so they say nothing about a customer.</summary>
    internal IReadOnlySet<string> OwnAccounts { get; }
    internal IReadOnlyDictionary<string, string> SellerNames { get; }
    internal ImportRunId Run { get; } = ImportRunId.New();
    internal ImportReport Report { get; } = new();
    internal bool DryRun => options.DryRun;
    internal DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Opens the run's row, which says from now on that an import is under way.</summary>
    internal static async Task<ImportJob> StartAsync(
        EbokStore store,
        TimeProvider clock,
        UtilityProfile utility,
        string source,
        ImportOptions options,
        CancellationToken cancel
    )
    {
        var job = new ImportJob(store, clock, utility, options);
        if (!job.DryRun)
            await store.WriteAsync(
                job.Utility,
                db =>
                {
                    db.ImportRuns.Add(
                        new ImportRun
                        {
                            Id = job.Run,
                            Utility = job.Utility,
                            Source = source,
                            StartedAt = job.Now,
                        }
                    );
                    return Task.CompletedTask;
                },
                cancel
            );
        return job;
    }

    /// <summary>Writes one batch whole or not at all. On a dry run the same work runs, and nothing is saved.</summary>
    internal async Task WriteAsync(Func<EbokDb, Task<Counts>> work, CancellationToken cancel)
    {
        if (DryRun)
        {
            await using var db = store.Read(Utility);
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
            Count(await work(db));
            return;
        }
        var counts = await store.WriteAsync(
            Utility,
            async db =>
            {
                await OneAtATimeAsync(db, cancel);
                var done = await work(db);
                await db.SaveChangesAsync(cancel);
                await SaveCountsAsync(db, done, null, cancel);
                return done;
            },
            cancel
        );
        Count(counts);
    }

    /// <summary>Saves what the work has changed so far, so that queries see it; the transaction goes on.</summary>
    internal Task FlushAsync(EbokDb db, CancellationToken cancel) =>
        DryRun ? Task.CompletedTask : db.SaveChangesAsync(cancel);

    /// <summary>Closes the run: from now on it is what "Ostatnio zaktualizowano" shows.</summary>
    internal async Task<ImportReport> FinishAsync(CancellationToken cancel)
    {
        if (!DryRun)
            await store.WriteAsync(Utility, db => SaveCountsAsync(db, default, Now, cancel), cancel);
        return Report;
    }

    /// <summary>Names a refusal or a remark.</summary>
    internal void Tell(ImportProblem problem)
    {
        lock (problems)
        {
            if (!problem.IsRemark)
                Report.Refused++;
            if (Report.Problems.Count < ImportReport.MostProblems)
                Report.Problems.Add(problem);
            options.OnProblem?.Invoke(problem);
        }
    }

    internal void Progress(ImportProgress progress) => options.OnProgress?.Invoke(progress);

    // Two imports of one utility at once (two servers on PostgreSQL) would not see each other's uncommitted payments
    // and invoices: the row of the utility's first run is their lock. SQLite's writers wait for each other anyway.
    private static Task<int> OneAtATimeAsync(EbokDb db, CancellationToken cancel)
    {
        var first = db.ImportRuns.OrderBy(r => r.Id).Select(r => r.Id).Take(1);
        return db
            .ImportRuns.Where(r => first.Contains(r.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Source, r => r.Source), cancel);
    }

    private Task<int> SaveCountsAsync(EbokDb db, Counts more, DateTimeOffset? finishedAt, CancellationToken cancel) =>
        db
            .ImportRuns.Where(r => r.Id == Run)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(r => r.Read, (int)(Report.Read + more.Read))
                        .SetProperty(r => r.Added, (int)(Report.Added + more.Added))
                        .SetProperty(r => r.Changed, (int)(Report.Changed + more.Changed))
                        .SetProperty(r => r.Unchanged, (int)(Report.Unchanged + more.Unchanged))
                        .SetProperty(r => r.Unmatched, (int)(Report.Unmatched + more.Unmatched))
                        .SetProperty(r => r.Refused, (int)Report.Refused)
                        .SetProperty(r => r.FinishedAt, finishedAt),
                cancel
            );

    private void Count(Counts counts)
    {
        Report.Read += counts.Read;
        Report.Added += counts.Added;
        Report.Changed += counts.Changed;
        Report.Unchanged += counts.Unchanged;
        Report.Unmatched += counts.Unmatched;
        Report.Matched += counts.Matched;
    }
}

/// <summary>What one batch did.</summary>
internal record struct Counts(long Read, long Added, long Changed, long Unchanged, long Unmatched, long Matched);
