using Ebok.Core.CustomerSearch;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.DataChanges;

/// <summary>A change in the staff's queue.</summary>
/// <param name="Id">To open it by.</param>
/// <param name="Number">Of its letter.</param>
/// <param name="Code">Customer's code.</param>
/// <param name="Name">Customer's name on file.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="DueOn">Last day for the answer.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Fields">What is to be changed.</param>
public sealed record DataChangeRow(
    DataChangeId Id,
    string Number,
    string Code,
    string Name,
    DateTimeOffset SentAt,
    DateOnly? DueOn,
    DataChangeState State,
    IReadOnlyList<DataField> Fields
);

/// <summary>A page of the queue, and how many there are in each state.</summary>
public sealed record DataChangesView(IReadOnlyDictionary<DataChangeState, int> Counts, Page<DataChangeRow> Changes);

/// <summary>The queue of changes of data (O3): what waits oldest first, what is decided newest first.</summary>
public sealed class ListDataChanges(EbokStore store)
{
    private static readonly SortKeys<DataChange> Keys = new SortKeys<DataChange>()
        .With("numer", c => c.Number)
        .With("data", c => c.SentAt);

    /// <summary>For every role. Sorted by <c>numer</c>, <c>data</c>.</summary>
    /// <param name="staff">Who asks.</param>
    /// <param name="state">Which.</param>
    /// <param name="search">Words of the letter's number, the customer's code or name; null: all.</param>
    /// <param name="sort">By which column.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<DataChangesView> RunAsync(
        StaffActor staff,
        DataChangeState state,
        string? search,
        Sort sort,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var counts = await db
            .DataChanges.GroupBy(c => c.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var all = db
            .DataChanges.Where(c => c.State == state)
            .Search(search, db.SearchTerms, c => c.Customer, c => c.Number);
        var total = await all.CountAsync(cancel);
        var usual = new Sort("data", Down: state != DataChangeState.Waiting);
        var slice = Keys.Slice(db.DataChanges, all, c => c.Id, sort, usual, page, total);
        var rows = await slice
            .Rows.Select(change => new
            {
                change.Id,
                change.Number,
                Code = db.Customers.Where(c => c.Id == change.Customer).Select(c => c.Code).First(),
                Name = db.Customers.Where(c => c.Id == change.Customer).Select(c => c.Name).First(),
                change.SentAt,
                DueOn = db.Cases.Where(l => l.Id == change.Case).Select(l => l.DueOn).First(),
            })
            .ToListAsync(cancel);
        var ids = rows.Select(r => r.Id).ToArray();
        var fields = (
            await db
                .DataChangeItems.Where(i => ids.Contains(i.Change))
                .OrderBy(i => i.Field)
                .Select(i => new { i.Change, i.Field })
                .ToListAsync(cancel)
        ).ToLookup(i => i.Change, i => i.Field);
        return new(
            counts,
            slice.Page(
                rows.Select(r => new DataChangeRow(
                    r.Id,
                    r.Number,
                    r.Code,
                    r.Name,
                    r.SentAt,
                    r.DueOn,
                    state,
                    [.. fields[r.Id]]
                ))
            )
        );
    }
}
