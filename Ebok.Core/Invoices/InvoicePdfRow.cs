using Ebok.Core.Data;
using Ebok.Core.Documents;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Invoices;

/// <summary>Which PDF an invoice has. Asked about invoices that the caller has already found to be the actor's.</summary>
/// <param name="Number">Of the invoice.</param>
/// <param name="ImportedAt">When the invoice's data came.</param>
/// <param name="Document">The PDF; null while there is none.</param>
/// <param name="Kind">Supplied or rendered.</param>
/// <param name="Hash">Its name in the file store.</param>
/// <param name="CreatedAt">When it was stored.</param>
internal sealed record InvoicePdfRow(
    string Number,
    DateTimeOffset ImportedAt,
    DocumentId? Document,
    DocumentKind? Kind,
    string? Hash,
    DateTimeOffset? CreatedAt
)
{
    /// <summary>Rendered from data that have changed since.</summary>
    public bool IsStale => Kind == DocumentKind.RenderedInvoice && CreatedAt < ImportedAt;

    /// <summary>The row of the one invoice.</summary>
    public static Task<InvoicePdfRow?> FindAsync(EbokDb db, IQueryable<Invoice> own, CancellationToken cancel) =>
        own.LeftJoin(
                db.Documents,
                invoice => invoice.Pdf,
                document => (DocumentId?)document.Id,
                (invoice, document) =>
                    new InvoicePdfRow(
                        invoice.Number,
                        invoice.ImportedAt,
                        document == null ? null : document.Id,
                        document == null ? null : document.Kind,
                        document == null ? null : document.Hash,
                        document == null ? null : document.CreatedAt
                    )
            )
            .SingleOrDefaultAsync(cancel);

    /// <summary>Puts a PDF in the place of the one before, unless somebody else has done so.</summary>
    public static async Task ReplaceAsync(
        EbokDb db,
        IQueryable<Invoice> own,
        DocumentId? before,
        Document document,
        CancellationToken cancel
    )
    {
        var changed = await own.Where(i => i.Pdf == before)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.Pdf, document.Id), cancel);
        if (changed == 0)
            return;
        db.Documents.Add(document);
        if (before is not null)
            await db.Documents.Where(d => d.Utility == document.Utility && d.Id == before).ExecuteDeleteAsync(cancel);
    }
}
