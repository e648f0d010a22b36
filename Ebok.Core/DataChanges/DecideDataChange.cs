using Ebok.Core.Cases.Desk;
using Ebok.Core.Data;
using Ebok.Core.Live;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.DataChanges;

/// <summary>The customer's file is not the one the clerk looked at: an import has changed it meanwhile.</summary>
public sealed record FileChangedMeanwhile : Refusal;

/// <summary>What accepting and refusing have in common: of two clerks at once the second is told who was first.</summary>
internal static class DecideDataChange
{
    /// <summary>Null, or <see cref="HeldByAnother"/>: a colleague has taken its letter.</summary>
    public static async Task<Refusal?> HeldAsync(
        EbokDb db,
        StaffActor staff,
        DataChangeId id,
        CancellationToken cancel
    ) =>
        await db
            .Cases.AsNoTracking()
            .SingleOrDefaultAsync(
                c => db.DataChanges.Any(d => d.Id == id && d.Case == c.Id && d.State == DataChangeState.Waiting),
                cancel
            )
            is { } letter
            ? await db.RefusedAsync(staff, letter, cancel)
            : null;

    /// <summary>Takes the change out of the queue for this transaction; why not, where it is not there.</summary>
    public static async Task<Refusal?> TakeAsync(
        EbokDb db,
        StaffActor staff,
        DataChangeId id,
        DataChangeState to,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        // In one statement: whoever comes second waits for the first, and finds nothing that waits.
        var taken = await db
            .DataChanges.Where(c => c.Id == id && c.State == DataChangeState.Waiting)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(c => c.State, to)
                        .SetProperty(c => c.DecidedAt, (DateTimeOffset?)now)
                        .SetProperty(c => c.DecidedBy, (StaffId?)staff.Staff),
                cancel
            );
        if (taken == 1)
        {
            db.Changed(LiveTopic.DataChanges);
            return null;
        }
        var decided = await db
            .DataChanges.AsNoTracking()
            .Where(c => c.Id == id)
            .Select(c => new
            {
                c.DecidedAt,
                By = db.Staff.Where(s => s.Id == c.DecidedBy).Select(s => s.Login).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancel);
        return decided is null ? NotFound.Instance : new DecidedMeanwhile(decided.By, decided.DecidedAt);
    }
}
