using System.Linq.Expressions;
using Ebok.Core.Cases;
using Ebok.Core.Consents;
using Ebok.Core.Data;
using Ebok.Core.Meters;
using Ebok.Core.Payments;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Numbers;

/// <summary>Counts in the database, month by month in Polish time.</summary>
internal static class NumberCounts
{
    /// <summary>The figures of these months.</summary>
    public static async Task<NumbersView> OfAsync(
        EbokDb db,
        IReadOnlyList<NumberMonth> months,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var count = new MonthCounts(months, cancel);
        var shares = await SharesAsync(db, cancel);
        return new NumbersView(
            months,
            [
                await RegistrationsAsync(db, count),
                await SignInsAsync(db, count),
                await EInvoiceAsync(db, count, shares.Customers),
                await ReadingsAsync(db, count),
                await CasesAsync(db, count, today),
                await PaymentsAsync(db, count),
            ],
            await OpenAsync(db, today, cancel),
            shares
        );
    }

    private static async Task<NumberTable> RegistrationsAsync(EbokDb db, MonthCounts count)
    {
        var all = db.Registrations;
        RegistrationState[] not = [RegistrationState.Refused, RegistrationState.Lapsed];
        return new(
            NumberTopic.Registrations,
            [
                await count.OfAsync(NumberKey.Submitted, all, r => r.SubmittedAt),
                await count.OfAsync(
                    NumberKey.Activated,
                    all.Where(r => r.State == RegistrationState.Active || r.Account != null),
                    r => r.SubmittedAt
                ),
                await count.OfAsync(NumberKey.NotActivated, all.Where(r => not.Contains(r.State)), r => r.SubmittedAt),
            ]
        );
    }

    private static async Task<NumberTable> SignInsAsync(EbokDb db, MonthCounts count) =>
        new(
            NumberTopic.SignIns,
            [
                await count.OfAsync(NumberKey.SignedIn, db.SignInAttempts.Where(a => a.Succeeded), a => a.At),
                await count.OfAsync(NumberKey.SignInRefused, db.SignInAttempts.Where(a => !a.Succeeded), a => a.At),
            ]
        );

    private static async Task<NumberTable> EInvoiceAsync(EbokDb db, MonthCounts count, int customers)
    {
        var consents = db.Consents.Where(c => c.Kind == ConsentKind.EInvoice);
        var with = await WithEInvoiceAsync(db, count);
        return new(
            NumberTopic.EInvoice,
            [
                new(
                    NumberKey.EInvoiceShare,
                    [.. with.Select(w => customers == 0 ? 0 : decimal.Round(100m * w / customers, 1))]
                ),
                new(NumberKey.WithEInvoice, with),
                await count.OfAsync(NumberKey.SwitchedOn, consents.Where(c => c.Given), c => c.At),
                await count.OfAsync(NumberKey.SwitchedOff, consents.Where(c => !c.Given), c => c.At),
            ]
        );
    }

    // The last word of each customer by the end of each month: one pass over them in their order.
    private static async Task<IReadOnlyList<decimal>> WithEInvoiceAsync(EbokDb db, MonthCounts count)
    {
        var words = db
            .Consents.Where(c => c.Kind == ConsentKind.EInvoice)
            .OrderBy(c => c.At)
            .Select(c => new
            {
                c.Customer,
                c.Given,
                c.At,
            })
            .AsAsyncEnumerable();
        var on = new HashSet<CustomerId>();
        var ends = count.Ends;
        var states = new decimal[ends.Count];
        var month = 0;
        await foreach (var word in words.WithCancellation(count.Cancel))
        {
            while (month < ends.Count && word.At >= ends[month])
                states[month++] = on.Count;
            if (word.Given)
                on.Add(word.Customer);
            else
                on.Remove(word.Customer);
        }
        for (; month < ends.Count; month++)
            states[month] = on.Count;
        return states;
    }

    private static async Task<NumberTable> ReadingsAsync(EbokDb db, MonthCounts count)
    {
        var (from, to) = count.Days;
        var rows = await db
            .Readings.Where(r => r.On >= from && r.On <= to)
            // By days: of half a million rows to tell the month takes longer than to count them.
            .GroupBy(r => new { r.On, r.Source })
            .Select(g => new
            {
                g.Key.On,
                g.Key.Source,
                Count = g.Count(),
            })
            .ToListAsync(count.Cancel);
        return new(
            NumberTopic.Readings,
            [
                Of(NumberKey.ReadByUtility, ReadingSource.Real),
                Of(NumberKey.ReadRemotely, ReadingSource.Remote),
                Of(NumberKey.ReadByCustomer, ReadingSource.Customer),
                Of(NumberKey.Estimated, ReadingSource.Estimated),
                await count.OfAsync(NumberKey.GivenOnline, db.CustomerReadings, r => r.GivenAt),
            ]
        );

        NumberSeries Of(NumberKey key, ReadingSource source) =>
            count.Of(key, rows.Where(r => r.Source == source).Select(r => (NumberMonth.Of(r.On), (decimal)r.Count)));
    }

    private static async Task<NumberTable> CasesAsync(EbokDb db, MonthCounts count, DateOnly today)
    {
        var (from, to) = count.Days;
        var rows = await db
            .Cases.Where(c => c.CreatedOn >= from && c.CreatedOn <= to)
            .Select(c => new
            {
                c.CreatedOn,
                c.DueOn,
                Done = c.AnsweredAt ?? c.ClosedAt,
            })
            .ToListAsync(count.Cancel);
        var answered = rows.Select(r => new
            {
                Month = NumberMonth.Of(r.CreatedOn),
                Late = r.DueOn is { } due && (r.Done is { } at ? WarsawTime.DayOf(at) > due : due < today),
                r.Done,
            })
            .ToList();
        return new(
            NumberTopic.Cases,
            [
                count.Of(NumberKey.CaseCame, answered.Select(r => (r.Month, 1m))),
                count.Of(
                    NumberKey.CaseInTime,
                    answered.Where(r => r.Done is not null && !r.Late).Select(r => (r.Month, 1m))
                ),
                count.Of(NumberKey.CaseLate, answered.Where(r => r.Late).Select(r => (r.Month, 1m))),
            ]
        );
    }

    private static async Task<NumberTable> PaymentsAsync(EbokDb db, MonthCounts count)
    {
        var (from, to) = count.Days;
        var rows = await db
            .Ledger.Where(e => e.Kind == LedgerKind.Payment && e.BookedAs == null && e.On >= from && e.On <= to)
            .GroupBy(e => e.On)
            .Select(g => new
            {
                On = g.Key,
                Count = g.Count(),
                Sum = g.Sum(e => (long)(object)e.Amount),
            })
            .ToListAsync(count.Cancel);
        return new(
            NumberTopic.Payments,
            [
                count.Of(NumberKey.PaymentCount, rows.Select(r => (NumberMonth.Of(r.On), (decimal)r.Count))),
                count.Of(NumberKey.PaymentSum, rows.Select(r => (NumberMonth.Of(r.On), new Money(r.Sum).Zloty))),
            ]
        );
    }

    // What is open is not much: it is somebody's work.
    private static async Task<IReadOnlyList<OpenCases>> OpenAsync(EbokDb db, DateOnly today, CancellationToken cancel)
    {
        var (week, fortnight, month) = (today.AddDays(-7), today.AddDays(-14), today.AddDays(-30));
        var rows = await db
            .Cases.Where(c => c.State < CaseState.Answered)
            .GroupBy(c => c.TypeLabel)
            .Select(g => new OpenCases(
                g.Key,
                g.Count(c => c.CreatedOn >= week),
                g.Count(c => c.CreatedOn < week && c.CreatedOn >= fortnight),
                g.Count(c => c.CreatedOn < fortnight && c.CreatedOn >= month),
                g.Count(c => c.CreatedOn < month),
                g.Count(c => c.DueOn != null && c.DueOn < today)
            ))
            .ToListAsync(cancel);
        return [.. rows.OrderBy(r => r.Label, StringComparer.Ordinal)];
    }

    private static async Task<NumberShares> SharesAsync(EbokDb db, CancellationToken cancel)
    {
        var on = db.Consents.Where(c =>
            c.Kind == ConsentKind.EInvoice
            && c.Given
            && !db.Consents.Any(later =>
                later.Customer == c.Customer && later.Kind == ConsentKind.EInvoice && later.At > c.At
            )
        );
        return new(
            await db.Customers.CountAsync(cancel),
            await db.AccountCustomers.Select(a => a.Customer).Distinct().CountAsync(cancel),
            await on.Select(c => c.Customer).Distinct().CountAsync(cancel)
        );
    }
}

/// <summary>Puts counts into the months of a view.</summary>
internal sealed class MonthCounts(IReadOnlyList<NumberMonth> months, CancellationToken cancel)
{
    private readonly IReadOnlyList<DateTimeOffset> borders = Buckets.BordersOf([
        .. months.Select(m => m.First),
        months[^1].First.AddMonths(1),
    ]);

    public CancellationToken Cancel => cancel;

    /// <summary>The instants at which the months are over.</summary>
    public IReadOnlyList<DateTimeOffset> Ends => [.. months.Select(m => WarsawTime.StartOf(m.First.AddMonths(1)))];

    /// <summary>First and last day.</summary>
    public (DateOnly From, DateOnly To) Days => (months[0].First, months[^1].First.AddMonths(1).AddDays(-1));

    /// <summary>How many of the rows fall into each month.</summary>
    public async Task<NumberSeries> OfAsync<T>(
        NumberKey key,
        IQueryable<T> rows,
        Expression<Func<T, DateTimeOffset>> at
    )
    {
        var counts = await rows.GroupByBorders(at, borders)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return new(key, [.. months.Select((_, i) => (decimal)counts.GetValueOrDefault(i + 1))]);
    }

    /// <summary>The same of what is counted already.</summary>
    public NumberSeries Of(NumberKey key, IEnumerable<(NumberMonth Month, decimal Value)> counted)
    {
        var sums = counted.GroupBy(c => c.Month).ToDictionary(g => g.Key, g => g.Sum(c => c.Value));
        return new(key, [.. months.Select(m => sums.GetValueOrDefault(m))]);
    }
}
