using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Payments;

/// <summary>Puts the billing system's payments in the place of those that the portal knew before ("wpłata w drodze"), in
/// the transaction in which either came.</summary>
internal static class BookPayments
{
    /// <summary>Looks at payments of these customers; what was added is saved before. What is left of the documents is
    /// reckoned anew.</summary>
    internal static async Task RunAsync(EbokDb db, IReadOnlyCollection<CustomerId> customers, CancellationToken cancel)
    {
        if (customers.Count == 0)
            return;
        var paying = customers.ToHashSet();
        // What is on its way is little, whoever's it is.
        var waiting = (
            await db.Ledger.AsTracking().Where(e => e.Origin != null && e.BookedAs == null).ToListAsync(cancel)
        ).FindAll(e => paying.Contains(e.Customer));
        if (waiting.Count == 0)
            return;
        var from = waiting.Min(e => e.On).AddDays(-BookingMatcher.DaysBefore);
        var whose = waiting.Select(e => e.Customer).Distinct().ToArray();
        var booked = await db
            .Ledger.Where(e =>
                whose.Contains(e.Customer)
                && e.Source == LedgerSource.Billing
                && e.Kind == LedgerKind.Payment
                && e.On >= from
            )
            .Select(e => new PaidPart(
                e.Id,
                e.Customer,
                e.SellerNip,
                e.Number,
                e.Concerns,
                e.On,
                e.Amount,
                e.Title,
                db.Ledger.Any(other => other.BookedAs == e.Id)
            ))
            .ToListAsync(cancel);
        var found = BookingMatcher.Match(
            waiting.Select(e => new PaidPart(
                e.Id,
                e.Customer,
                e.SellerNip,
                e.Number,
                e.Concerns,
                e.On,
                e.Amount,
                e.Title
            )),
            booked
        );
        if (found.Count == 0)
            return;
        foreach (var entry in waiting)
            if (found.TryGetValue(entry.Id, out var its))
                entry.BookedAs = its;
        await db.SaveChangesAsync(cancel);
        await SettleDocuments.AfterUndoAsync(db, waiting.Where(e => e.BookedAs is not null), cancel);
    }
}
