using Ebok.Core.Pdf;

namespace Ebok.Core.Invoices.Pdf;

/// <summary>The lines; of a correction that says both, first as they were, then as they are now.</summary>
internal static class InvoiceLines
{
    public static void Draw(PdfSheet sheet, InvoiceContent content)
    {
        var before = content.Lines.Where(line => line.Before).ToList();
        var after = content.Lines.Where(line => !line.Before).ToList();
        if (before.Count > 0)
        {
            sheet.Heading(InvoicePdfTexts.LinesBefore);
            DrawTable(sheet, before);
        }
        if (after.Count == 0)
            return;
        sheet.Heading(before.Count > 0 ? InvoicePdfTexts.LinesAfter : InvoicePdfTexts.Lines);
        DrawTable(sheet, after);
    }

    private static void DrawTable(PdfSheet sheet, List<InvoiceLine> lines)
    {
        var columns = Columns(lines).ToList();
        PdfTable.Draw(
            sheet,
            [.. columns.Select(c => c.Column)],
            [.. lines.Select(line => new PdfRow([.. columns.Select(c => c.Cell(line))]))]
        );
    }

    // Only columns in which at least one line says something.
    private static IEnumerable<(PdfColumn Column, Func<InvoiceLine, string> Cell)> Columns(List<InvoiceLine> lines)
    {
        yield return (new(InvoicePdfTexts.LineNumber, Right: true), line => InvoiceWords.Quantity(line.Number));
        yield return (new(InvoicePdfTexts.LineName, Fills: true), line => line.Name ?? "");
        if (lines.Exists(line => line.SuppliedOn is not null))
            yield return (new(InvoicePdfTexts.LineSuppliedOn), line => InvoiceWords.Date(line.SuppliedOn));
        if (lines.Exists(line => line.Quantity is not null))
            yield return (new(InvoicePdfTexts.LineQuantity, Right: true), line => InvoiceWords.Quantity(line.Quantity));
        if (lines.Exists(line => line.Unit is { Length: > 0 }))
            yield return (new(InvoicePdfTexts.LineUnit), line => InvoiceWords.Unit(line.Unit));
        if (lines.Exists(line => line.NetPrice is not null))
            yield return (new(InvoicePdfTexts.LineNetPrice, Right: true), line => InvoiceWords.Price(line.NetPrice));
        if (lines.Exists(line => line.GrossPrice is not null))
            yield return (
                new(InvoicePdfTexts.LineGrossPrice, Right: true),
                line => InvoiceWords.Price(line.GrossPrice)
            );
        if (lines.Exists(line => line.Discount is not null))
            yield return (new(InvoicePdfTexts.LineDiscount, Right: true), line => InvoiceWords.Amount(line.Discount));
        if (lines.Exists(line => line.Net is not null))
            yield return (new(InvoicePdfTexts.LineNet, Right: true), line => InvoiceWords.Amount(line.Net));
        yield return (new(InvoicePdfTexts.LineRate, Right: true), line => InvoiceWords.Rate(line.VatRate));
        if (lines.Exists(line => line.Vat is not null))
            yield return (new(InvoicePdfTexts.LineVat, Right: true), line => InvoiceWords.Amount(line.Vat));
        if (lines.Exists(line => line.Gross is not null))
            yield return (new(InvoicePdfTexts.LineGross, Right: true), line => InvoiceWords.Amount(line.Gross));
    }
}
