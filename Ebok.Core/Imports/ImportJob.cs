using Ebok.Core.Data;
using Ebok.Core.Imports.Csv;
using Ebok.Core.Imports.Undo;
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
    private readonly ImportFindings findings;
    private ImportReport before = new();
    private int traced;
    private int pages;

    private ImportJob(EbokStore store, TimeProvider clock, UtilityProfile utility, ImportOptions options)
    {
        (this.store, this.clock, this.options) = (store, clock, options);
        Utility = utility.Id;
        Run = options.Run ?? ImportRunId.New();
        findings = new ImportFindings(this, options.DryRun);
        Lookup = new CsvLookup(this);
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
    internal ImportRunId Run { get; }

    /// <summary>Finds what rows refer to; on a dry run also what files before would have stored.</summary>
    internal CsvLookup Lookup { get; }
    internal ImportReport Report { get; } = new();
    internal bool DryRun => options.DryRun;
    internal DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Opens the run's row, which says from now on that an import is under way; or goes on with the row that
    /// the dashboard has made.</summary>
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
        if (options.Run is not null)
            await job.GoOnAsync(cancel);
        else if (!job.DryRun)
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

    // What the run did before it was cut off counts as done by it; the rows of it are found as they are now.
    private async Task GoOnAsync(CancellationToken cancel)
    {
        await using var db = store.Read(Utility);
        if (DryRun)
            return;
        var run = await db.ImportRuns.SingleAsync(r => r.Id == Run, cancel);
        before = new ImportReport { Added = run.Added, Changed = run.Changed };
        traced = run.TooLargeToUndo ? int.MaxValue / 2 : 0;
        pages = await db.ImportTraces.Where(t => t.Run == Run).MaxAsync(t => (int?)t.Number, cancel) ?? 0;
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
                // Two imports at once would not see each other's uncommitted payments and invoices.
                await db.OneAtATimeAsync("import " + Utility.Slug, cancel);
                var book = db.Trace = new TraceBook();
                var done = await work(db);
                await db.SaveChangesAsync(cancel);
                db.Trace = null;
                await KeepAsync(db, book, cancel);
                await findings.StoreAsync(db, cancel);
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
        {
            // Before it is told that the run is done: whoever opens a page then finds it quick.
            await store.CountAnewAsync(cancel);
            await store.WriteAsync(
                Utility,
                async db =>
                {
                    await findings.StoreAsync(db, cancel);
                    await SaveCountsAsync(db, default, Now, cancel);
                },
                cancel
            );
        }
        else if (options.Run is not null)
            await store.WriteAsync(Utility, db => findings.StoreAsync(db, cancel), cancel);
        return Report;
    }

    /// <summary>A row that is taken, for who wants to see what happens row by row.</summary>
    internal void Row(FindingKind kind, string file, int line, string key) => findings.Add(kind, file, line, key);

    // What makes it possible to take the run back; a run that is too large for that is not written down any more.
    private async Task KeepAsync(EbokDb db, TraceBook book, CancellationToken cancel)
    {
        if (traced > UndoImport.MostRows)
            return;
        traced += book.Count;
        if (traced <= UndoImport.MostRows)
            await db.InsertAsync([.. book.Pages(this, () => ++pages)], cancel);
        else
            await db
                .ImportRuns.Where(r => r.Id == Run)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.TooLargeToUndo, true), cancel);
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
            findings.Add(problem);
            options.OnProblem?.Invoke(problem);
        }
    }

    internal void Progress(ImportProgress progress) => options.OnProgress?.Invoke(progress);

    private Task<int> SaveCountsAsync(EbokDb db, Counts more, DateTimeOffset? finishedAt, CancellationToken cancel) =>
        db
            .ImportRuns.Where(r => r.Id == Run)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(r => r.Read, (int)(Report.Read + more.Read))
                        .SetProperty(r => r.Added, (int)(before.Added + Report.Added + more.Added))
                        .SetProperty(r => r.Changed, (int)(before.Changed + Report.Changed + more.Changed))
                        .SetProperty(
                            r => r.Unchanged,
                            (int)Math.Max(0, Report.Unchanged + more.Unchanged - before.Added - before.Changed)
                        )
                        .SetProperty(r => r.Unmatched, (int)(Report.Unmatched + more.Unmatched))
                        .SetProperty(r => r.Refused, (int)Report.Refused)
                        .SetProperty(r => r.State, finishedAt == null ? ImportState.Running : ImportState.Done)
                        .SetProperty(r => r.EndedAt, finishedAt)
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
