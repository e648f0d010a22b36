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
    /// <summary>For every role.</summary>
    public async Task<DataChangesView> RunAsync(
        StaffActor staff,
        DataChangeState state,
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
        var total = counts.GetValueOrDefault(state);
        var (number, size, skip) = page.Within(total);
        var all = db.DataChanges.Where(c => c.State == state);
        var sorted =
            state == DataChangeState.Waiting
                ? all.OrderBy(c => c.SentAt).ThenBy(c => c.Id)
                : all.OrderByDescending(c => c.SentAt).ThenByDescending(c => c.Id);
        var rows = await (
            from change in sorted.Skip(skip).Take(size)
            join customer in db.Customers on change.Customer equals customer.Id
            join letter in db.Cases on change.Case equals letter.Id
            select new
            {
                change.Id,
                change.Number,
                customer.Code,
                customer.Name,
                change.SentAt,
                letter.DueOn,
            }
        ).ToListAsync(cancel);
        var ids = rows.Select(r => r.Id).ToArray();
        var fields = (
            await db
                .DataChangeItems.Where(i => ids.Contains(i.Change))
                .OrderBy(i => i.Field)
                .Select(i => new { i.Change, i.Field })
                .ToListAsync(cancel)
        ).ToLookup(i => i.Change, i => i.Field);
        var inOrder =
            state == DataChangeState.Waiting
                ? rows.OrderBy(r => r.SentAt).ThenBy(r => r.Id.Value)
                : rows.OrderByDescending(r => r.SentAt).ThenByDescending(r => r.Id.Value);
        return new(
            counts,
            new(
                [
                    .. inOrder.Select(r => new DataChangeRow(
                        r.Id,
                        r.Number,
                        r.Code,
                        r.Name,
                        r.SentAt,
                        r.DueOn,
                        state,
                        [.. fields[r.Id]]
                    )),
                ],
                number,
                size,
                total
            )
        );
    }
}
