using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Payments;

/// <summary>A payment, credit or refund, with all that it settled.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Number">The billing system's number.</param>
/// <param name="SellerNip">Which of the utility's companies.</param>
/// <param name="On">Its day.</param>
/// <param name="Amount">The whole of it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Source">Billing, or what the portal knows before it does ("wpłata w drodze").</param>
/// <param name="Parts">What it settled, and with how much.</param>
public sealed record PaymentRow(
    LedgerKind Kind,
    string Number,
    string SellerNip,
    DateOnly On,
    Money Amount,
    string? Title,
    LedgerSource Source,
    IReadOnlyList<PaymentPart> Parts
);

/// <summary>What a payment settled.</summary>
/// <param name="Concerns">Number of an invoice or a note; empty where the payment is not booked on any.</param>
/// <param name="Invoice">The invoice, where it is the actor's.</param>
/// <param name="Amount">With how much.</param>
public sealed record PaymentPart(string Concerns, InvoiceId? Invoice, Money Amount);

/// <summary>Płatności: what was paid, credited and returned, newest first (Q3, "Zobacz wpłaty").</summary>
public sealed class ListPayments(EbokStore store)
{
    /// <summary>One page of them.</summary>
    public async Task<Page<PaymentRow>> RunAsync(Actor actor, Period period, PageRequest page, CancellationToken cancel)
    {
        await using var db = store.Read(actor.Utility);
        var entries = db.LedgerOf(actor)
            .Where(e => e.Kind == LedgerKind.Payment || e.Kind == LedgerKind.Credit || e.Kind == LedgerKind.Refund)
            .Within(period);
        // A payment over several invoices is several entries of one number.
        var payments = entries.GroupBy(e => new
        {
            e.On,
            e.Number,
            e.SellerNip,
            e.Kind,
        });
        var total = await payments.CountAsync(cancel);
        var (number, size, skip) = page.Within(total);
        var keys = await payments
            .Select(g => g.Key)
            .OrderByDescending(k => k.On)
            .ThenByDescending(k => k.Number)
            .ThenBy(k => k.SellerNip)
            .ThenBy(k => k.Kind)
            .Skip(skip)
            .Take(size)
            .ToListAsync(cancel);
        if (keys.Count == 0)
            return new([], number, size, total);
        var numbers = keys.Select(k => k.Number).Distinct().ToList();
        var parts = (
            await (
                from e in entries
                where numbers.Contains(e.Number)
                orderby e.Id
                select new
                {
                    Key = new
                    {
                        e.On,
                        e.Number,
                        e.SellerNip,
                        e.Kind,
                    },
                    e.Title,
                    e.Source,
                    e.Concerns,
                    e.Amount,
                    Invoice = db.InvoicesOf(actor)
                        .Where(i => i.SellerNip == e.SellerNip && i.Number == e.Concerns)
                        .Select(i => (InvoiceId?)i.Id)
                        .FirstOrDefault(),
                }
            ).ToListAsync(cancel)
        ).ToLookup(e => e.Key);
        return new(
            [
                .. keys.Select(k => new PaymentRow(
                    k.Kind,
                    k.Number,
                    k.SellerNip,
                    k.On,
                    new Money(parts[k].Sum(e => e.Amount.Grosze)),
                    parts[k].Select(e => e.Title).FirstOrDefault(t => t is not null),
                    parts[k].Max(e => e.Source),
                    [.. parts[k].Select(e => new PaymentPart(e.Concerns, e.Invoice, e.Amount))]
                )),
            ],
            number,
            size,
            total
        );
    }
}

/// <summary>Days of a ledger.</summary>
internal static class LedgerPeriod
{
    /// <summary>Entries of the days given.</summary>
    public static IQueryable<LedgerEntry> Within(this IQueryable<LedgerEntry> entries, Period period)
    {
        if (period.From is { } from)
            entries = entries.Where(e => e.On >= from);
        if (period.To is { } to)
            entries = entries.Where(e => e.On <= to);
        return entries;
    }
}
