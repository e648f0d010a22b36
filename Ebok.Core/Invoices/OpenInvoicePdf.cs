using System.Security.Cryptography;
using Ebok.Core.Data;
using Ebok.Core.Documents;
using Ebok.Core.Invoices.Pdf;
using Ebok.Core.Shared;
using Microsoft.Extensions.Logging;

namespace Ebok.Core.Invoices;

/// <summary>The invoice as a PDF: the one that the billing system supplied, or else one that is rendered at the first
/// request and kept (K8). A kept one that is older than the invoice's data is made anew.</summary>
public sealed class OpenInvoicePdf(
    EbokStore store,
    FileStore files,
    InvoiceSheets sheets,
    RenderInvoicePdf render,
    TimeProvider clock,
    ILogger<OpenInvoicePdf> logger
)
{
    private const string Pdf = "application/pdf";

    /// <summary>The file; null where the invoice is not there or not the actor's.</summary>
    public async Task<InvoiceFile?> RunAsync(Actor actor, InvoiceId id, CancellationToken cancel)
    {
        await using var db = store.Read(actor.Utility);
        var found = await InvoicePdfRow.FindAsync(db, db.InvoicesOf(actor).Where(i => i.Id == id), cancel);
        if (found is null)
            return null;
        var name = InvoiceFile.NameOf(found.Number, "pdf");
        if (found is { Hash: { } hash, IsStale: false })
        {
            if (Open(hash) is { } content)
                return new(name, Pdf, hash, content);
            logger.LogWarning("PDF of invoice {InvoiceId} is not in the file store; it is rendered", id.Value);
        }
        if (await sheets.OfAsync(db, actor, id, cancel) is not { } sheet)
            return null;
        var bytes = render.Run(sheet);
        // A supplied file that is gone may come back from a backup: its row stays. Staff who look on keep nothing.
        if (found.Kind != DocumentKind.SuppliedInvoice && !EbokStore.OnlyLooks)
            await TryKeepAsync(actor, id, name, bytes, found.Document, cancel);
        return new(name, Pdf, Convert.ToHexStringLower(SHA256.HashData(bytes)), new MemoryStream(bytes));
    }

    // A full disk or a busy database is no reason to keep the customer from his invoice: it is drawn again next time.
    private async Task TryKeepAsync(
        Actor actor,
        InvoiceId id,
        string name,
        byte[] bytes,
        DocumentId? before,
        CancellationToken cancel
    )
    {
        try
        {
            await KeepAsync(actor, id, name, bytes, before, cancel);
        }
        catch (Exception failure)
            when (failure is IOException or UnauthorizedAccessException || DatabaseAway.Caused(failure))
        {
            logger.LogWarning("PDF of invoice {InvoiceId} was not kept: {Failure}", id.Value, failure.GetType().Name);
        }
    }

    // Of two that render at once one finds the invoice changed meanwhile, and leaves it: both rendered the same bytes.
    private async Task KeepAsync(
        Actor actor,
        InvoiceId id,
        string name,
        byte[] bytes,
        DocumentId? before,
        CancellationToken cancel
    )
    {
        using var source = new MemoryStream(bytes);
        var (hash, length) = await files.SaveAsync(source, cancel);
        var document = new Document
        {
            Id = DocumentId.New(),
            Utility = actor.Utility,
            Customer = actor.Customer,
            Kind = DocumentKind.RenderedInvoice,
            Name = name,
            ContentType = Pdf,
            Length = length,
            Hash = hash,
            CreatedAt = clock.GetUtcNow(),
        };
        await store.WriteAsync(
            actor.Utility,
            db => InvoicePdfRow.ReplaceAsync(db, db.InvoicesOf(actor).Where(i => i.Id == id), before, document, cancel),
            cancel
        );
    }

    private FileStream? Open(string hash)
    {
        try
        {
            return files.Open(hash);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
