using Ebok.Core.Audit;
using Ebok.Core.Cases.Desk;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;

namespace Ebok.Core.Cases;

/// <summary>Staff take a case, look into it, close it, open it again.</summary>
public sealed class MoveCase(EbokStore store, AuditTrail trail, TimeProvider clock)
{
    /// <summary>Null: done, or it stood there already. Else <see cref="NotOfYourRole"/>, <see cref="NotFound"/> or
    /// <see cref="HeldByAnother"/>. To
    /// <see cref="CaseState.New"/> nothing goes back, and <see cref="CaseState.Answered"/> is what
    /// <see cref="AnswerCase"/> makes of it.</summary>
    public async Task<Refusal?> RunAsync(StaffActor staff, CaseId id, CaseState to, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (to is not (CaseState.Accepted or CaseState.InProgress or CaseState.Closed))
            throw new ArgumentOutOfRangeException(nameof(to), to, "is not a state that staff choose");
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        return await store.ChangeCaseAsync(staff, id, (db, row) => MoveAsync(db, row, staff, to, cancel), cancel);
    }

    private async Task<Refusal?> MoveAsync(
        EbokDb db,
        Case row,
        StaffActor staff,
        CaseState to,
        CancellationToken cancel
    )
    {
        if (row.State == to)
            return null;
        if (await db.RefusedAsync(staff, row, cancel) is { } refused)
            return refused;
        row.State = to;
        row.ClosedAt = to == CaseState.Closed ? clock.GetUtcNow() : null;
        // What is written comes before the trail's lock.
        await db.SaveChangesAsync(cancel);
        await trail.AddAsync(db, staff, AuditAct.CaseMoved, row.Id.Value, to.ToString(), cancel);
        return null;
    }
}
