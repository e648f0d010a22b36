using System.Diagnostics.CodeAnalysis;
using Ebok.Core.Invoices;
using Ebok.Core.Shared;

namespace Ebok.Core.Imports.Fa3;

/// <summary><c>Fa</c>: the invoice itself.</summary>
internal sealed class Fa3Body
{
    private readonly List<InvoiceNote> other;
    private readonly Fa3VatTable vat = new();
    private readonly Fa3Correction correction = new();
    private readonly List<InvoiceLine> lines = [];
    private readonly List<InvoiceNote> notes = [];
    private readonly List<InvoiceNote> annotations = [];
    private readonly List<string> advances = [];
    private readonly List<ContractReference> contracts = [];
    private InvoiceSettlement? settlement;
    private InvoicePayment payment = new();
    private string? number;
    private string? currency;
    private string? placeOfIssue;
    private InvoiceKind? kind;
    private Money? gross;
    private DateOnly? issuedOn;
    private DateOnly? suppliedOn;
    private DateOnly? periodFrom;
    private DateOnly? periodTo;

    /// <param name="xml">On <c>Fa</c>.</param>
    /// <param name="other">Takes what has no place of its own.</param>
    internal Fa3Body(Fa3Cursor xml, List<InvoiceNote> other)
    {
        this.other = other;
        foreach (var element in xml.Children())
            if (!TakeHead(element, xml) && !correction.Takes(element, xml, other) && !TakeRest(element, xml))
                xml.Keep(other);
        Must(number, "P_2", xml);
        Must(currency, "KodWaluty", xml);
        Must(kind, "RodzajFaktury", xml);
        Must(gross, "P_15", xml);
        Must(issuedOn, "P_1", xml);
    }

    /// <summary>The invoice, with what stands outside of <c>Fa</c> added.</summary>
    internal Fa3Invoice Invoice(Func<InvoiceContent, InvoiceContent> complete) =>
        new()
        {
            Number = number!,
            Kind = kind!.Value,
            IssuedOn = issuedOn!.Value,
            PeriodFrom = periodFrom,
            PeriodTo = periodTo,
            Currency = currency!,
            Gross = gross!.Value,
            Content = complete(
                new InvoiceContent
                {
                    Seller = new InvoiceParty(),
                    Buyer = new InvoiceParty(),
                    Lines = lines,
                    Vat = vat.Rows(lines),
                    Settlement = settlement,
                    Payment = payment,
                    Correction = correction.Done(),
                    AdvanceInvoices = advances,
                    Notes = notes,
                    Contracts = contracts,
                    Annotations = annotations,
                    Other = other,
                    PlaceOfIssue = placeOfIssue,
                    SuppliedOn = suppliedOn,
                }
            ),
        };

    private bool TakeHead(string element, Fa3Cursor xml)
    {
        switch (element)
        {
            case "KodWaluty":
                currency = xml.Once(currency, limit: 3);
                return true;
            case "P_1":
                OnlyOne(issuedOn, xml);
                issuedOn = xml.Day();
                return true;
            case "P_1M":
                placeOfIssue = xml.Optional();
                return true;
            case "P_2":
                number = xml.Once(number, ImportLimits.Number);
                return true;
            case "P_6":
                suppliedOn = xml.Day();
                return true;
            case "OkresFa":
                foreach (var day in xml.Children())
                    if (day == "P_6_Od")
                        periodFrom = xml.Day();
                    else if (day == "P_6_Do")
                        periodTo = xml.Day();
                return true;
            case "P_15":
                OnlyOne(gross, xml);
                gross = xml.Amount();
                return true;
            case "RodzajFaktury":
                OnlyOne(kind, xml);
                kind = Kind(xml);
                return true;
            default:
                return false;
        }
    }

    private bool TakeRest(string element, Fa3Cursor xml)
    {
        switch (element)
        {
            case "Adnotacje":
                Annotations(xml);
                return true;
            case "FP" or "TP" or "ZwrotAkcyzy":
                if (xml.Yes())
                    annotations.Add(new InvoiceNote(element, "1", null));
                return true;
            case "DodatkowyOpis":
                Add(notes, Note(xml), element, xml);
                return true;
            case "FakturaZaliczkowa":
                foreach (var value in xml.Children())
                    if (value is "NrFaZaliczkowej" or "NrKSeFFaZaliczkowej" && xml.Optional() is { } advance)
                        advances.Add(advance);
                return true;
            case "FaWiersz":
                Add(lines, Fa3Lines.Line(xml, other), element, xml);
                return true;
            case "Zamowienie":
                foreach (var value in xml.Children())
                    if (value == "ZamowienieWiersz")
                        Add(lines, Fa3Lines.Line(xml, other), value, xml);
                    else
                        xml.Keep(other);
                return true;
            case "Rozliczenie":
                settlement = Fa3Payment.Settlement(xml, other);
                return true;
            case "Platnosc":
                payment = Fa3Payment.Payment(xml, other);
                return true;
            case "WarunkiTransakcji":
                foreach (var value in xml.Children())
                    if (value == "Umowy")
                        contracts.Add(Contract(xml));
                    else
                        xml.Keep(other);
                return true;
            case var net when net.StartsWith("P_13_", StringComparison.Ordinal):
                vat.Net(xml);
                return true;
            // P_14_1W is the tax in złoty on an invoice in another currency: not a row.
            case var tax when tax.StartsWith("P_14_", StringComparison.Ordinal) && !tax.EndsWith('W'):
                vat.Vat(xml);
                return true;
            default:
                return false;
        }
    }

    // Flags: 1 is yes; the …N ones say that there is nothing. P_19A–C are the words of the exemption.
    private void Annotations(Fa3Cursor xml)
    {
        foreach (var element in xml.Children())
            switch (element)
            {
                case "P_16" or "P_17" or "P_18" or "P_18A" or "P_23" or "P_PMarzy":
                case "P_PMarzy_2" or "P_PMarzy_3_1" or "P_PMarzy_3_2" or "P_PMarzy_3_3":
                    if (xml.Yes())
                        annotations.Add(new InvoiceNote(element, "1", null));
                    break;
                case "P_19A" or "P_19B" or "P_19C":
                    annotations.Add(new InvoiceNote(element, xml.Text(), null));
                    break;
                case "P_19" or "P_19N" or "P_22N" or "P_PMarzyN":
                    break;
                case "Zwolnienie" or "PMarzy":
                    Annotations(xml);
                    break;
                case "NoweSrodkiTransportu":
                    List<InvoiceNote> vehicles = [];
                    xml.Keep(vehicles);
                    other.AddRange(vehicles.Where(v => v.Key != "P_22N"));
                    break;
                default:
                    xml.Keep(other);
                    break;
            }
    }

    private static InvoiceNote Note(Fa3Cursor xml)
    {
        int? line = null;
        string key = "",
            value = "";
        foreach (var element in xml.Children())
            switch (element)
            {
                case "NrWiersza":
                    line = xml.Whole();
                    break;
                case "Klucz":
                    key = xml.Text();
                    break;
                case "Wartosc":
                    value = xml.Text();
                    break;
            }
        return new InvoiceNote(key, value, line);
    }

    private static ContractReference Contract(Fa3Cursor xml)
    {
        string? number = null;
        DateOnly? on = null;
        foreach (var element in xml.Children())
            if (element == "NrUmowy")
                number = xml.Optional(ImportLimits.Number);
            else if (element == "DataUmowy")
                on = xml.Day();
        return new ContractReference(number, on);
    }

    private static InvoiceKind Kind(Fa3Cursor xml)
    {
        var value = xml.Text();
        return InvoiceKinds.Parse(value)
            ?? throw xml.Mistake(ImportReason.BadValue, "RodzajFaktury", value[..Math.Min(value.Length, 32)]);
    }

    private static void Add<T>(List<T> list, T item, string element, Fa3Cursor xml)
    {
        if (list.Count == ImportLimits.Lines)
            throw xml.Mistake(ImportReason.TooMany, element, $"{ImportLimits.Lines}");
        list.Add(item);
    }

    private static void OnlyOne(object? before, Fa3Cursor xml)
    {
        if (before is not null)
            throw xml.Mistake(ImportReason.Twice, xml.Name);
    }

    private static void Must([NotNull] object? value, string element, Fa3Cursor xml)
    {
        if (value is null)
            throw xml.Mistake(ImportReason.Missing, element);
    }
}
