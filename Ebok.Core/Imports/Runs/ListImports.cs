using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports;

/// <summary>An import in the history.</summary>
/// <param name="Id">To open it by.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Name">What was sent in; null: not known.</param>
/// <param name="Source">fa3, csv, pliki.</param>
/// <param name="Staff">Login of who sent it in; null: the folder, the command line.</param>
/// <param name="At">When it began; before it runs, when it came.</param>
/// <param name="EndedAt">Null: not ended.</param>
/// <param name="Read">Files or rows read.</param>
/// <param name="Added">New.</param>
/// <param name="Changed">With something new.</param>
/// <param name="Unchanged">As they were.</param>
/// <param name="Unmatched">Invoices of nobody.</param>
/// <param name="Refused">Not taken.</param>
public sealed record ImportRow(
    ImportRunId Id,
    ImportOrigin Origin,
    ImportState State,
    string? Name,
    string Source,
    string? Staff,
    DateTimeOffset At,
    DateTimeOffset? EndedAt,
    int Read,
    int Added,
    int Changed,
    int Unchanged,
    int Unmatched,
    int Refused
)
{
    /// <summary>How long it ran; null while it does.</summary>
    public TimeSpan? Took => EndedAt - At;

    internal static ImportRow Of(ImportRun run, string? login) =>
        new(
            run.Id,
            run.Origin,
            // Imports of the time before states.
            run.State == ImportState.Running
            && run.FinishedAt is not null
                ? ImportState.Done
                : run.State,
            run.Name,
            run.Source,
            login,
            run.StartedAt,
            run.EndedAt ?? run.FinishedAt,
            run.Read,
            run.Added,
            run.Changed,
            run.Unchanged,
            run.Unmatched,
            run.Refused
        );
}

/// <summary>The watched folder of a utility.</summary>
/// <param name="Folder">Where files are put.</param>
/// <param name="Off">Nobody looks.</param>
/// <param name="At">Time of day in Warsaw; null: as soon as files are complete.</param>
/// <param name="Waiting">Files that lie there now.</param>
public sealed record WatchView(string Folder, bool Off, TimeOnly? At, int Waiting);

/// <summary>The history of imports, newest first, and the watched folder.</summary>
public sealed class ListImports(EbokStore store, ImportFolders folders)
{
    private static readonly SortKeys<ImportRun> Keys = new SortKeys<ImportRun>()
        .With("data", r => r.StartedAt)
        .With("nowe", r => r.Added)
        .With("odrzucone", r => r.Refused);

    /// <summary>For every role. Sorted by <c>data</c>, <c>nowe</c>, <c>odrzucone</c>.</summary>
    /// <param name="staff">Who asks.</param>
    /// <param name="search">Words of what was sent in; null: all.</param>
    /// <param name="sort">By which column.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Page<ImportRow>> RunAsync(
        StaffActor staff,
        string? search,
        Sort sort,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var all = db.ImportRuns.Search(search, r => r.Name, r => r.Source);
        var total = await all.CountAsync(cancel);
        var (number, size, skip) = page.Within(total);
        var sorted =
            Keys.Apply(all, sort)?.ThenBy(r => r.Id)
            ?? all.OrderByDescending(r => r.StartedAt).ThenByDescending(r => r.Id);
        var rows = await sorted
            .Skip(skip)
            .Take(size)
            .Select(r => new
            {
                Run = r,
                Login = db.Staff.Where(s => s.Id == r.Staff).Select(s => s.Login).FirstOrDefault(),
            })
            .ToListAsync(cancel);
        return new([.. rows.Select(r => ImportRow.Of(r.Run, r.Login))], number, size, total);
    }

    /// <summary>For every role.</summary>
    public async Task<WatchView> WatchAsync(StaffActor staff, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var schedule = await db.ImportSchedules.SingleOrDefaultAsync(cancel);
        var folder = folders.WatchedOf(staff.Utility);
        return new(
            folder,
            schedule?.Off ?? false,
            schedule?.At,
            Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Take(1000).Count() : 0
        );
    }
}
