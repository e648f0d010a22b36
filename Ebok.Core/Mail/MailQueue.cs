using Ebok.Core.Data;
using Ebok.Core.Live;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Mail;

/// <summary>The outbox as the sender sees it, over all utilities. Several servers on one database share it by leases: a
/// mail belongs to the server that leased it until it is marked or the lease runs out.</summary>
internal sealed class MailQueue(EbokStore store, TimeProvider clock)
{
    /// <summary>How long a mail may be in hand; longer than the longest attempt. The mail that a dying server had in hand
    /// waits that long.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Sent and given-up mails are seen by staff that long.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>Bodies of mails that failed are there to be sent again that long.</summary>
    private static readonly TimeSpan BodiesKept = TimeSpan.FromDays(14);

    // Several, because another server may be faster with the first.
    private const int Candidates = 10;

    private readonly Guid me = Guid.CreateVersion7();

    /// <summary>Leases the mail that is due longest; null when none is.</summary>
    public async Task<OutgoingMail?> LeaseAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var db = store.ReadAll();
        var due = await db
            .Outbox.IgnoreQueryFilters()
            .Where(m => m.State == MailState.Waiting && m.DueAt <= now)
            .Where(m => m.LeasedUntil == null || m.LeasedUntil <= now)
            .Where(m => m.ExpiresAt == null || m.ExpiresAt > now)
            .OrderBy(m => m.DueAt)
            .Take(Candidates)
            .ToListAsync(cancel);
        foreach (var mail in due)
            if (await TakeAsync(mail, now, cancel))
                return mail;
        return null;
    }

    /// <summary>Gives up mails whose code is dead.</summary>
    public async Task ExpireAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var db = store.ReadAll();
        if (await Dead(db, now).AnyAsync(cancel))
            await store.WriteAllAsync(
                all =>
                    Dead(all, now)
                        .ExecuteUpdateAsync(
                            set =>
                                set.SetProperty(m => m.State, MailState.Expired)
                                    .SetProperty(m => m.DoneAt, now)
                                    .SetProperty(m => m.Body, (byte[]?)null),
                            cancel
                        ),
                cancel
            );
    }

    /// <summary>Sent, given up or expired: it waits no more. What was sent is wiped; what failed stays a while for staff to
    /// send again.</summary>
    public Task DoneAsync(OutgoingMail mail, MailState state, string? reason, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return OfMineAsync(
            mail,
            mine =>
                mine.ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(m => m.State, state)
                            .SetProperty(m => m.Failure, reason)
                            .SetProperty(m => m.DoneAt, now)
                            .SetProperty(m => m.Body, m => state == MailState.Failed ? m.Body : null)
                            .SetProperty(m => m.LeasedBy, (Guid?)null)
                            .SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null),
                    cancel
                ),
            cancel
        );
    }

    /// <summary>To be tried again at an instant; null when it was not tried, and is due as it was.</summary>
    public Task AgainAsync(OutgoingMail mail, DateTimeOffset? dueAt, string? reason, CancellationToken cancel) =>
        OfMineAsync(
            mail,
            mine =>
                mine.ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(m => m.DueAt, dueAt ?? mail.DueAt)
                            .SetProperty(m => m.Attempts, mail.Attempts - (dueAt is null ? 1 : 0))
                            .SetProperty(m => m.Failure, reason ?? mail.Failure)
                            .SetProperty(m => m.LeasedBy, (Guid?)null)
                            .SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null),
                    cancel
                ),
            cancel
        );

    /// <summary>Drops what nobody looks at any more.</summary>
    public Task DropOldAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (old, bodies) = (now - Kept, now - BodiesKept);
        return store.WriteAllAsync(
            async db =>
            {
                await db
                    .Outbox.IgnoreQueryFilters()
                    .Where(m => m.State != MailState.Waiting && m.DoneAt < old)
                    .ExecuteDeleteAsync(cancel);
                await db
                    .Outbox.IgnoreQueryFilters()
                    .Where(m => m.State == MailState.Failed && m.Body != null && m.DoneAt < bodies)
                    .ExecuteUpdateAsync(set => set.SetProperty(m => m.Body, (byte[]?)null), cancel);
            },
            cancel
        );
    }

    private async Task<bool> TakeAsync(OutgoingMail mail, DateTimeOffset now, CancellationToken cancel)
    {
        var taken = 0;
        await store.WriteAllAsync(
            async db =>
                taken = await db
                    .Outbox.IgnoreQueryFilters()
                    .Where(m => m.Id == mail.Id && m.State == MailState.Waiting && m.Attempts == mail.Attempts)
                    .Where(m => m.LeasedUntil == null || m.LeasedUntil <= now)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(m => m.LeasedBy, me)
                                .SetProperty(m => m.LeasedUntil, now + Lease)
                                .SetProperty(m => m.Attempts, mail.Attempts + 1),
                        cancel
                    ),
            cancel
        );
        mail.Attempts++;
        return taken == 1;
    }

    // Not of a server whose lease ran out: it may be another's by now.
    private Task OfMineAsync(OutgoingMail mail, Func<IQueryable<OutgoingMail>, Task> write, CancellationToken cancel) =>
        store.WriteAllAsync(
            db =>
            {
                db.Shown.Add((mail.Utility, LiveTopic.Mail));
                return write(db.Outbox.IgnoreQueryFilters().Where(m => m.Id == mail.Id && m.LeasedBy == me));
            },
            cancel
        );

    // One that is being sent is its sender's to mark. One that failed holds its code no longer either.
    private static IQueryable<OutgoingMail> Dead(EbokDb db, DateTimeOffset now) =>
        db
            .Outbox.IgnoreQueryFilters()
            .Where(m =>
                (m.State == MailState.Waiting || m.State == MailState.Failed && m.Body != null) && m.ExpiresAt <= now
            )
            .Where(m => m.LeasedUntil == null || m.LeasedUntil <= now);
}
