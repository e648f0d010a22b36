using System.Collections.Concurrent;
using Ebok.Core.Data;
using Ebok.Core.Meters.Giving;
using Ebok.Core.Numbers;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Meters.Asking;

/// <summary>Customers whose meters nobody has read in a period.</summary>
/// <param name="All">With a meter and without a reading.</param>
/// <param name="ToAsk">Of those: with an e-mail, not asked yet.</param>
/// <param name="CountedAt">When they were counted, where that was beforehand; null: just now.</param>
internal sealed record UnreadCustomers(int All, int ToAsk, DateTimeOffset? CountedAt = null);

/// <summary>How many customers have no reading: in a large utility all of them are looked at, with three questions each.
/// </summary>
public sealed class UnreadBeforehand(EbokStore store, TimeProvider clock) : ICountedBeforehand
{
    private readonly ConcurrentDictionary<
        UtilityId,
        (DateOnly Period, DateOnly Today, UnreadCustomers Unread)
    > counted = new();
    private int askings;

    /// <inheritdoc/>
    public async Task CountAsync(UtilityProfile utility, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(utility);
        if (!utility.Readings.Enabled)
            return;
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var period = MeterFactsQuery.PeriodOf(utility.Readings, today);
        var before = Volatile.Read(ref askings);
        await using var db = store.Read(utility.Id);
        var unread = await CountAsync(db, period, today, cancel) with { CountedAt = now };
        // Customers who are asked meanwhile may be in it or not.
        if (Volatile.Read(ref askings) == before)
            counted[utility.Id] = (period, today, unread);
    }

    /// <summary>What is remembered, or counted now.</summary>
    internal async Task<UnreadCustomers> FindAsync(
        EbokDb db,
        UtilityId utility,
        DateOnly period,
        DateOnly today,
        CancellationToken cancel
    ) =>
        counted.TryGetValue(utility, out var known) && (known.Period, known.Today) == (period, today)
            ? known.Unread
            : await CountAsync(db, period, today, cancel);

    /// <summary>Customers were asked: what is remembered is true no more.</summary>
    internal void Forget(UtilityId utility)
    {
        Interlocked.Increment(ref askings);
        counted.TryRemove(utility, out _);
    }

    // One pass over all customers.
    private static async Task<UnreadCustomers> CountAsync(
        EbokDb db,
        DateOnly period,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var unread = await db.UnreadIn(period, today)
            .GroupBy(db.CanBeAsked(period, today))
            .Select(g => new { CanBeAsked = g.Key, Count = g.Count() })
            .ToListAsync(cancel);
        return new(unread.Sum(u => u.Count), unread.Where(u => u.CanBeAsked).Sum(u => u.Count));
    }
}
