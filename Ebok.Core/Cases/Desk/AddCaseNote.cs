using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Cases.Desk;

/// <summary>Staff note something down about a case, for each other only.</summary>
public sealed class AddCaseNote(EbokStore store, AuditTrail trail, TimeProvider clock)
{
    /// <summary>Null: it is noted. Else <see cref="NotOfYourRole"/>, <see cref="NotFound"/>, <see cref="TextMissing"/> or
    /// <see cref="TextTooLong"/>. Whoever has the case: a note hinders nobody.</summary>
    public async Task<Refusal?> RunAsync(
        StaffActor staff,
        CaseId id,
        string? typed,
        Guid request,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        if (!CaseText.Read(typed).TryGet(out var text, out var refusal))
            return refusal;
        return await store.ChangeCaseAsync(
            staff,
            id,
            async (db, row) =>
            {
                if (await db.CaseNotes.AnyAsync(n => n.Case == id && n.Request == request, cancel))
                    return null;
                db.CaseNotes.Add(
                    new CaseNote
                    {
                        Id = Guid.CreateVersion7(),
                        Utility = row.Utility,
                        Case = id,
                        Staff = staff.Staff,
                        Request = request,
                        Text = text,
                        At = clock.GetUtcNow(),
                    }
                );
                await trail.AddAsync(db, staff, AuditAct.CaseNoted, id.Value, row.Number, cancel);
                return null;
            },
            cancel
        );
    }
}
