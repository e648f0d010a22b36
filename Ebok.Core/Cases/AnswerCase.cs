using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Cases;

/// <summary>Staff answer a case: the customer is told by mail that there is an answer, not what it is.</summary>
public sealed class AnswerCase(EbokStore store, AuditTrail trail, Outbox outbox, PublicLinks links, TimeProvider clock)
{
    /// <summary>Null: it is answered. Else <see cref="NotOfYourRole"/>, <see cref="NotFound"/>, <see cref="CaseClosed"/>,
    /// <see cref="TextMissing"/> or <see cref="TextTooLong"/>.</summary>
    public async Task<Refusal?> RunAsync(
        StaffActor staff,
        UtilityProfile utility,
        CaseId id,
        string? typed,
        Guid request,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        ArgumentNullException.ThrowIfNull(utility);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        if (!CaseText.Read(typed).TryGet(out var text, out var refusal))
            return refusal;
        return await CaseWriting.RetryAsync(() =>
            store.WriteAsync(staff.Utility, db => AnswerAsync(db, staff, utility, id, text, request, cancel), cancel)
        );
    }

    private async Task<Refusal?> AnswerAsync(
        EbokDb db,
        StaffActor staff,
        UtilityProfile utility,
        CaseId id,
        string text,
        Guid request,
        CancellationToken cancel
    )
    {
        var row = await db.Cases.SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (row is null)
            return NotFound.Instance;
        if (await db.CaseMessages.AnyAsync(m => m.Case == id && m.Request == request, cancel))
            return null;
        if (row.State == CaseState.Closed)
            return new CaseClosed();
        var now = clock.GetUtcNow();
        db.CaseMessages.Add(
            new CaseMessage
            {
                Id = Guid.CreateVersion7(),
                Utility = row.Utility,
                Case = id,
                Staff = staff.Staff,
                Request = request,
                Text = text,
                At = now,
            }
        );
        row.State = CaseState.Answered;
        row.AnsweredAt ??= now;
        if (row.Account is { } account)
        {
            if (await CaseWriting.EmailOfAsync(db, account, cancel) is { } to)
                outbox.Add(db, utility, to, CaseMails.Answered(utility, links, row));
        }
        else if (row.Email is not null)
            outbox.Add(db, utility, row.Email, CaseMails.AnsweredNotice(utility, links, row));
        await trail.AddAsync(db, staff, AuditAct.CaseAnswered, id.Value, row.Number, cancel);
        return null;
    }
}
