using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Cases;

/// <summary>Staff take a case, look into it, close it, open it again.</summary>
public sealed class MoveCase(EbokStore store, AuditTrail trail, TimeProvider clock)
{
    /// <summary>Null: done, or it stood there already. Else <see cref="NotOfYourRole"/> or <see cref="NotFound"/>. To
    /// <see cref="CaseState.New"/> nothing goes back, and <see cref="CaseState.Answered"/> is what
    /// <see cref="AnswerCase"/> makes of it.</summary>
    public async Task<Refusal?> RunAsync(StaffActor staff, CaseId id, CaseState to, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (to is not (CaseState.Accepted or CaseState.InProgress or CaseState.Closed))
            throw new ArgumentOutOfRangeException(nameof(to), to, "is not a state that staff choose");
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        return await store.WriteAsync(staff.Utility, db => MoveAsync(db, staff, id, to, cancel), cancel);
    }

    private async Task<Refusal?> MoveAsync(
        EbokDb db,
        StaffActor staff,
        CaseId id,
        CaseState to,
        CancellationToken cancel
    )
    {
        var row = await db.Cases.SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (row is null)
            return NotFound.Instance;
        if (row.State == to)
            return null;
        row.State = to;
        row.ClosedAt = to == CaseState.Closed ? clock.GetUtcNow() : null;
        // What is written comes before the trail's lock.
        await trail.AddAsync(db, staff, AuditAct.CaseMoved, id.Value, to.ToString(), cancel);
        return null;
    }
}
