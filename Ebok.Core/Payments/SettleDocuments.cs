using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Payments;

/// <summary>Keeps what is left to pay of invoices and charges in step with payments, in their transaction:
/// left = what was to pay − payments − credits + refunds. Below zero is overpaid.</summary>
internal static class SettleDocuments
{
    /// <summary>Reckons anew the documents of these numbers that payments concern. What was added or changed itself
    /// is saved before, with all of it left.</summary>
    internal static Task RunAsync(EbokDb db, string[] numbers, CancellationToken cancel) =>
        RunAsync(db, numbers, takenBackOf: null, cancel);

    /// <summary>The same after payments were taken back: documents on which none is left are wholly unpaid again.</summary>
    internal static Task AfterUndoAsync(EbokDb db, IEnumerable<LedgerEntry> payments, CancellationToken cancel)
    {
        var concerning = payments.Where(p => p.Concerns.Length > 0).ToList();
        return RunAsync(
            db,
            [.. concerning.Select(p => p.Concerns).Distinct()],
            [.. concerning.Select(p => p.SellerNip).Distinct()],
            cancel
        );
    }

    private static async Task RunAsync(EbokDb db, string[] numbers, string[]? takenBackOf, CancellationToken cancel)
    {
        var evenUnpaid = takenBackOf is not null;
        if (numbers.Length == 0)
            return;
        // Asked for their kinds too, a database that has not counted its rows reads all payments of the utility instead:
        // a first import would read them again with each batch.
        var concerning = await db
            .Ledger.AsNoTracking()
            .Where(e => e.BookedAs == null && numbers.Contains(e.Concerns))
            .Select(e => new
            {
                e.SellerNip,
                e.Concerns,
                e.Kind,
                e.Amount,
            })
            .ToListAsync(cancel);
        var entries = concerning.FindAll(e => e.Kind is LedgerKind.Payment or LedgerKind.Credit or LedgerKind.Refund);
        if (entries.Count == 0 && !evenUnpaid)
            return;
        var settled = entries
            .GroupBy(e => (e.SellerNip, Number: e.Concerns))
            .ToDictionary(
                g => g.Key,
                g => g.Aggregate(Money.Zero, (sum, e) => e.Kind == LedgerKind.Refund ? sum - e.Amount : sum + e.Amount)
            );
        var sellers = settled.Keys.Select(k => k.SellerNip).Union(takenBackOf ?? []).ToArray();
        var concerned = evenUnpaid ? numbers : settled.Keys.Select(k => k.Number).Distinct().ToArray();

        var invoices = await db.Invoices.Where(i => concerned.Contains(i.Number)).ToListAsync(cancel);
        var ofInvoices = invoices.Select(i => (i.SellerNip, i.Number)).ToHashSet();
        // Where one number stands for two documents, the payments settle the first of them, never both.
        foreach (var group in invoices.GroupBy(i => (i.SellerNip, i.Number)))
            if (settled.Remove(group.Key, out var sum) || evenUnpaid)
            {
                var first = group.MinBy(i => i.Kind)!;
                first.Left = first.ToPay - sum;
            }

        LedgerKind[] kinds = [LedgerKind.InterestNote, LedgerKind.Charge, LedgerKind.OpeningBalance];
        // By number alone the index would be read from its beginning.
        var charges = await db
            .Ledger.Where(e => sellers.Contains(e.SellerNip) && kinds.Contains(e.Kind) && concerned.Contains(e.Number))
            .ToListAsync(cancel);
        foreach (var group in charges.GroupBy(e => (e.SellerNip, e.Number)))
            if (settled.TryGetValue(group.Key, out var sum) || evenUnpaid && !ofInvoices.Contains(group.Key))
            {
                var first = group.MinBy(e => e.Kind)!;
                first.Left = first.Amount - sum;
            }
    }
}
