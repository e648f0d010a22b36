using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Mail;

/// <summary>A mail as staff see it: never what it says.</summary>
/// <param name="Id">To send it again by.</param>
/// <param name="State">What has become of it.</param>
/// <param name="To">The address; for a reader masked.</param>
/// <param name="Subject">Of the mail.</param>
/// <param name="HoldsCode">A code or a link that dies is in it.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="DoneAt">When it was sent or given up.</param>
/// <param name="NextAt">When it is tried next, while it waits.</param>
/// <param name="ExpiresAt">When the code in it dies.</param>
/// <param name="Attempts">Times it was tried.</param>
/// <param name="Failure">Why the last attempt failed: the mail server's words.</param>
/// <param name="MaySendAgain">There is still something to send.</param>
public sealed record MailRow(
    MailId Id,
    MailState State,
    string To,
    string Subject,
    bool HoldsCode,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DoneAt,
    DateTimeOffset? NextAt,
    DateTimeOffset? ExpiresAt,
    int Attempts,
    string? Failure,
    bool MaySendAgain
);

/// <summary>A page of mails, and how many there are in each state.</summary>
public sealed record MailsView(IReadOnlyDictionary<MailState, int> Counts, Page<MailRow> Mails);

/// <summary>The outgoing mail of a utility, newest first (O6).</summary>
public sealed class ListMails(EbokStore store, TimeProvider clock)
{
    private static readonly SortKeys<OutgoingMail> Keys = new SortKeys<OutgoingMail>()
        .With("data", m => m.CreatedAt)
        .With("temat", m => m.Subject)
        .With("proby", m => m.EarlierAttempts + m.Attempts);

    /// <summary>For every role. Sorted by <c>data</c>, <c>temat</c>, <c>proby</c>.</summary>
    /// <param name="staff">Who asks: a reader sees masked addresses, and finds nobody by his.</param>
    /// <param name="state">Null: all.</param>
    /// <param name="search">Words of subject and address; null: all.</param>
    /// <param name="sort">By which column.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<MailsView> RunAsync(
        StaffActor staff,
        MailState? state,
        string? search,
        Sort sort,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var counts = await db
            .Outbox.GroupBy(m => m.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        // Not "null or": the database would take no index for it.
        var all = state is { } one ? db.Outbox.Where(m => m.State == one) : db.Outbox;
        var sees = staff.Is(StaffRole.Clerk);
        all = sees ? all.Search(search, m => m.Subject, m => m.To) : all.Search(search, m => m.Subject);
        var total = await all.CountAsync(cancel);
        var slice = Keys.Slice(db.Outbox, all, m => m.Id, sort, new("data", Down: true), page, total);
        var now = clock.GetUtcNow();
        var rows = await slice
            .Rows.Select(m => new MailRow(
                m.Id,
                m.State,
                m.To,
                m.Subject,
                m.ExpiresAt != null,
                m.CreatedAt,
                m.DoneAt,
                m.State == MailState.Waiting ? m.DueAt : null,
                m.ExpiresAt,
                m.EarlierAttempts + m.Attempts,
                m.Failure,
                m.Body != null
                    && (m.State == MailState.Failed || m.State == MailState.Waiting)
                    && (m.ExpiresAt == null || m.ExpiresAt > now)
            ))
            .ToListAsync(cancel);
        return new(counts, slice.Page(rows.Select(r => sees ? r : Masked(r))));
    }

    // j…@example.pl; servers like to repeat the address in their words.
    private static MailRow Masked(MailRow row)
    {
        var at = row.To.LastIndexOf('@');
        var masked = at > 0 ? row.To[..1] + "…" + row.To[at..] : "…";
        return row with
        {
            To = masked,
            Failure = row.Failure?.Replace(row.To, masked, StringComparison.OrdinalIgnoreCase),
        };
    }
}
