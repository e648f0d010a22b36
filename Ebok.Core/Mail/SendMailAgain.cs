using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Mail;

/// <summary>The code in the mail is dead: it is never sent. The customer asks for a new one.</summary>
public sealed record MailIsExpired : Refusal;

/// <summary>The mail was sent or is gone: there is nothing left of it to send.</summary>
public sealed record MailIsGone : Refusal;

/// <summary>Puts a mail that failed, or waits for its next attempt, in line at once (O6).</summary>
public sealed class SendMailAgain(EbokStore store, AuditTrail audit, MailSignal signal, TimeProvider clock)
{
    /// <summary>In line; <see cref="MailIsExpired"/>, <see cref="MailIsGone"/>, <see cref="NotFound"/>,
    /// <see cref="NotOfYourRole"/>. Twice is once.</summary>
    public async Task<Result<MailId>> RunAsync(StaffActor staff, MailId id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        return await store.WriteAsync<Result<MailId>>(
            staff.Utility,
            async db =>
            {
                var now = clock.GetUtcNow();
                var mail = await db.Outbox.SingleOrDefaultAsync(m => m.Id == id, cancel);
                if (mail is null)
                    return NotFound.Instance;
                if (mail.State == MailState.Expired || mail.ExpiresAt <= now)
                    return new MailIsExpired();
                if (mail.Body is null || mail.State == MailState.Sent)
                    return new MailIsGone();
                if (mail.LeasedUntil > now || mail.State == MailState.Waiting && mail.DueAt <= now)
                    return id;
                mail.EarlierAttempts += mail.Attempts;
                (mail.State, mail.Attempts, mail.DueAt, mail.AgainAt, mail.DoneAt) = (
                    MailState.Waiting,
                    0,
                    now,
                    now,
                    null
                );
                await db.SaveChangesAsync(cancel);
                await audit.AddAsync(db, staff, AuditAct.MailSentAgain, id.Value, null, cancel);
                db.AfterCommit(signal.Wake);
                return id;
            },
            cancel
        );
    }
}
