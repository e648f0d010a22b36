using Ebok.Core.Payments;
using Ebok.Core.Pdf;
using Ebok.Core.Shared;

namespace Ebok.Core.Invoices.Pdf;

/// <summary>What most readers look for: how much, until when, to which account, and the code that fills the transfer in
/// the bank's application. The code is that of the invoice as it was issued: what was paid since is in the portal.</summary>
internal static class InvoiceDue
{
    private const double Padding = 10;

    // With its quiet zone; the association asks for at least 1.8 cm, 51 points.
    private const double CodeSize = 84;
    private const double CodeWidth = 112;

    public static void Draw(PdfSheet sheet, InvoiceSheet invoice)
    {
        var styles = sheet.Styles;
        var code = CodeOf(invoice);
        var room = PdfSheet.Width - 2 * Padding - (code is null ? 0 : CodeWidth + Padding);
        var sum = new PdfBlock(room * 0.42)
            .Add(SumLabel(invoice), styles.Strong)
            .Add(InvoiceWords.Money(SumOf(invoice), invoice.Currency), styles.Sum);
        if (invoice is { DueOn: not null } && invoice.ToPay > Money.Zero && !invoice.Content.Payment.Paid)
            sum.Add($"{InvoicePdfTexts.DueOn}: {InvoiceWords.Date(invoice.DueOn)}", styles.Strong);
        foreach (var term in invoice.Content.Payment.Terms)
            sum.Add(term.Description, styles.Body);
        if (invoice.Content.Payment is { Paid: true, PaidOn: { } paidOn })
            sum.Add($"{InvoicePdfTexts.PaidOn}: {InvoiceWords.Date(paidOn)}", styles.Strong);
        var transfer = new PdfBlock(room * 0.58 - Padding);
        if (Payable(invoice))
            AddTransfer(transfer, styles, invoice);
        var caption = new PdfBlock(CodeWidth).Add(InvoicePdfTexts.PayCodeCaption, styles.SmallBold);
        var codeHeight = code is null ? 0 : CodeSize + 4 + caption.Height;
        var height = Math.Max(Math.Max(sum.Height, transfer.Height), codeHeight) + 2 * Padding;
        sheet.Gap(4);
        sheet.Need(height);
        sheet.Pdf.Rectangle(PdfSheet.Left, sheet.Y, PdfSheet.Width, height, styles.Tint);
        sheet.Pdf.Rectangle(PdfSheet.Left, sheet.Y, 4, height, styles.Accent);
        var (x, y) = (PdfSheet.Left + Padding + 4, sheet.Y + Padding);
        sum.Draw("P", x, y);
        transfer.Draw("P", x + room * 0.42 + Padding, y);
        if (code is not null)
        {
            var left = PdfSheet.Right - Padding - CodeWidth;
            var middle = left + (CodeWidth - CodeSize) / 2;
            sheet.Pdf.Code(QrModules.Of(code), InvoicePdfTexts.PayCodeAlternative, middle, y, CodeSize);
            caption.Draw("P", left, y + CodeSize + 4);
        }
        sheet.Y += height + 4;
    }

    private static void AddTransfer(PdfBlock block, PdfStyles styles, InvoiceSheet invoice)
    {
        if (invoice.PayAccount is not { Length: > 0 } account)
            return;
        block
            .Add(InvoicePdfTexts.PayAccount, styles.Label)
            .Add(InvoiceWords.Account(account), styles.Strong)
            .Add(invoice.Content.Payment.Accounts.FirstOrDefault(a => a.Number == account)?.Bank, styles.Label)
            .Add(InvoicePdfTexts.TransferTitle, styles.Label)
            .Add(TransferCode.TitleOf(invoice.Number, invoice.BuyerCode), styles.BodyBold);
        if (InvoiceWords.PayLink(invoice.Content.Payment) is { } link)
            block.Add($"{InvoicePdfTexts.PayLink} {link}", styles.Label);
        foreach (var other in invoice.Content.Payment.Accounts.Where(a => a.Number != account))
            block.Add(
                $"{InvoicePdfTexts.OtherAccount} {InvoiceWords.Account(other.Number)} {other.Bank}",
                styles.Label
            );
    }

    private static string? CodeOf(InvoiceSheet invoice) =>
        Payable(invoice) && invoice.Currency == "PLN" && Nrb.TryParse(invoice.PayAccount, out var account)
            ? TransferCode.Of(
                Nip.TryParse(invoice.SellerNip, out var nip) ? nip : null,
                account,
                invoice.ToPay,
                invoice.Content.Seller.Name ?? invoice.Office,
                TransferCode.TitleOf(invoice.Number, invoice.BuyerCode)
            )
            : null;

    private static bool Payable(InvoiceSheet invoice) => invoice.ToPay > Money.Zero && !invoice.Content.Payment.Paid;

    private static string SumLabel(InvoiceSheet invoice) =>
        invoice.Content.Payment.Paid ? InvoicePdfTexts.AlreadyPaid
        : invoice.ToPay < Money.Zero ? InvoicePdfTexts.InYourFavour
        : InvoicePdfTexts.ToPay;

    // Of an invoice that was paid when it was issued nothing is left to pay: shown is what was paid.
    private static Money SumOf(InvoiceSheet invoice) =>
        invoice.Content.Payment.Paid ? invoice.Content.Settlement?.ToPay ?? invoice.Gross
        : invoice.ToPay < Money.Zero ? -invoice.ToPay
        : invoice.ToPay;
}
