using Ebok.Core.Pdf;
using Ebok.Core.Shared;

namespace Ebok.Core.Invoices.Pdf;

/// <summary>The VAT table, and how the amount to pay comes about from the invoice's own amount.</summary>
internal static class InvoiceSums
{
    private const double TableWidth = 330;

    public static void Draw(PdfSheet sheet, InvoiceSheet invoice)
    {
        DrawVat(sheet, invoice);
        DrawSettlement(sheet, invoice);
    }

    private static void DrawVat(PdfSheet sheet, InvoiceSheet invoice)
    {
        var vat = invoice.Content.Vat;
        if (vat.Count == 0)
            return;
        var rows = vat.Select(row => Row(InvoiceWords.Rate(row.Rate), row.Net, row.Vat)).ToList();
        var net = vat.Sum(row => row.Net.Zloty);
        var tax = vat.Sum(row => row.Vat?.Zloty ?? 0);
        rows.Add(
            new PdfRow(
                [
                    InvoicePdfTexts.Total,
                    InvoiceWords.Amount(net),
                    InvoiceWords.Amount(tax),
                    InvoiceWords.Amount(invoice.Gross.Zloty),
                ],
                Bold: true
            )
        );
        sheet.HeadingBeside(
            invoice.Kind.IsCorrection() ? InvoicePdfTexts.VatOfDifference : InvoicePdfTexts.Vat,
            TableWidth
        );
        PdfTable.Draw(
            sheet,
            [
                new(InvoicePdfTexts.VatRate, Fills: true),
                new(InvoicePdfTexts.LineNet, Right: true, Fills: true),
                new(InvoicePdfTexts.LineVat, Right: true, Fills: true),
                new(InvoicePdfTexts.LineGross, Right: true, Fills: true),
            ],
            rows,
            TableWidth
        );
    }

    private static PdfRow Row(string rate, Money net, Money? vat) =>
        new([
            rate,
            InvoiceWords.Amount(net.Zloty),
            InvoiceWords.Amount(vat?.Zloty),
            InvoiceWords.Amount(net.Zloty + (vat?.Zloty ?? 0)),
        ]);

    private static void DrawSettlement(PdfSheet sheet, InvoiceSheet invoice)
    {
        var (settlement, parts) = (invoice.Content.Settlement, invoice.Content.Payment.PartPayments);
        if (settlement is not ({ Charges.Count: > 0 } or { Deductions.Count: > 0 }) && parts.Count == 0)
            return;
        var rows = new List<PdfRow> { new([InvoicePdfTexts.InvoiceAmount, Text(invoice.Gross)]) };
        foreach (var charge in settlement?.Charges ?? [])
            rows.Add(new([charge.Reason, "+\u00a0" + Text(charge.Amount)]));
        foreach (var deduction in settlement?.Deductions ?? [])
            rows.Add(new([deduction.Reason, "−\u00a0" + Text(deduction.Amount)]));
        foreach (var part in parts)
            rows.Add(
                new([
                    $"{InvoicePdfTexts.PartPayment} {InvoiceWords.Date(part.On)}".Trim(),
                    "−\u00a0" + Text(part.Amount),
                ])
            );
        if (settlement?.ToSettle is { } toSettle)
            rows.Add(new([InvoicePdfTexts.ToSettle, Text(toSettle)], Bold: true));
        rows.Add(new([InvoicePdfTexts.ToPay, Text(invoice.ToPay)], Bold: true));
        sheet.HeadingBeside(InvoicePdfTexts.Settlement, TableWidth);
        PdfTable.Draw(
            sheet,
            [new(InvoicePdfTexts.SettlementItem, Fills: true), new(InvoicePdfTexts.SettlementAmount, Right: true)],
            rows,
            TableWidth
        );

        string Text(Money amount) => InvoiceWords.Money(amount, invoice.Currency);
    }
}
