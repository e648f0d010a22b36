using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Payments;

/// <summary>What is owed to one of the utility's companies, debt collection left out.</summary>
/// <param name="SellerNip">Which company.</param>
/// <param name="Currency">PLN, or another.</param>
/// <param name="Left">Unpaid invoices and notes together.</param>
/// <param name="Overdue">What of it is past its due date.</param>
/// <param name="Overpaid">What the customer has over, as a positive amount: to be set off or returned.</param>
/// <param name="Count">How many unpaid invoices and notes.</param>
/// <param name="Unbooked">Payments and credits without refunds that are booked on no document yet: they will lower what
/// is left.</param>
public sealed record DueSum(
    string SellerNip,
    string Currency,
    Money Left,
    Money Overdue,
    Money Overpaid,
    int Count,
    Money Unbooked
);

/// <summary>An unpaid invoice or note.</summary>
/// <param name="Invoice">The invoice; null for a note or another charge.</param>
/// <param name="Entry">The note or charge; null for an invoice.</param>
/// <param name="Charge">What kind of note; null for an invoice.</param>
/// <param name="Number">As printed.</param>
/// <param name="SellerNip">Which of the utility's companies.</param>
/// <param name="IssuedOn">Day of issue.</param>
/// <param name="DueOn">Due date.</param>
/// <param name="Currency">PLN, or another.</param>
/// <param name="ToPay">What was to pay when issued.</param>
/// <param name="Left">What is left.</param>
/// <param name="DaysOverdue">Days since the due date; 0 where not late.</param>
public sealed record DueRow(
    InvoiceId? Invoice,
    LedgerEntryId? Entry,
    LedgerKind? Charge,
    string Number,
    string SellerNip,
    DateOnly IssuedOn,
    DateOnly? DueOn,
    string Currency,
    Money ToPay,
    Money Left,
    int DaysOverdue
)
{
    /// <summary>Of the invoice or the note: what a form names it by.</summary>
    public Guid Id => Invoice?.Value ?? Entry!.Value.Value;
}

/// <summary>Saldo płatności.</summary>
/// <param name="Sums">By company and currency.</param>
/// <param name="Rows">What is unpaid, the most urgent first.</param>
/// <param name="UnderCollection">Whether something was left out because it is under debt collection.</param>
/// <param name="KeptSince">Since when the list is kept: the day the account was made.</param>
public sealed record Dues(IReadOnlyList<DueSum> Sums, Page<DueRow> Rows, bool UnderCollection, DateOnly KeptSince);

/// <summary>Saldo płatności: what is unpaid, without what is under debt collection (K8, "Zobacz saldo").</summary>
public sealed class ListDues(EbokStore store, TimeProvider clock)
{
    /// <summary>The sums, and one page of the unpaid.</summary>
    public async Task<Dues> RunAsync(Actor actor, PageRequest page, CancellationToken cancel)
    {
        await using var db = store.Read(actor.Utility);
        var today = clock.Today();
        var (sums, underCollection) = await SumAsync(db, actor, today, cancel);
        var total = sums.Sum(s => s.Count);
        var (number, size, skip) = page.Within(total);
        var rows = total == 0 ? [] : await UnpaidAsync(db, actor, today, skip, size, cancel);
        var since = await db
            .Users.Where(a => a.Id == actor.Account.Value)
            .Select(a => (DateTimeOffset?)a.CreatedAt)
            .SingleOrDefaultAsync(cancel);
        // Staff look at customers who have no account too.
        return new(
            sums,
            new(rows, number, size, total),
            underCollection,
            since is { } at ? WarsawTime.DayOf(at) : today
        );
    }

    internal static async Task<(IReadOnlyList<DueSum> Sums, bool UnderCollection)> SumAsync(
        EbokDb db,
        Actor actor,
        DateOnly today,
        CancellationToken cancel
    )
    {
        // EF sums numbers, not money: the cast takes the column as it is stored, in grosze.
        var invoices = await (
            from i in db.InvoicesOf(actor)
            where i.Left != Money.Zero
            group i by new
            {
                i.SellerNip,
                i.Currency,
                i.UnderCollection,
            } into g
            select new OpenSum(
                g.Key.SellerNip,
                g.Key.Currency,
                g.Key.UnderCollection,
                g.Sum(i => i.Left > Money.Zero ? (long)(object)i.Left : 0),
                g.Sum(i => i.Left > Money.Zero && i.DueOn < today ? (long)(object)i.Left : 0),
                g.Sum(i => i.Left < Money.Zero ? (long)(object)i.Left : 0),
                g.Count(i => i.Left > Money.Zero),
                0
            )
        ).ToListAsync(cancel);
        var charges = await (
            from e in db.LedgerOf(actor)
            where
                e.Left != Money.Zero
                || e.Concerns == ""
                    && (e.Kind == LedgerKind.Payment || e.Kind == LedgerKind.Credit || e.Kind == LedgerKind.Refund)
            group e by new { e.SellerNip, e.UnderCollection } into g
            select new OpenSum(
                g.Key.SellerNip,
                "PLN",
                g.Key.UnderCollection,
                g.Sum(e => e.Left > Money.Zero ? (long)(object)e.Left : 0),
                g.Sum(e => e.Left > Money.Zero && e.DueOn < today ? (long)(object)e.Left : 0),
                g.Sum(e => e.Left < Money.Zero ? (long)(object)e.Left : 0),
                g.Count(e => e.Left > Money.Zero),
                g.Sum(e =>
                    e.Concerns != "" ? 0
                    : e.Kind == LedgerKind.Payment || e.Kind == LedgerKind.Credit ? (long)(object)e.Amount
                    : e.Kind == LedgerKind.Refund ? -(long)(object)e.Amount
                    : 0
                )
            )
        ).ToListAsync(cancel);
        var open = invoices.Concat(charges).ToList();
        return (
            [
                .. open.Where(s => !s.UnderCollection)
                    .GroupBy(s => (s.SellerNip, s.Currency))
                    .OrderBy(g => g.Key)
                    .Select(g => new DueSum(
                        g.Key.SellerNip,
                        g.Key.Currency,
                        new Money(g.Sum(s => s.Left)),
                        new Money(g.Sum(s => s.Overdue)),
                        new Money(-g.Sum(s => s.Overpaid)),
                        g.Sum(s => s.Count),
                        new Money(g.Sum(s => s.Unbooked))
                    )),
            ],
            open.Exists(s => s.UnderCollection && s.Left > 0)
        );
    }

    /// <summary>The most urgent first. Invoices and charges lie in two tables: as many of each as the page could need
    /// at most are asked for and merged.</summary>
    internal static async Task<IReadOnlyList<DueRow>> UnpaidAsync(
        EbokDb db,
        Actor actor,
        DateOnly today,
        int skip,
        int take,
        CancellationToken cancel
    )
    {
        var invoices = await db.InvoicesOf(actor)
            .Where(i => i.Left > Money.Zero && !i.UnderCollection)
            .OrderBy(i => i.DueOn == null)
            .ThenBy(i => i.DueOn)
            .ThenBy(i => i.IssuedOn)
            .ThenBy(i => i.Id)
            .Take(skip + take)
            .Select(i => new DueRow(
                i.Id,
                null,
                null,
                i.Number,
                i.SellerNip,
                i.IssuedOn,
                i.DueOn,
                i.Currency,
                i.ToPay,
                i.Left,
                0
            ))
            .ToListAsync(cancel);
        var charges = await db.LedgerOf(actor)
            .Where(e => e.Left > Money.Zero && !e.UnderCollection)
            .OrderBy(e => e.DueOn == null)
            .ThenBy(e => e.DueOn)
            .ThenBy(e => e.On)
            .ThenBy(e => e.Id)
            .Take(skip + take)
            .Select(e => new DueRow(
                null,
                e.Id,
                e.Kind,
                e.Number,
                e.SellerNip,
                e.On,
                e.DueOn,
                "PLN",
                e.Amount,
                e.Left,
                0
            ))
            .ToListAsync(cancel);
        return
        [
            .. invoices
                .Concat(charges)
                .OrderBy(d => d.DueOn ?? DateOnly.MaxValue)
                .ThenBy(d => d.IssuedOn)
                .Skip(skip)
                .Take(take)
                .Select(d => d.DueOn < today ? d with { DaysOverdue = today.DayNumber - d.DueOn.Value.DayNumber } : d),
        ];
    }

    private sealed record OpenSum(
        string SellerNip,
        string Currency,
        bool UnderCollection,
        long Left,
        long Overdue,
        long Overpaid,
        int Count,
        long Unbooked
    );
}
