using Ebok.Core.Invoices;

namespace Ebok.Core.Imports.Fa3;

/// <summary><c>FaWiersz</c> and <c>ZamowienieWiersz</c>, whose elements are the same with a Z behind.</summary>
internal static class Fa3Lines
{
    internal static InvoiceLine Line(Fa3Cursor xml, List<InvoiceNote> other)
    {
        int? number = null;
        string? name = null,
            unit = null,
            rate = null;
        decimal? quantity = null,
            netPrice = null,
            grossPrice = null,
            discount = null,
            net = null,
            gross = null,
            vat = null;
        DateOnly? suppliedOn = null;
        var before = false;
        foreach (var element in xml.Children())
            switch (element)
            {
                case "NrWierszaFa" or "NrWierszaZam":
                    number = xml.Whole();
                    break;
                case "P_6A":
                    suppliedOn = xml.Day();
                    break;
                case "P_7" or "P_7Z":
                    name = xml.Optional();
                    break;
                case "P_8A" or "P_8AZ":
                    unit = xml.Optional();
                    break;
                case "P_8B" or "P_8BZ":
                    quantity = xml.Quantity();
                    break;
                case "P_9A" or "P_9AZ":
                    netPrice = xml.Quantity();
                    break;
                case "P_9B":
                    grossPrice = xml.Quantity();
                    break;
                case "P_10":
                    discount = xml.Quantity();
                    break;
                case "P_11" or "P_11NettoZ":
                    net = xml.Quantity();
                    break;
                case "P_11A":
                    gross = xml.Quantity();
                    break;
                case "P_11Vat" or "P_11VatZ":
                    vat = xml.Quantity();
                    break;
                case "P_12" or "P_12_XII" or "P_12Z" or "P_12Z_XII":
                    rate = xml.Optional();
                    break;
                case "StanPrzed" or "StanPrzedZ":
                    before = xml.Yes();
                    break;
                default:
                    xml.Keep(other, number);
                    break;
            }
        return new InvoiceLine(
            number ?? throw xml.Mistake(ImportReason.Missing, "NrWierszaFa"),
            name,
            unit,
            quantity,
            netPrice,
            grossPrice,
            discount,
            net,
            gross,
            rate,
            before
        )
        {
            SuppliedOn = suppliedOn,
            Vat = vat,
        };
    }
}
