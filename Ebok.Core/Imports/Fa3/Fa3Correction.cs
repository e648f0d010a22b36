using Ebok.Core.Invoices;
using Ebok.Core.Shared;

namespace Ebok.Core.Imports.Fa3;

/// <summary>Gathers what a correction says of the corrected invoices; its elements lie among others in <c>Fa</c>.</summary>
internal sealed class Fa3Correction
{
    private readonly List<CorrectedInvoice> invoices = [];
    private readonly List<InvoiceParty> buyersBefore = [];
    private string? reason;
    private string? period;
    private string? correctedNumber;
    private InvoiceParty? sellerBefore;
    private Money? grossBefore;

    /// <summary>Takes the element if it belongs here.</summary>
    internal bool Takes(string element, Fa3Cursor xml, List<InvoiceNote> other)
    {
        switch (element)
        {
            case "PrzyczynaKorekty":
                reason = xml.Optional();
                return true;
            case "DaneFaKorygowanej":
                invoices.Add(Invoice(xml));
                return true;
            case "OkresFaKorygowanej":
                period = xml.Optional();
                return true;
            case "NrFaKorygowany":
                correctedNumber = xml.Optional(ImportLimits.Number);
                return true;
            case "Podmiot1K":
                sellerBefore = Fa3Parties.Party(xml, other);
                return true;
            case "Podmiot2K":
                buyersBefore.Add(Fa3Parties.Party(xml, other));
                return true;
            case "P_15ZK":
                grossBefore = xml.Amount();
                return true;
            default:
                return false;
        }
    }

    internal InvoiceCorrection? Done() =>
        invoices.Count == 0
            ? null
            : new InvoiceCorrection(invoices, reason, period, correctedNumber, sellerBefore, buyersBefore, grossBefore);

    private static CorrectedInvoice Invoice(Fa3Cursor xml)
    {
        DateOnly? issuedOn = null;
        string? number = null,
            ksef = null;
        foreach (var element in xml.Children())
            switch (element)
            {
                case "DataWystFaKorygowanej":
                    issuedOn = xml.Day();
                    break;
                case "NrFaKorygowanej":
                    number = xml.Once(number, ImportLimits.Number);
                    break;
                case "NrKSeFFaKorygowanej":
                    ksef = xml.Optional();
                    break;
            }
        return new CorrectedInvoice(
            issuedOn,
            number ?? throw xml.Mistake(ImportReason.Missing, "NrFaKorygowanej"),
            ksef
        );
    }
}
