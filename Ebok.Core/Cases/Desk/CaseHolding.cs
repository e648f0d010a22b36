using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Cases.Desk;

/// <summary>Whose case it is, for whoever wants to do something with it.</summary>
internal static class CaseHolding
{
    /// <summary>Null: he may, since it is his or nobody's, or he is a manager. Else who has it.</summary>
    public static async Task<Refusal?> RefusedAsync(
        this EbokDb db,
        StaffActor staff,
        Case row,
        CancellationToken cancel
    ) =>
        row.TakenBy is null || row.TakenBy == staff.Staff || staff.Is(StaffRole.Manager)
            ? null
            : new HeldByAnother(await db.LoginOfAsync(row.TakenBy, cancel), row.TakenAt);

    /// <summary>It is his from now on, where it was nobody's.</summary>
    public static void TakeFor(this Case row, StaffId staff, DateTimeOffset now)
    {
        if (row.TakenBy is not null)
            return;
        row.TakenBy = staff;
        row.TakenAt = now;
        if (row.State == CaseState.New)
            row.State = CaseState.Accepted;
    }

    /// <summary>Changes one case in a transaction; of two who do so at once, on one server or two, the second looks
    /// again.</summary>
    public static Task<Refusal?> ChangeCaseAsync(
        this EbokStore store,
        StaffActor staff,
        CaseId id,
        Func<EbokDb, Case, Task<Refusal?>> change,
        CancellationToken cancel
    ) =>
        CaseWriting.RetryAsync(() =>
            store.WriteAsync<Refusal?>(
                staff.Utility,
                async db =>
                {
                    var row = await db.Cases.SingleOrDefaultAsync(c => c.Id == id, cancel);
                    if (row is null)
                        return NotFound.Instance;
                    var refusal = await change(db, row);
                    // A refusal leaves everything as it was.
                    if (refusal is not null)
                        db.ChangeTracker.Clear();
                    return refusal;
                },
                cancel
            )
        );
}
