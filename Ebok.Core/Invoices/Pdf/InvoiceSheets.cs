using Ebok.Core.Data;
using Ebok.Core.Ksef;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Invoices.Pdf;

/// <summary>Puts together what stands on a rendered invoice: the stored invoice, the utility's name and colour.</summary>
public sealed class InvoiceSheets(UtilityCatalog utilities, VerificationLink verification)
{
    /// <summary>The sheet; null where the invoice is not there or not the actor's.</summary>
    internal async Task<InvoiceSheet?> OfAsync(EbokDb db, Actor actor, InvoiceId id, CancellationToken cancel)
    {
        var found = await db.InvoicesOf(actor)
            .Where(i => i.Id == id)
            .Select(i => new
            {
                Invoice = i,
                Body = db.InvoiceBodies.Where(b => b.Invoice == i.Id).Select(b => b.Content).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancel);
        if (found is null)
            return null;
        var profile =
            utilities.Find(actor.Utility.Slug)
            ?? throw new InvalidOperationException($"there is no utility {actor.Utility}");
        var invoice = found.Invoice;
        return new()
        {
            Kind = invoice.Kind,
            Number = invoice.Number,
            IssuedOn = invoice.IssuedOn,
            DueOn = invoice.DueOn,
            PeriodFrom = invoice.PeriodFrom,
            PeriodTo = invoice.PeriodTo,
            Currency = invoice.Currency,
            Gross = invoice.Gross,
            ToPay = invoice.ToPay,
            SellerNip = invoice.SellerNip,
            PayAccount = invoice.PayAccount,
            BuyerCode = invoice.BuyerCode,
            CodeLabel = profile.CustomerCode.Label,
            KsefNumber = invoice.KsefNumber,
            VerificationLink = invoice.XmlHash is { } hash
                ? verification.For(invoice.SellerNip, invoice.IssuedOn, hash)
                : null,
            Content = found.Body is { } body ? InvoiceJson.Deserialize(body) : Bare(invoice),
            Office = $"{profile.OfficeName}, {profile.ShortName}",
            Accent = Rgb.TryParse(profile.Look.Accent, out var accent) ? accent : Rgb.Black,
            AsOf = invoice.ImportedAt,
        };
    }

    // An invoice of the companion CSV may be no more than its row.
    private static InvoiceContent Bare(Invoice invoice) =>
        new()
        {
            Seller = new() { Name = invoice.SellerName, TaxId = invoice.SellerNip },
            Buyer = new() { Name = invoice.BuyerName },
        };
}
