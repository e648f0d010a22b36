using Ebok.Core.Pdf;

namespace Ebok.Core.Invoices.Pdf;

/// <summary>Who, what, which number; and the dates in a row below.</summary>
internal static class InvoiceHead
{
    private const double Gutter = 16;
    private const int FactsInARow = 4;

    public static void Draw(PdfSheet sheet, InvoiceSheet invoice)
    {
        var styles = sheet.Styles;
        var half = (PdfSheet.Width - Gutter) / 2;
        var brand = new PdfBlock(half).Add(invoice.Content.Seller.Name ?? invoice.Office, styles.Brand);
        var title = new PdfBlock(half)
            .Add(InvoiceWords.Title(invoice.Kind), styles.Title, right: true)
            .Add(invoice.Number, styles.Brand, right: true);
        title.Draw("H1", PdfSheet.Right - half, sheet.Y);
        brand.Draw("P", PdfSheet.Left, sheet.Y);
        sheet.Y += Math.Max(brand.Height, title.Height);
        sheet.Gap(10);
        sheet.Rule(sheet.Y);
        sheet.Gap(7);
        foreach (var row in Facts(invoice).Where(f => f.Value is { Length: > 0 }).Chunk(FactsInARow))
            DrawFacts(sheet, row);
        sheet.Gap(4);
    }

    private static IEnumerable<(string Label, string? Value)> Facts(InvoiceSheet invoice)
    {
        var content = invoice.Content;
        yield return (InvoicePdfTexts.IssuedOn, InvoiceWords.Date(invoice.IssuedOn));
        yield return (InvoicePdfTexts.PlaceOfIssue, content.PlaceOfIssue);
        yield return (InvoicePdfTexts.SuppliedOn, InvoiceWords.Date(content.SuppliedOn));
        if (invoice.PeriodFrom is not null && content.SuppliedOn is null)
            yield return (
                InvoicePdfTexts.Period,
                $"{InvoiceWords.Date(invoice.PeriodFrom)} – {InvoiceWords.Date(invoice.PeriodTo)}"
            );
        yield return (InvoicePdfTexts.DueOn, InvoiceWords.Date(invoice.DueOn));
        yield return (InvoicePdfTexts.PaymentForm, InvoiceWords.PaymentForm(content.Payment));
        yield return (invoice.CodeLabel, invoice.BuyerCode);
        foreach (var contract in content.Contracts)
            yield return (
                InvoicePdfTexts.Contract,
                contract.On is null ? contract.Number : $"{contract.Number} ({InvoiceWords.Date(contract.On)})".Trim()
            );
    }

    private static void DrawFacts(PdfSheet sheet, (string Label, string? Value)[] facts)
    {
        var width = (PdfSheet.Width - (FactsInARow - 1) * Gutter) / FactsInARow;
        var blocks = Array.ConvertAll(
            facts,
            f => new PdfBlock(width).Add(f.Label, sheet.Styles.Label).Add(f.Value, sheet.Styles.BodyBold)
        );
        sheet.DrawBeside(blocks, Gutter);
    }
}
