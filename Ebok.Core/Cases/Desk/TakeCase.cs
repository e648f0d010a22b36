using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;

namespace Ebok.Core.Cases.Desk;

/// <summary>A clerk takes a case that is nobody's; two never get the same one (O2).</summary>
public sealed class TakeCase(EbokStore store, AuditTrail trail, TimeProvider clock)
{
    /// <summary>Null: it is his, or was already. Else <see cref="NotOfYourRole"/>, <see cref="NotFound"/>,
    /// <see cref="CaseClosed"/> or <see cref="HeldByAnother"/>.</summary>
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
                if (row.TakenBy == staff.Staff)
                    return null;
                if (row.TakenBy is not null)
                    return new HeldByAnother(await db.LoginOfAsync(row.TakenBy, cancel), row.TakenAt);
                if (row.State == CaseState.Closed)
                    return new CaseClosed();
                row.TakeFor(staff.Staff, clock.GetUtcNow());
                await db.SaveChangesAsync(cancel);
                await trail.AddAsync(db, staff, AuditAct.CaseTaken, id.Value, row.Number, cancel);
                return null;
            },
            cancel
        );
    }
}
