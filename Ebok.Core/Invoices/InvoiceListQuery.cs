using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Invoices;

/// <summary>A row of the list as it is stored, and how many rows there are in all.</summary>
internal sealed record InvoiceListRow(
    InvoiceId Id,
    string Number,
    string SellerNip,
    InvoiceKind Kind,
    DateOnly IssuedOn,
    DateOnly? DueOn,
    string Currency,
    Money Gross,
    Money ToPay,
    Money Left,
    bool UnderCollection,
    int Total
);

/// <summary>The most asked query of the portal, translated to SQL once: translating takes as long as
/// answering. Belongs to one database, so each <see cref="ListInvoices"/> has its own.</summary>
internal sealed class InvoiceListQuery
{
    // The condition is Ownership.InvoicesOf's for who acts for the whole customer.
    private readonly Func<
        EbokDb,
        UtilityId,
        CustomerId,
        DateOnly,
        DateOnly,
        string?,
        int,
        int,
        IAsyncEnumerable<InvoiceListRow>
    > compiled = EF.CompileAsyncQuery(
        (
            EbokDb db,
            UtilityId utility,
            CustomerId customer,
            DateOnly from,
            DateOnly to,
            string? seller,
            int skip,
            int take
        ) =>
            db
                .Invoices.Where(i => i.Utility == utility && i.Customer == customer)
                .Where(i => i.IssuedOn >= from && i.IssuedOn <= to && (seller == null || i.SellerNip == seller))
                .OrderByDescending(i => i.IssuedOn)
                .ThenByDescending(i => i.Id)
                .Skip(skip)
                .Take(take)
                .Select(i => new InvoiceListRow(
                    i.Id,
                    i.Number,
                    i.SellerNip,
                    i.Kind,
                    i.IssuedOn,
                    i.DueOn,
                    i.Currency,
                    i.Gross,
                    i.ToPay,
                    i.Left,
                    i.UnderCollection,
                    db.Invoices.Where(o => o.Utility == utility && o.Customer == customer)
                        .Count(o => o.IssuedOn >= from && o.IssuedOn <= to && (seller == null || o.SellerNip == seller))
                ))
    );

    /// <summary>One page of the whole customer's invoices, newest first.</summary>
    internal ValueTask<List<InvoiceListRow>> RunAsync(
        EbokDb db,
        CustomerId customer,
        InvoiceFilter filter,
        int skip,
        int take,
        CancellationToken cancel
    ) =>
        compiled(
                db,
                db.Utility!.Value,
                customer,
                filter.Issued.From ?? DateOnly.MinValue,
                filter.Issued.To ?? DateOnly.MaxValue,
                filter.SellerNip,
                skip,
                take
            )
            .ToListAsync(cancel);

    /// <summary>The same of any choice of invoices. Only columns of the covering index (see Invoice.Configuration): the
    /// list never touches the table.</summary>
    internal static IQueryable<InvoiceListRow> Rows(IQueryable<Invoice> invoices, int skip, int take) =>
        invoices
            .OrderByDescending(i => i.IssuedOn)
            .ThenByDescending(i => i.Id)
            .Skip(skip)
            .Take(take)
            .Select(i => new InvoiceListRow(
                i.Id,
                i.Number,
                i.SellerNip,
                i.Kind,
                i.IssuedOn,
                i.DueOn,
                i.Currency,
                i.Gross,
                i.ToPay,
                i.Left,
                i.UnderCollection,
                invoices.Count()
            ));
}
