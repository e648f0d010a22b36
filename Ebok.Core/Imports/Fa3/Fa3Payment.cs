using Ebok.Core.Invoices;
using Ebok.Core.Shared;

namespace Ebok.Core.Imports.Fa3;

/// <summary><c>Rozliczenie</c> and <c>Platnosc</c>: what is to pay, until when, to which account.</summary>
internal static class Fa3Payment
{
    internal static InvoiceSettlement Settlement(Fa3Cursor xml, List<InvoiceNote> other)
    {
        List<SettlementItem> charges = [],
            deductions = [];
        Money? toPay = null,
            toSettle = null;
        foreach (var element in xml.Children())
            switch (element)
            {
                case "Obciazenia":
                    charges.Add(Item(xml));
                    break;
                case "Odliczenia":
                    deductions.Add(Item(xml));
                    break;
                case "DoZaplaty":
                    toPay = xml.Amount();
                    break;
                case "DoRozliczenia":
                    toSettle = xml.Amount();
                    break;
                // Sums of the items above.
                case "SumaObciazen" or "SumaOdliczen":
                    break;
                default:
                    xml.Keep(other);
                    break;
            }
        return new InvoiceSettlement(charges, deductions, toPay, toSettle);
    }

    internal static InvoicePayment Payment(Fa3Cursor xml, List<InvoiceNote> other)
    {
        List<PartPayment> parts = [];
        List<PaymentTerm> terms = [];
        List<BankAccount> accounts = [],
            factors = [];
        var paid = false;
        DateOnly? paidOn = null;
        int? form = null;
        string? formText = null,
            link = null;
        foreach (var element in xml.Children())
            switch (element)
            {
                case "Zaplacono":
                    paid = xml.Yes();
                    break;
                case "DataZaplaty":
                    paidOn = xml.Day();
                    break;
                case "ZnacznikZaplatyCzesciowej":
                    // 1: paid in part; 2: paid whole, in parts.
                    paid = xml.Whole() == 2;
                    break;
                case "ZaplataCzesciowa":
                    parts.Add(Part(xml, other));
                    break;
                case "TerminPlatnosci":
                    terms.Add(Term(xml));
                    break;
                case "FormaPlatnosci":
                    form = xml.Whole();
                    break;
                case "PlatnoscInna":
                    break;
                case "OpisPlatnosci":
                    formText = xml.Optional();
                    break;
                case "RachunekBankowy":
                    accounts.Add(Account(xml, other));
                    break;
                case "RachunekBankowyFaktora":
                    factors.Add(Account(xml, other));
                    break;
                case "LinkDoPlatnosci":
                    link = Https(xml.Optional());
                    break;
                default:
                    xml.Keep(other);
                    break;
            }
        return new InvoicePayment
        {
            Paid = paid,
            PaidOn = paidOn,
            PartPayments = parts,
            Terms = terms,
            Form = form,
            FormText = formText,
            // A claim that was sold is paid to the one who bought it.
            Accounts = [.. factors, .. accounts],
            Link = link,
        };
    }

    private static SettlementItem Item(Fa3Cursor xml)
    {
        Money? amount = null;
        var reason = "";
        foreach (var element in xml.Children())
            if (element == "Kwota")
                amount = xml.Amount();
            else if (element == "Powod")
                reason = xml.Text();
        return new SettlementItem(amount ?? throw xml.Mistake(ImportReason.Missing, "Kwota"), reason);
    }

    private static PartPayment Part(Fa3Cursor xml, List<InvoiceNote> other)
    {
        Money? amount = null;
        DateOnly? on = null;
        foreach (var element in xml.Children())
            switch (element)
            {
                case "KwotaZaplatyCzesciowej":
                    amount = xml.Amount();
                    break;
                case "DataZaplatyCzesciowej":
                    on = xml.Day();
                    break;
                default:
                    xml.Keep(other);
                    break;
            }
        return new PartPayment(amount ?? throw xml.Mistake(ImportReason.Missing, "KwotaZaplatyCzesciowej"), on);
    }

    // TerminOpis is three elements ("14", "dni", "dostawa"); some programs write plain words.
    private static PaymentTerm Term(Fa3Cursor xml)
    {
        DateOnly? on = null;
        List<InvoiceNote> words = [];
        foreach (var element in xml.Children())
            if (element == "Termin")
                on = xml.Day();
            else
                xml.Keep(words);
        return new PaymentTerm(on, words.Count == 0 ? null : string.Join(' ', words.Select(w => w.Value)));
    }

    private static BankAccount Account(Fa3Cursor xml, List<InvoiceNote> other)
    {
        string? number = null,
            bank = null,
            description = null;
        foreach (var element in xml.Children())
            switch (element)
            {
                case "NrRB":
                    number = xml.Once(number, limit: 64).Replace(" ", "", StringComparison.Ordinal);
                    break;
                case "NazwaBanku":
                    bank = xml.Optional();
                    break;
                case "OpisRachunku":
                    description = xml.Optional();
                    break;
                default:
                    xml.Keep(other);
                    break;
            }
        return number switch
        {
            null => throw xml.Mistake(ImportReason.Missing, "NrRB"),
            { Length: > 34 } => throw xml.Mistake(ImportReason.TooLong, "NrRB", "34"),
            _ => new BankAccount(Nrb.TryParse(number, out var nrb) ? nrb.Digits : number, bank, description),
        };
    }

    private static string? Https(string? link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps ? link : null;
}
