using Ebok.Core.Data;
using Ebok.Core.Invoices;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Payments;

/// <summary>An interest note or another charge.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Number">As printed.</param>
/// <param name="SellerNip">Which of the utility's companies.</param>
/// <param name="On">Its day.</param>
/// <param name="DueOn">Due date.</param>
/// <param name="Amount">What it charges.</param>
/// <param name="Left">What of it is left.</param>
/// <param name="Title">What for, in words.</param>
/// <param name="Concerns">Number of the invoice it is for; empty where none.</param>
/// <param name="Invoice">That invoice, where it is the actor's.</param>
/// <param name="State">How it stands today: the words of invoices serve notes too.</param>
public sealed record NoteRow(
    LedgerKind Kind,
    string Number,
    string SellerNip,
    DateOnly On,
    DateOnly? DueOn,
    Money Amount,
    Money Left,
    string? Title,
    string Concerns,
    InvoiceId? Invoice,
    InvoiceState State
);

/// <summary>Noty odsetkowe and other charges, newest first ("Zobacz noty").</summary>
public sealed class ListNotes(EbokStore store, TimeProvider clock)
{
    /// <summary>One page of them.</summary>
    public async Task<Page<NoteRow>> RunAsync(Actor actor, Period period, PageRequest page, CancellationToken cancel)
    {
        await using var db = store.Read(actor.Utility);
        var notes = db.LedgerOf(actor)
            .Where(e =>
                e.Kind == LedgerKind.InterestNote || e.Kind == LedgerKind.Charge || e.Kind == LedgerKind.OpeningBalance
            )
            .Within(period);
        var total = await notes.CountAsync(cancel);
        var (number, size, skip) = page.Within(total);
        var rows = await notes
            .OrderByDescending(e => e.On)
            .ThenByDescending(e => e.Id)
            .Skip(skip)
            .Take(size)
            .Select(e => new
            {
                Note = e,
                Invoice = db.InvoicesOf(actor)
                    .Where(i => i.SellerNip == e.SellerNip && i.Number == e.Concerns)
                    .Select(i => (InvoiceId?)i.Id)
                    .FirstOrDefault(),
            })
            .ToListAsync(cancel);
        var today = clock.Today();
        return new(
            [
                .. rows.Select(r => new NoteRow(
                    r.Note.Kind,
                    r.Note.Number,
                    r.Note.SellerNip,
                    r.Note.On,
                    r.Note.DueOn,
                    r.Note.Amount,
                    r.Note.Left,
                    r.Note.Title,
                    r.Note.Concerns,
                    r.Invoice,
                    InvoiceStates.Of(
                        InvoiceKind.Vat,
                        r.Note.Amount,
                        r.Note.Left,
                        r.Note.DueOn,
                        r.Note.UnderCollection,
                        today
                    )
                )),
            ],
            number,
            size,
            total
        );
    }
}
