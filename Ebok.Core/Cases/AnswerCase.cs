using Ebok.Core.Attachments;
using Ebok.Core.Audit;
using Ebok.Core.Cases.Desk;
using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Cases;

/// <summary>Staff answer a case: the customer is told by mail that there is an answer, not what it is.</summary>
public sealed class AnswerCase(
    EbokStore store,
    StoreAttachments attachments,
    AuditTrail trail,
    Outbox outbox,
    PublicLinks links,
    TimeProvider clock
)
{
    /// <summary>Null: it is answered, and his if it was nobody's. Else <see cref="NotOfYourRole"/>, <see cref="NotFound"/>,
    /// <see cref="CaseClosed"/>, <see cref="TextMissing"/>, <see cref="TextTooLong"/>, <see cref="BadAttachments"/> or
    /// <see cref="HeldByAnother"/>, and nothing was stored.</summary>
    public async Task<Refusal?> RunAsync(
        StaffActor staff,
        UtilityProfile utility,
        CaseId id,
        string? typed,
        Guid request,
        IReadOnlyList<IncomingFile> incoming,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        ArgumentNullException.ThrowIfNull(utility);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        if (!CaseText.Read(typed).TryGet(out var text, out var refusal))
            return refusal;
        if (!(await attachments.OfStaffAsync(utility, incoming, cancel)).TryGet(out var files, out refusal))
            return refusal;
        return await store.ChangeCaseAsync(
            staff,
            id,
            (db, row) => AnswerAsync(db, row, staff, utility, text, request, files, cancel),
            cancel
        );
    }

    private async Task<Refusal?> AnswerAsync(
        EbokDb db,
        Case row,
        StaffActor staff,
        UtilityProfile utility,
        string text,
        Guid request,
        IReadOnlyList<StoredFile> files,
        CancellationToken cancel
    )
    {
        var id = row.Id;
        if (await db.CaseMessages.AnyAsync(m => m.Case == id && m.Request == request, cancel))
            return null;
        if (await db.RefusedAsync(staff, row, cancel) is { } refused)
            return refused;
        if (row.State == CaseState.Closed)
            return new CaseClosed();
        var now = clock.GetUtcNow();
        var message = new CaseMessage
        {
            Id = Guid.CreateVersion7(),
            Utility = row.Utility,
            Case = id,
            Staff = staff.Staff,
            Request = request,
            Text = text,
            At = now,
        };
        db.CaseMessages.Add(message);
        CaseWriting.Attach(db, row, message.Id, customer: null, files, now);
        row.TakeFor(staff.Staff, now);
        row.State = CaseState.Answered;
        row.AnsweredAt ??= now;
        if (row.Account is { } account)
        {
            if (await CaseWriting.EmailOfAsync(db, account, cancel) is { } to)
                outbox.Add(db, utility, to, CaseMails.Answered(utility, links, row));
        }
        else if (row.Email is not null)
            outbox.Add(db, utility, row.Email, CaseMails.AnsweredNotice(utility, links, row));
        // What is written comes before the trail's lock.
        await db.SaveChangesAsync(cancel);
        await trail.AddAsync(db, staff, AuditAct.CaseAnswered, id.Value, row.Number, cancel);
        return null;
    }
}
