using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Payments.Interest;

/// <summary>Interest for delay as it stands today: information, part of no sum that is paid.</summary>
/// <param name="On">The day it is reckoned for, that day with.</param>
/// <param name="Of">By the document's id (<see cref="DueRow.Id"/>); a document that owes none is not there.</param>
/// <param name="Total">Of all of these.</param>
/// <param name="Rate">The rate of that day and where it stands.</param>
public sealed record InterestView(DateOnly On, IReadOnlyDictionary<Guid, Money> Of, Money Total, InterestRate Rate);

/// <summary>Reckons the statutory interest for delay of documents that a page shows (M6), where the utility's profile says
/// so. Companies are owed to by another rule (commercial transactions) and are shown none; neither are interest notes,
/// which bear none (civil code, art. 482), nor documents in another currency.</summary>
public sealed class ReckonInterest(EbokStore store, TimeProvider clock)
{
    /// <summary>Null where the utility shows none, or none is owed.</summary>
    public async Task<InterestView?> RunAsync(
        Actor actor,
        UtilityProfile utility,
        IEnumerable<DueRow> rows,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(utility);
        ArgumentNullException.ThrowIfNull(rows);
        var (rules, today) = (utility.Interest, clock.Today());
        var late = rows.Where(r => r.DaysOverdue > 0 && r.Currency == "PLN" && r.Charge != LedgerKind.InterestNote)
            .ToList();
        if (!rules.Shown || late.Count == 0)
            return null;
        await using var db = store.Read(actor.Utility);
        if (!await db.CustomerOf(actor).AnyAsync(c => c.Kind != CustomerKind.Company, cancel))
            return null;
        var booked = await BookedAsync(db, actor, [.. late.Select(r => r.Number)], cancel);
        var corrected = await CorrectedAsync(db, actor, [.. late.Select(r => r.Invoice).OfType<InvoiceId>()], cancel);
        var of = new Dictionary<Guid, Money>();
        foreach (var row in late)
        {
            var own = booked[(row.SellerNip, row.Number)].ToList();
            var left = row.Left + (row.Invoice is { } id ? corrected.GetValueOrDefault(id) : Money.Zero);
            var interest = LateInterest.Of(
                left,
                [.. own.Where(b => b.Note is null).Select(b => new DatedPayment(b.On, b.Amount))],
                row.DueOn!.Value,
                own.Max(b => b.Note),
                today,
                rules.Rates
            );
            if (interest > Money.Zero)
                of[row.Id] = interest.Value;
        }
        return of.Count == 0
            ? null
            : new(today, of, new(of.Values.Sum(m => m.Grosze)), rules.Rates.Last(r => r.From <= today));
    }

    // What was paid and given back, by the document; and the days of notes that were issued for it. A credit is not there:
    // what was remitted was never late.
    private static async Task<ILookup<(string Seller, string Number), Booked>> BookedAsync(
        EbokDb db,
        Actor actor,
        IReadOnlyCollection<string> numbers,
        CancellationToken cancel
    )
    {
        var entries = await db.LedgerOf(actor)
            .Where(e => numbers.Contains(e.Concerns))
            .Where(e =>
                e.Kind == LedgerKind.Payment || e.Kind == LedgerKind.Refund || e.Kind == LedgerKind.InterestNote
            )
            .Select(e => new
            {
                e.SellerNip,
                e.Concerns,
                e.Kind,
                e.On,
                e.Amount,
            })
            .ToListAsync(cancel);
        return entries.ToLookup(
            e => (e.SellerNip, e.Concerns),
            e => new Booked(
                e.On,
                e.Kind == LedgerKind.Refund ? -e.Amount : e.Amount,
                e.Kind == LedgerKind.InterestNote ? e.On : null
            )
        );
    }

    // What a correction took off and nobody has set off yet: never owed, whenever the correction came.
    private static async Task<Dictionary<InvoiceId, Money>> CorrectedAsync(
        EbokDb db,
        Actor actor,
        IReadOnlyCollection<InvoiceId> invoices,
        CancellationToken cancel
    )
    {
        if (invoices.Count == 0)
            return [];
        var corrections = await db.InvoicesOf(actor)
            .Where(i => invoices.Contains(i.Corrects!.Value) && i.Left < Money.Zero)
            .Select(i => new { i.Corrects, i.Left })
            .ToListAsync(cancel);
        return corrections
            .GroupBy(c => c.Corrects!.Value)
            .ToDictionary(g => g.Key, g => new Money(g.Sum(c => c.Left.Grosze)));
    }

    private sealed record Booked(DateOnly On, Money Amount, DateOnly? Note);
}
