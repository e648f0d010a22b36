using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Cases.Desk;

/// <summary>Nobody of that name works on cases here.</summary>
public sealed record NoSuchColleague : Refusal;

/// <summary>A clerk hands his case, or one of nobody's, to a colleague; a manager anybody's.</summary>
public sealed class AssignCase(EbokStore store, AuditTrail trail, TimeProvider clock)
{
    /// <summary>Null: it is the colleague's. Else <see cref="NotOfYourRole"/>, <see cref="NotFound"/>,
    /// <see cref="CaseClosed"/>, <see cref="NoSuchColleague"/> or <see cref="HeldByAnother"/>.</summary>
    public async Task<Refusal?> RunAsync(StaffActor staff, CaseId id, StaffId to, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        return await store.ChangeCaseAsync(
            staff,
            id,
            async (db, row) =>
            {
                if (row.TakenBy == to)
                    return null;
                if (await db.RefusedAsync(staff, row, cancel) is { } refused)
                    return refused;
                if (row.State == CaseState.Closed)
                    return new CaseClosed();
                if (!await db.Colleagues().AnyAsync(s => s.Id == to, cancel))
                    return new NoSuchColleague();
                (row.TakenBy, row.TakenAt) = (to, clock.GetUtcNow());
                if (row.State == CaseState.New)
                    row.State = CaseState.Accepted;
                await db.SaveChangesAsync(cancel);
                await trail.AddAsync(db, staff, AuditAct.CaseAssigned, id.Value, to.Value.ToString(), cancel);
                return null;
            },
            cancel
        );
    }
}
