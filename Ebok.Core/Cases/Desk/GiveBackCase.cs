using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;

namespace Ebok.Core.Cases.Desk;

/// <summary>A clerk gives a case back to the queue; a manager does it for anybody.</summary>
public sealed class GiveBackCase(EbokStore store, AuditTrail trail)
{
    /// <summary>Null: it is nobody's. Else <see cref="NotOfYourRole"/>, <see cref="NotFound"/> or
    /// <see cref="HeldByAnother"/>.</summary>
    public async Task<Refusal?> RunAsync(StaffActor staff, CaseId id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        return await store.ChangeCaseAsync(
            staff,
            id,
            async (db, row) =>
            {
                if (row.TakenBy is null)
                    return null;
                if (await db.RefusedAsync(staff, row, cancel) is { } refused)
                    return refused;
                (row.TakenBy, row.TakenAt) = (null, null);
                await db.SaveChangesAsync(cancel);
                await trail.AddAsync(db, staff, AuditAct.CaseGivenBack, id.Value, row.Number, cancel);
                return null;
            },
            cancel
        );
    }
}
