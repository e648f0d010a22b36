using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Invoices;

/// <summary>Which invoices of a list.</summary>
/// <param name="Issued">Days of issue.</param>
/// <param name="SellerNip">One of the utility's companies; null for all.</param>
public readonly record struct InvoiceFilter(Period Issued, string? SellerNip);

/// <summary>A row of the invoice list.</summary>
/// <param name="Id">For the address.</param>
/// <param name="Number">As printed.</param>
/// <param name="SellerNip">Which of the utility's companies.</param>
/// <param name="Kind">Ordinary, correction, advance …</param>
/// <param name="IssuedOn">Day of issue.</param>
/// <param name="DueOn">Due date; null where the invoice has none.</param>
/// <param name="Currency">PLN, or another.</param>
/// <param name="Gross">P_15; on a correction the difference.</param>
/// <param name="Left">What is left to pay; negative in the customer's favour.</param>
/// <param name="State">How it stands today.</param>
public sealed record InvoiceRow(
    InvoiceId Id,
    string Number,
    string SellerNip,
    InvoiceKind Kind,
    DateOnly IssuedOn,
    DateOnly? DueOn,
    string Currency,
    Money Gross,
    Money Left,
    InvoiceState State
);

/// <summary>Faktury: the actor's invoices, newest first (K8).</summary>
public sealed class ListInvoices(EbokStore store, TimeProvider clock)
{
    private readonly InvoiceListQuery ofWhole = new();

    /// <summary>One page of them.</summary>
    public async Task<Page<InvoiceRow>> RunAsync(
        Actor actor,
        InvoiceFilter filter,
        PageRequest page,
        CancellationToken cancel
    )
    {
        await using var db = store.Read(actor.Utility);
        // How many there are comes with each row of the page: one trip instead of two.
        var (number, size, skip) = page.Open();
        var rows = await RowsAsync(db, actor, filter, skip, size, cancel);
        if (rows.Count == 0 && skip > 0)
        {
            (number, size, skip) = page.Within(await Chosen(db, actor, filter).CountAsync(cancel));
            rows = await RowsAsync(db, actor, filter, skip, size, cancel);
        }
        var today = clock.Today();
        return new(
            [
                .. rows.Select(i => new InvoiceRow(
                    i.Id,
                    i.Number,
                    i.SellerNip,
                    i.Kind,
                    i.IssuedOn,
                    i.DueOn,
                    i.Currency,
                    i.Gross,
                    i.Left,
                    InvoiceStates.Of(i.Kind, i.ToPay, i.Left, i.DueOn, i.UnderCollection, today)
                )),
            ],
            number,
            size,
            rows.Count > 0 ? rows[0].Total : 0
        );
    }

    private ValueTask<List<InvoiceListRow>> RowsAsync(
        EbokDb db,
        Actor actor,
        InvoiceFilter filter,
        int skip,
        int take,
        CancellationToken cancel
    ) =>
        actor.WholeCustomer
            ? ofWhole.RunAsync(db, actor.Customer, filter, skip, take, cancel)
            : new(InvoiceListQuery.Rows(Chosen(db, actor, filter), skip, take).ToListAsync(cancel));

    private static IQueryable<Invoice> Chosen(EbokDb db, Actor actor, InvoiceFilter filter)
    {
        var invoices = db.InvoicesOf(actor);
        if (filter.Issued.From is { } from)
            invoices = invoices.Where(i => i.IssuedOn >= from);
        if (filter.Issued.To is { } to)
            invoices = invoices.Where(i => i.IssuedOn <= to);
        if (filter.SellerNip is { } seller)
            invoices = invoices.Where(i => i.SellerNip == seller);
        return invoices;
    }
}
