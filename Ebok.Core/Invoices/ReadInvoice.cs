using Ebok.Core.Data;
using Ebok.Core.Payments;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Invoices;

/// <summary>One invoice in full (K8, B1).</summary>
public sealed class ReadInvoice(EbokStore store, TimeProvider clock)
{
    /// <summary>The invoice, or null where it is not there or not the actor's.</summary>
    public async Task<InvoiceView?> RunAsync(Actor actor, InvoiceId id, CancellationToken cancel)
    {
        await using var db = store.Read(actor.Utility);
        var own = db.InvoicesOf(actor);
        var found = await own.Where(i => i.Id == id)
            .Select(i => new
            {
                Row = i,
                Body = db.InvoiceBodies.Where(b => b.Invoice == i.Id).Select(b => b.Content).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancel);
        if (found is null)
            return null;
        var (row, content) = (found.Row, found.Body is null ? null : InvoiceJson.Deserialize(found.Body));
        var settled = await db.LedgerOf(actor)
            .Where(e =>
                e.SellerNip == row.SellerNip
                && e.Concerns == row.Number
                && (e.Kind == LedgerKind.Payment || e.Kind == LedgerKind.Credit || e.Kind == LedgerKind.Refund)
            )
            .OrderBy(e => e.On)
            .ThenBy(e => e.Id)
            .Select(e => new InvoiceSettling(e.Kind, e.On, e.Amount, e.Title))
            .ToListAsync(cancel);
        // One question for all: what this invoice corrects, what corrects it, and the other corrections of the same.
        var corrected = content?.Correction?.Invoices.Select(c => c.Number).ToList() ?? [];
        var linked = await own.Where(i =>
                i.Corrects == id
                || i.Id == row.Corrects
                || row.Corrects != null && i.Corrects == row.Corrects
                || i.Id != id && i.SellerNip == row.SellerNip && corrected.Contains(i.Number)
            )
            .OrderBy(i => i.IssuedOn)
            .ThenBy(i => i.Id)
            .Select(i => new { Link = new InvoiceLink(i.Id, i.Number, i.IssuedOn, i.Gross), i.Corrects })
            .ToListAsync(cancel);
        var today = clock.Today();
        bool Sibling(InvoiceId? corrects) => row.Corrects is not null && corrects == row.Corrects;
        var late = row.Left > Money.Zero && row.DueOn < today;
        return new()
        {
            Id = id,
            Number = row.Number,
            Kind = row.Kind,
            SellerNip = row.SellerNip,
            SellerName = row.SellerName,
            BuyerCode = row.BuyerCode,
            IssuedOn = row.IssuedOn,
            DueOn = row.DueOn,
            PeriodFrom = row.PeriodFrom,
            PeriodTo = row.PeriodTo,
            Currency = row.Currency,
            Gross = row.Gross,
            ToPay = row.ToPay,
            Left = row.Left,
            State = InvoiceStates.Of(row.Kind, row.ToPay, row.Left, row.DueOn, row.UnderCollection, today),
            DaysOverdue = late ? today.DayNumber - row.DueOn!.Value.DayNumber : 0,
            PayAccount = row.PayAccount,
            KsefNumber = row.KsefNumber,
            XmlHash = row.XmlHash,
            Content = content,
            Settled = settled,
            Corrects = [.. linked.Where(l => l.Corrects != id && !Sibling(l.Corrects)).Select(l => l.Link)],
            GrossBefore = linked.Exists(l => l.Link.Id == row.Corrects)
                ? new Money(
                    linked
                        .Where(l => l.Link.Id == row.Corrects || Sibling(l.Corrects))
                        .TakeWhile(l => l.Link.Id != id)
                        .Sum(l => l.Link.Gross.Grosze)
                )
                : null,
            CorrectedBy = [.. linked.Where(l => l.Corrects == id).Select(l => l.Link)],
        };
    }
}
