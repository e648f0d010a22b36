using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.DataChanges;

/// <summary>A change as the customer sees it.</summary>
/// <param name="Letter">Its letter.</param>
/// <param name="Number">Of the letter.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="State">Where it stands.</param>
/// <param name="DecidedAt">When it was decided.</param>
/// <param name="RefusalReason">Why not.</param>
/// <param name="Fields">What was to be changed.</param>
public sealed record OwnDataChange(
    CaseId Letter,
    string Number,
    DateTimeOffset SentAt,
    DataChangeState State,
    DateTimeOffset? DecidedAt,
    string? RefusalReason,
    IReadOnlyList<DataField> Fields
);

/// <summary>The customer's changes of data, newest first; a manager of part sees none (M4).</summary>
public sealed class ListOwnDataChanges(EbokStore store)
{
    /// <summary>One page.</summary>
    public async Task<Page<OwnDataChange>> RunAsync(Actor actor, PageRequest page, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = store.Read(actor.Utility);
        var changes = db.DataChangesOf(actor);
        var total = await changes.CountAsync(cancel);
        var (number, size, skip) = page.Within(total);
        var rows = await changes
            .OrderByDescending(c => c.SentAt)
            .ThenByDescending(c => c.Id)
            .Skip(skip)
            .Take(size)
            .Select(c => new
            {
                c.Id,
                c.Case,
                c.Number,
                c.SentAt,
                c.State,
                c.DecidedAt,
                c.RefusalReason,
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
            [
                .. rows.Select(r => new OwnDataChange(
                    r.Case,
                    r.Number,
                    r.SentAt,
                    r.State,
                    r.DecidedAt,
                    r.RefusalReason,
                    [.. fields[r.Id]]
                )),
            ],
            number,
            size,
            total
        );
    }
}
