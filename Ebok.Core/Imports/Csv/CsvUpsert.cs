using Ebok.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports.Csv;

/// <summary>Puts rows into a table by their key: known ones are changed where they differ, others are new. Of two rows
/// with one key the later counts.</summary>
internal sealed class CsvUpsert<TKey, TEntity>(EbokDb db, Dictionary<TKey, TEntity> known)
    where TKey : notnull
    where TEntity : class, IOfUtility
{
    private readonly List<TEntity> added = [];
    private readonly List<(CsvRow Row, string Key, TEntity Entity, bool New)> rows = [];
    private int put;

    internal IReadOnlyList<TEntity> Added => added;

    /// <summary>Those that are there and are changed by this batch.</summary>
    internal List<TEntity> Changed() =>
        [.. db.ChangeTracker.Entries<TEntity>().Where(e => e.State == EntityState.Modified).Select(e => e.Entity)];

    internal void Put(CsvRow row, TKey key, string shown, Func<TEntity> make, Action<TEntity> fill)
    {
        put++;
        var isNew = !known.ContainsKey(key);
        if (!known.TryGetValue(key, out var entity))
        {
            entity = make();
            added.Add(entity);
            known.Add(key, entity);
        }
        fill(entity);
        rows.Add((row, shown, entity, isNew));
    }

    /// <summary>Saves, and says what there was to save.</summary>
    /// <param name="job">The run; on a dry run nothing is saved.</param>
    /// <param name="read">Rows of the batch.</param>
    /// <param name="cancel">Stops it.</param>
    internal async Task<Counts> SaveAsync(ImportJob job, int read, CancellationToken cancel)
    {
        var changed = Changed().Count;
        foreach (var (row, key, entity, isNew) in rows)
            if (isNew)
                job.Row(FindingKind.Added, row.File, row.Line, key);
            else if (db.Entry(entity).State == EntityState.Modified)
                job.Row(FindingKind.Changed, row.File, row.Line, key);
        if (!job.DryRun)
        {
            await db.InsertAsync(added, cancel);
            await db.SaveChangesAsync(cancel);
        }
        return new Counts
        {
            Read = read,
            Added = added.Count,
            Changed = changed,
            Unchanged = put - added.Count - changed,
        };
    }
}
