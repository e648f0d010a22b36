using Ebok.Core.Pdf;

namespace Ebok.Core.Invoices.Pdf;

/// <summary>What a correction corrects, and why: before its lines, so that nobody has to guess.</summary>
internal static class InvoiceCorrectionPart
{
    public static void Draw(PdfSheet sheet, InvoiceSheet invoice)
    {
        if (invoice.Content.Correction is not { } correction)
            return;
        var styles = sheet.Styles;
        sheet.Heading(InvoicePdfTexts.CorrectionHeading);
        if (correction.Reason is { Length: > 0 } reason)
            sheet.Paragraph($"{InvoicePdfTexts.CorrectionReason} {reason}", styles.BodyBold);
        foreach (var corrected in correction.Invoices)
            sheet.Paragraph(
                string.Join(
                    " ",
                    new[]
                    {
                        InvoicePdfTexts.Corrects,
                        corrected.Number,
                        corrected.IssuedOn is null
                            ? null
                            : $"{InvoicePdfTexts.Of} {InvoiceWords.Date(corrected.IssuedOn)}",
                        corrected.KsefNumber is null ? null : $"(KSeF: {corrected.KsefNumber})",
                    }.Where(part => !string.IsNullOrEmpty(part))
                ),
                styles.Body
            );
        if (correction.Period is { Length: > 0 } period)
            sheet.Paragraph($"{InvoicePdfTexts.CorrectedPeriod} {period}", styles.Body);
        if (correction.CorrectedNumber is { Length: > 0 } number)
            sheet.Paragraph($"{InvoicePdfTexts.CorrectedNumber} {number}", styles.Body);
        if (correction.GrossBefore is { } before)
            sheet.Paragraph(
                $"{InvoicePdfTexts.GrossBefore} {InvoiceWords.Money(before, invoice.Currency)}",
                styles.Body
            );
        DrawPartiesBefore(sheet, correction);
    }

    private static void DrawPartiesBefore(PdfSheet sheet, InvoiceCorrection correction)
    {
        var parties = new List<PdfBlock>();
        if (correction.SellerBefore is { } seller)
            parties.Add(InvoiceParties.Block(sheet.Styles, InvoicePdfTexts.SellerBefore, seller));
        foreach (var buyer in correction.BuyersBefore)
            parties.Add(InvoiceParties.Block(sheet.Styles, InvoicePdfTexts.BuyerBefore, buyer));
        foreach (var pair in parties.Chunk(2))
        {
            sheet.Gap(4);
            sheet.DrawBeside(pair, 16);
        }
    }
}
