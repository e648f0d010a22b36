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
public sealed record DueSum(string SellerNip, string Currency, Money Left, Money Overdue, Money Overpaid, int Count);

/// <summary>An unpaid invoice or note.</summary>
/// <param name="Invoice">The invoice; null for a note or another charge.</param>
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
    LedgerKind? Charge,
    string Number,
    string SellerNip,
    DateOnly IssuedOn,
    DateOnly? DueOn,
    string Currency,
    Money ToPay,
    Money Left,
    int DaysOverdue
);

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
        var (number, size, skip) = page.Within(sums.Sum(s => s.Count));
        var rows = await Unpaid(db, actor).Skip(skip).Take(size).ToListAsync(cancel);
        var since = await db
            .Users.Where(a => a.Utility == actor.Utility && a.Id == actor.Account.Value)
            .Select(a => a.CreatedAt)
            .SingleAsync(cancel);
        return new(
            sums,
            new([.. rows.Select(r => r.On(today))], number, size, sums.Sum(s => s.Count)),
            underCollection,
            WarsawTime.DayOf(since)
        );
    }

    internal static async Task<(IReadOnlyList<DueSum> Sums, bool UnderCollection)> SumAsync(
        EbokDb db,
        Actor actor,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var sums = await Open(db, actor)
            .GroupBy(d => new
            {
                d.SellerNip,
                d.Currency,
                d.UnderCollection,
            })
            .Select(g => new
            {
                g.Key,
                // EF sums numbers, not money: the cast takes the column as it is stored, in grosze.
                Left = g.Sum(d => d.Left > Money.Zero ? (long)(object)d.Left : 0),
                Overdue = g.Sum(d => d.Left > Money.Zero && d.DueOn < today ? (long)(object)d.Left : 0),
                Overpaid = g.Sum(d => d.Left < Money.Zero ? (long)(object)d.Left : 0),
                Count = g.Count(d => d.Left > Money.Zero),
            })
            .OrderBy(g => g.Key.SellerNip)
            .ThenBy(g => g.Key.Currency)
            .ToListAsync(cancel);
        return (
            [
                .. sums.Where(s => !s.Key.UnderCollection)
                    .Select(s => new DueSum(
                        s.Key.SellerNip,
                        s.Key.Currency,
                        new Money(s.Left),
                        new Money(s.Overdue),
                        new Money(-s.Overpaid),
                        s.Count
                    )),
            ],
            sums.Any(s => s.Key.UnderCollection && s.Left > 0)
        );
    }

    internal static IQueryable<OpenItem> Unpaid(EbokDb db, Actor actor) =>
        Open(db, actor)
            .Where(d => d.Left > Money.Zero && !d.UnderCollection)
            .OrderBy(d => d.DueOn == null)
            .ThenBy(d => d.DueOn)
            .ThenBy(d => d.IssuedOn)
            .ThenBy(d => d.Number);

    // Invoices and charges in one list, so that it is sorted and paged by the database.
    private static IQueryable<OpenItem> Open(EbokDb db, Actor actor) =>
        db.InvoicesOf(actor)
            .Where(i => i.Left != Money.Zero)
            .Select(i => new OpenItem
            {
                Invoice = i.Id,
                Charge = null,
                Number = i.Number,
                SellerNip = i.SellerNip,
                IssuedOn = i.IssuedOn,
                DueOn = i.DueOn,
                Currency = i.Currency,
                ToPay = i.ToPay,
                Left = i.Left,
                UnderCollection = i.UnderCollection,
            })
            .Concat(
                db.LedgerOf(actor)
                    .Where(e => e.Left != Money.Zero)
                    .Select(e => new OpenItem
                    {
                        Invoice = null,
                        Charge = e.Kind,
                        Number = e.Number,
                        SellerNip = e.SellerNip,
                        IssuedOn = e.On,
                        DueOn = e.DueOn,
                        Currency = "PLN",
                        ToPay = e.Amount,
                        Left = e.Left,
                        UnderCollection = e.UnderCollection,
                    })
            );

    internal sealed class OpenItem
    {
        public InvoiceId? Invoice { get; init; }
        public LedgerKind? Charge { get; init; }
        public required string Number { get; init; }
        public required string SellerNip { get; init; }
        public DateOnly IssuedOn { get; init; }
        public DateOnly? DueOn { get; init; }
        public required string Currency { get; init; }
        public Money ToPay { get; init; }
        public Money Left { get; init; }
        public bool UnderCollection { get; init; }

        public DueRow On(DateOnly today) =>
            new(
                Invoice,
                Charge,
                Number,
                SellerNip,
                IssuedOn,
                DueOn,
                Currency,
                ToPay,
                Left,
                DueOn < today ? today.DayNumber - DueOn.Value.DayNumber : 0
            );
    }
}
