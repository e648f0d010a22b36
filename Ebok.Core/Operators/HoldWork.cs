using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Operators;

/// <summary>A colleague has it.</summary>
/// <param name="By">His login; null: he is no longer there.</param>
/// <param name="At">Since when.</param>
public sealed record HeldByAnother(string? By, DateTimeOffset? At) : Refusal;

/// <summary>Whoever opens what is to be decided has it for a while, and a colleague who opens it too is told who: two never
/// work on the same thing unless the second takes it over, knowingly (O2, O3). Only a courtesy: of two decisions the
/// second is refused in any case (<see cref="DecidedMeanwhile"/>).</summary>
public sealed class HoldWork(EbokStore store, AuditTrail trail, TimeProvider clock)
{
    /// <summary>So long after he last looked at it nobody has it any more.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private const int Tries = 3;

    /// <summary>Null: it is his for <see cref="Kept"/>. Else <see cref="NotOfYourRole"/> or <see cref="HeldByAnother"/>.</summary>
    /// <param name="staff">A clerk at least: whoever may not decide has nothing.</param>
    /// <param name="kind">Kind of thing.</param>
    /// <param name="target">Its id.</param>
    /// <param name="takeOver">From whoever has it; that is put on the trail.</param>
    /// <param name="cancel">Of the request.</param>
    public async Task<Refusal?> RunAsync(
        StaffActor staff,
        HeldKind kind,
        Guid target,
        bool takeOver,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        for (var tried = 1; ; tried++)
            try
            {
                return await store.WriteAsync(
                    staff.Utility,
                    db => HoldAsync(db, staff, kind, target, takeOver, cancel),
                    cancel
                );
            }
            catch (DbUpdateException) when (tried < Tries)
            {
                // On another server, at the same moment: the next look finds him.
            }
    }

    private async Task<Refusal?> HoldAsync(
        EbokDb db,
        StaffActor staff,
        HeldKind kind,
        Guid target,
        bool takeOver,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        await db.WorkHolds.Where(h => h.Until <= now).ExecuteDeleteAsync(cancel);
        var hold = await db.WorkHolds.SingleOrDefaultAsync(h => h.Kind == kind && h.Target == target, cancel);
        if (hold is null)
        {
            db.WorkHolds.Add(
                new WorkHold
                {
                    Utility = staff.Utility,
                    Kind = kind,
                    Target = target,
                    Staff = staff.Staff,
                    Since = now,
                    Until = now + Kept,
                }
            );
            await db.SaveChangesAsync(cancel);
            return null;
        }
        if (hold.Staff != staff.Staff)
        {
            if (!takeOver)
                return new HeldByAnother(await db.LoginOfAsync(hold.Staff, cancel), hold.Since);
            (hold.Staff, hold.Since) = (staff.Staff, now);
            await trail.AddAsync(db, staff, AuditAct.WorkTakenOver, target, kind.ToString(), cancel);
        }
        hold.Until = now + Kept;
        return null;
    }
}
