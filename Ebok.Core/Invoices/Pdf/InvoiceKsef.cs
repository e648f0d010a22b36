using Ebok.Core.Pdf;
using Ebok.Core.Shared;

namespace Ebok.Core.Invoices.Pdf;

/// <summary>The code by which anybody checks the invoice in KSeF, its number (or OFFLINE) under it, and the address for
/// those without a camera. Far from the payment code, with words that tell the two apart.</summary>
internal static class InvoiceKsef
{
    private const double CodeSize = 90;
    private const double QuietZone = 7;
    private const double HeadingHeight = 22;
    private const double Column = 150;

    public static void Draw(PdfSheet sheet, InvoiceSheet invoice)
    {
        if (invoice.VerificationLink is not { } link)
            return;
        var styles = sheet.Styles;
        var under = new PdfBlock(Column).Add(invoice.KsefNumber ?? InvoicePdfTexts.KsefOffline, styles.SmallBold);
        var text = new PdfBlock(PdfSheet.Width - Column - 12)
            .Add(InvoicePdfTexts.KsefLead, styles.Body)
            .Add(InvoicePdfTexts.KsefNotPayment, styles.Label);
        if (invoice.KsefNumber is { } number)
            text.Add($"{InvoicePdfTexts.KsefNumber} {number}", styles.BodyBold);
        var address = new PdfBlock(text.Width).Add(link, styles.Small);
        sheet.Need(CodeSize + under.Height + HeadingHeight);
        sheet.Heading(InvoicePdfTexts.KsefHeading);
        var y = sheet.Y;
        // The quiet zone hangs out to the left, so that the code stands in line with the text.
        sheet.Pdf.Code(QrModules.Of(link), InvoicePdfTexts.KsefAlternative, PdfSheet.Left - QuietZone, y, CodeSize);
        under.Draw("P", PdfSheet.Left, y + CodeSize - QuietZone);
        var left = PdfSheet.Left + Column + 12;
        text.Draw("P", left, y);
        var top = y + 6 + text.Height;
        using (sheet.Pdf.Tag("P"))
        using (sheet.Pdf.Link(left, top, address.Width, address.Height, link))
            address.Draw(left, top, 0, address.Count);
        sheet.Y = y + Math.Max(CodeSize - QuietZone + under.Height, 6 + text.Height + address.Height) + 2;
    }
}
