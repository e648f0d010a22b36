using Ebok.Core.Pdf;

namespace Ebok.Core.Invoices.Pdf;

/// <summary>Seller and buyer side by side, then all others two in a row.</summary>
internal static class InvoiceParties
{
    private const double Gutter = 16;

    public static void Draw(PdfSheet sheet, InvoiceContent content)
    {
        var parties = new List<PdfBlock>
        {
            Block(sheet.Styles, InvoicePdfTexts.Seller, content.Seller),
            Block(sheet.Styles, InvoicePdfTexts.Buyer, content.Buyer),
        };
        foreach (var third in content.ThirdParties)
            parties.Add(Block(sheet.Styles, InvoiceWords.Role(third), third.Party));
        foreach (var pair in parties.Chunk(2))
        {
            sheet.DrawBeside(pair, Gutter);
            sheet.Gap(4);
        }
    }

    internal static PdfBlock Block(PdfStyles styles, string role, InvoiceParty party)
    {
        var block = new PdfBlock((PdfSheet.Width - Gutter) / 2).Add(role, styles.Label).Add(party.Name, styles.Strong);
        foreach (var line in party.Address)
            block.Add(line, styles.Body);
        if (party.TaxId is { Length: > 0 })
            block.Add($"{InvoicePdfTexts.Nip} {party.TaxId}", styles.Body);
        if (party.CorrespondenceAddress.Count > 0)
            block.Add(
                $"{InvoicePdfTexts.CorrespondenceAddress} {string.Join(", ", party.CorrespondenceAddress)}",
                styles.Label
            );
        var contact = string.Join(" · ", new[] { party.Phone, party.Email }.Where(c => !string.IsNullOrEmpty(c)));
        return block.Add(contact, styles.Label);
    }
}
