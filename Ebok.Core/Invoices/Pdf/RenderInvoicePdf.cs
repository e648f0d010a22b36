using System.Globalization;
using Ebok.Core.Pdf;

namespace Ebok.Core.Invoices.Pdf;

/// <summary>Draws an invoice whose billing system supplied no PDF: A4, tagged, text that can be searched and copied, the
/// KSeF and the payment code. The same sheet gives the same bytes. Takes some milliseconds, a second for thousands of
/// lines; safe to run at once for many.</summary>
public sealed class RenderInvoicePdf(PdfFonts fonts)
{
    /// <summary>The file. Never refuses: what an invoice says is shown as it is.</summary>
    /// <exception cref="FileNotFoundException">The fonts are not where they should be.</exception>
    public byte[] Run(InvoiceSheet invoice)
    {
        var title = string.Format(
            CultureInfo.InvariantCulture,
            InvoicePdfTexts.TitleAndNumber,
            InvoiceWords.Title(invoice.Kind),
            invoice.Number
        );
        var content = invoice.Content;
        var seller = content.Seller.Name ?? invoice.Office;
        using var pdf = new TaggedPdf(fonts, title, seller, invoice.AsOf);
        var styles = new PdfStyles(pdf, invoice.Accent);
        var sheet = new PdfSheet(pdf, styles, $"{title} · {seller}");
        InvoiceHead.Draw(sheet, invoice);
        InvoiceParties.Draw(sheet, content);
        InvoiceDue.Draw(sheet, invoice);
        InvoiceCorrectionPart.Draw(sheet, invoice);
        InvoiceLines.Draw(sheet, content);
        InvoiceSums.Draw(sheet, invoice);
        InvoiceNotes.Draw(sheet, content);
        InvoiceAttachment.Draw(sheet, content.Attachment);
        InvoiceKsef.Draw(sheet, invoice);
        foreach (var line in content.Footer)
            sheet.Paragraph(line, styles.Small);
        sheet.NumberPages(
            string.Format(CultureInfo.InvariantCulture, InvoicePdfTexts.MadeBy, invoice.Office),
            (page, pages) => string.Format(CultureInfo.InvariantCulture, InvoicePdfTexts.PageOf, page, pages)
        );
        return pdf.ToBytes();
    }
}
