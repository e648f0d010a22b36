using Ebok.Core.Data;
using Ebok.Core.Meters.Giving;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Meters.Asking;

/// <summary>How the period stands.</summary>
/// <param name="Period">Its first day.</param>
/// <param name="OpensOn">Day on which readings can be given; null: today they can.</param>
/// <param name="Unread">Customers with a meter and without a reading in the period.</param>
/// <param name="ToAsk">Of those: with an e-mail, not asked yet.</param>
/// <param name="Asked">Customers who were asked for this period.</param>
/// <param name="Answered">Of those: who gave a reading by the link.</param>
public sealed record AskingView(DateOnly Period, DateOnly? OpensOn, int Unread, int ToAsk, int Asked, int Answered)
{
    /// <summary>When unread and to ask were counted, where that was beforehand; null: just now.</summary>
    public DateTimeOffset? CountedAt { get; init; }
}

/// <summary>The numbers beside "Wyślij prośbę o odczyt".</summary>
public sealed class ReadAsking(
    EbokStore store,
    UtilityCatalog utilities,
    UnreadBeforehand beforehand,
    TimeProvider clock
)
{
    /// <summary>For every role; null where the utility takes no readings.</summary>
    public async Task<AskingView?> RunAsync(StaffActor staff, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        var (rules, today) = (utilities.Find(staff.Utility.Slug)!.Readings, clock.Today());
        if (!rules.Enabled)
            return null;
        var period = MeterFactsQuery.PeriodOf(rules, today);
        await using var db = store.Read(staff.Utility);
        var unread = await beforehand.FindAsync(db, staff.Utility, period, today, cancel);
        var asked = db.ReadingRequests.Where(r => r.Period == period);
        return new(
            period,
            ReadingCheck.Window(rules, today) is { } window && today < window.From ? window.From : null,
            unread.All,
            unread.ToAsk,
            await asked.CountAsync(cancel),
            await asked.CountAsync(a => db.CustomerReadings.Any(r => r.Link == a.Id), cancel)
        )
        {
            CountedAt = unread.CountedAt,
        };
    }
}
