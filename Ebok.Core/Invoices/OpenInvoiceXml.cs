using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Invoices;

/// <summary>The e-invoice exactly as it came, byte for byte (B1).</summary>
public sealed class OpenInvoiceXml(EbokStore store)
{
    /// <summary>The file; null where the invoice is not there, not the actor's, or did not come as XML.</summary>
    public async Task<InvoiceFile?> RunAsync(Actor actor, InvoiceId id, CancellationToken cancel)
    {
        await using var db = store.Read(actor.Utility);
        var found = await db.InvoicesOf(actor)
            .Where(i => i.Id == id)
            .Select(i => new
            {
                i.Number,
                i.XmlHash,
                db.InvoiceBodies.FirstOrDefault(b => b.Invoice == i.Id)!.Xml,
            })
            .SingleOrDefaultAsync(cancel);
        if (found?.Xml is not { } packed)
            return null;
        var xml = new MemoryStream(InvoiceXml.Decompress(packed), writable: false);
        return new(InvoiceFile.NameOf(found.Number, "xml"), "application/xml", found.XmlHash ?? "", xml);
    }
}
