using System.Globalization;
using System.Text;
using System.Xml;
using Ebok.Core.Customers;
using Ebok.Core.Meters;
using Ebok.Core.Shared;

namespace Ebok.Core.Demo;

/// <summary>Writes a made invoice as FA(3), valid against the official schema (a test holds it). Order of elements is the
/// schema's.</summary>
internal sealed class Fa3Writer : IDisposable
{
    private const string Namespace = "http://crd.gov.pl/wzor/2025/06/25/13775/";
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(false),
        Indent = true,
        NewLineChars = "\n",
    };
    private static readonly DateOnly FormBegan = new(2025, 9, 1);
    private readonly XmlWriter xml;

    private Fa3Writer(Stream stream) => xml = XmlWriter.Create(stream, Settings);

    /// <summary>Writes one invoice; the stream stays open.</summary>
    internal static void Write(DemoInvoice invoice, Stream stream)
    {
        using var writer = new Fa3Writer(stream);
        writer.Faktura(invoice);
    }

    public void Dispose() => xml.Dispose();

    private void Faktura(DemoInvoice i)
    {
        xml.WriteStartElement("Faktura", Namespace);
        Open("Naglowek");
        Open("KodFormularza");
        xml.WriteAttributeString("kodSystemowy", "FA (3)");
        xml.WriteAttributeString("wersjaSchemy", "1-0E");
        xml.WriteString("FA");
        Close();
        Text("WariantFormularza", "3");
        // The form exists since September 2025: what is older was brought into it then.
        var made = i.IssuedOn < FormBegan ? FormBegan : i.IssuedOn;
        Text("DataWytworzeniaFa", $"{Day(made)}T06:30:00Z");
        Text("SystemInfo", "Ebok – dane pokazowe");
        Close();
        Seller(i);
        Buyer(i.Customer);
        if (i.Customer.Manager is { } manager)
            ThirdParty(manager);
        Fa(i);
        if (i.Customer.Kind == CustomerKind.Company && i.Corrects is null)
            Attachment(i);
        Close();
    }

    private void Seller(DemoInvoice i)
    {
        var seller = i.Contract.Seller;
        Open("Podmiot1");
        Open("DaneIdentyfikacyjne");
        Text("NIP", seller.Nip);
        Text("Nazwa", seller.Name);
        Close();
        Address("Adres", new DemoAddress(seller.Street, seller.PostCode, seller.City));
        Close();
    }

    private void Buyer(DemoCustomer customer)
    {
        Open("Podmiot2");
        Open("DaneIdentyfikacyjne");
        if (customer.Nip is null)
            Text("BrakID", "1");
        else
            Text("NIP", customer.Nip);
        Text("Nazwa", customer.Name);
        Close();
        Address("Adres", customer.Address);
        if (customer.Mail is { } mail)
            Address("AdresKoresp", mail.Address);
        if (customer.ContactOnFile)
        {
            Open("DaneKontaktowe");
            Text("Email", customer.Email);
            Text("Telefon", customer.Phone.Replace(" ", "", StringComparison.Ordinal));
            Close();
        }
        Text("NrKlienta", customer.Code);
        Text("JST", "2");
        Text("GV", "2");
        Close();
    }

    private void ThirdParty(DemoParty party)
    {
        Open("Podmiot3");
        Open("DaneIdentyfikacyjne");
        Text("NIP", party.Nip!);
        Text("Nazwa", party.Name);
        Close();
        Address("Adres", party.Address);
        Text("RolaInna", "1");
        Text("OpisRoli", "Zarządca nieruchomości");
        Close();
    }

    private void Fa(DemoInvoice i)
    {
        Open("Fa");
        Text("KodWaluty", "PLN");
        Text("P_1", Day(i.IssuedOn));
        Text("P_1M", i.Contract.Seller.City);
        Text("P_2", i.Number);
        Open("OkresFa");
        Text("P_6_Od", Day(i.From));
        Text("P_6_Do", Day(i.To));
        Close();
        foreach (var (rate, net, vat) in i.VatTable)
        {
            Text(rate == 23 ? "P_13_1" : "P_13_2", Amount(net));
            Text(rate == 23 ? "P_14_1" : "P_14_2", Amount(vat));
        }
        Text("P_15", i.Gross.ToString());
        Annotations();
        Text("RodzajFaktury", i.Corrects is null ? "VAT" : "KOR");
        if (i.Corrects is { } corrected)
            Correction(i, corrected);
        Notes(i);
        Lines(i);
        Settlement(i);
        Payment(i);
        Open("WarunkiTransakcji");
        Open("Umowy");
        Text("DataUmowy", Day(i.Contract.ConcludedOn));
        Text("NrUmowy", i.Contract.Number);
        Close();
        Close();
        Close();
    }

    private void Annotations()
    {
        Open("Adnotacje");
        foreach (var name in (string[])["P_16", "P_17", "P_18", "P_18A"])
            Text(name, "2");
        Wrapped("Zwolnienie", "P_19N", "1");
        Wrapped("NoweSrodkiTransportu", "P_22N", "1");
        Text("P_23", "2");
        Wrapped("PMarzy", "P_PMarzyN", "1");
        Close();
    }

    private void Correction(DemoInvoice i, DemoInvoice corrected)
    {
        Text("PrzyczynaKorekty", i.Reason!);
        Text("TypKorekty", "2");
        Open("DaneFaKorygowanej");
        Text("DataWystFaKorygowanej", Day(corrected.IssuedOn));
        Text("NrFaKorygowanej", corrected.Number);
        if (corrected.Ksef is { } ksef)
        {
            Text("NrKSeF", "1");
            Text("NrKSeFFaKorygowanej", ksef);
        }
        else
            Text("NrKSeFN", "1");
        Close();
    }

    private void Notes(DemoInvoice i)
    {
        if (i.Point is { } point)
        {
            Note("Nr punktu poboru", point.Code);
            Note("Adres punktu poboru", point.Address);
        }
        if (i.Corrects is not null)
            return;
        foreach (var m in i.Metering)
        {
            Note($"Nr licznika ({m.Place.Kind})", m.Meter);
            Note(
                "Stan poprzedni / bieżący",
                string.Create(Polish, $"{m.StateBefore:0.##} / {m.State:0.##} {m.Place.Unit}")
            );
            Note(
                "Rodzaj odczytu",
                m.Source switch
                {
                    ReadingSource.Estimated => "S – szacunkowy",
                    ReadingSource.Customer => "O – odbiorcy",
                    _ => "R – rzeczywisty",
                }
            );
        }
    }

    private void Note(string key, string value)
    {
        Open("DodatkowyOpis");
        Text("Klucz", key);
        Text("Wartosc", value);
        Close();
    }

    private void Lines(DemoInvoice i)
    {
        for (var n = 0; n < i.Lines.Count; n++)
        {
            var line = i.Lines[n];
            if (i.Corrects is null)
                Line(n + 1, line, before: false);
            else if (i.Corrects.Lines[n] != line)
            {
                Line(n + 1, i.Corrects.Lines[n], before: true);
                Line(n + 1, line, before: false);
            }
        }
    }

    private void Line(int number, DemoLine line, bool before)
    {
        Open("FaWiersz");
        Text("NrWierszaFa", number.ToString(CultureInfo.InvariantCulture));
        Text("P_7", line.Name);
        Text("P_8A", line.Unit);
        Text("P_8B", line.Quantity.ToString("0.######", CultureInfo.InvariantCulture));
        Text("P_9A", line.Price.ToString("0.00######", CultureInfo.InvariantCulture));
        Text("P_11", Amount(line.Net));
        Text("P_12", line.Rate.ToString(CultureInfo.InvariantCulture));
        if (before)
            Text("StanPrzed", "1");
        Close();
    }

    private void Settlement(DemoInvoice i)
    {
        if (i.DeductedFrom is null)
            return;
        Open("Rozliczenie");
        Open("Odliczenia");
        Text("Kwota", i.Deducted.ToString());
        Text("Powod", $"Nadpłata z faktury {i.DeductedFrom}");
        Close();
        Text("SumaOdliczen", i.Deducted.ToString());
        Text("DoZaplaty", i.ToPay.ToString());
        Close();
    }

    private void Payment(DemoInvoice i)
    {
        var own = i.Contract.Order == 0;
        Open("Platnosc");
        Wrapped("TerminPlatnosci", "Termin", Day(i.DueOn));
        Text("FormaPlatnosci", "6");
        Open("RachunekBankowy");
        Text("NrRB", own ? i.Customer.Account : i.Contract.Seller.BankAccount);
        if (i.Contract.Seller.Bank is { } bank)
            Text("NazwaBanku", bank);
        Close();
        Close();
    }

    private void Attachment(DemoInvoice i)
    {
        Open("Zalacznik");
        Open("BlokDanych");
        Text("ZNaglowek", "1. Rozliczenie punktu poboru");
        Fact("Taryfa", i.Contract.Tariff);
        if (i.Point is { } point)
            Fact("Adres punktu poboru", point.Address);
        Open("Tabela");
        Open("TNaglowek");
        foreach (var (name, kind) in Columns)
        {
            Open("Kol");
            xml.WriteAttributeString("Typ", kind);
            Text("NKom", name);
            Close();
        }
        Close();
        foreach (var m in i.Metering)
        {
            Open("Wiersz");
            Text("WKom", m.Meter);
            Text("WKom", m.Place.Kind);
            Text("WKom", m.From.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture));
            Text("WKom", m.To.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture));
            Text("WKom", m.StateBefore.ToString("0.##", CultureInfo.InvariantCulture));
            Text("WKom", m.State.ToString("0.##", CultureInfo.InvariantCulture));
            Text("WKom", m.Use.ToString("0.##", CultureInfo.InvariantCulture));
            Text("WKom", m.Place.Unit);
            Close();
        }
        Close();
        Close();
        Close();
    }

    private static readonly (string Name, string Kind)[] Columns =
    [
        ("Nr licznika", "txt"),
        ("Rodzaj", "txt"),
        ("Data od", "date"),
        ("Data do", "date"),
        ("Wskazanie początkowe", "dec"),
        ("Wskazanie końcowe", "dec"),
        ("Zużycie", "dec"),
        ("Jednostka", "txt"),
    ];

    private static readonly CultureInfo Polish = CultureInfo.GetCultureInfo("pl-PL");

    private void Fact(string key, string value)
    {
        Open("MetaDane");
        Text("ZKlucz", key);
        Text("ZWartosc", value);
        Close();
    }

    private void Address(string name, DemoAddress address)
    {
        Open(name);
        Text("KodKraju", "PL");
        Text("AdresL1", address.Street);
        Text("AdresL2", $"{address.PostCode} {address.City}");
        Close();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Amount(long grosze) => new Money(grosze).ToString();

    private void Open(string name) => xml.WriteStartElement(name, Namespace);

    private void Close() => xml.WriteEndElement();

    private void Text(string name, string value) => xml.WriteElementString(name, Namespace, value);

    private void Wrapped(string outer, string inner, string value)
    {
        Open(outer);
        Text(inner, value);
        Close();
    }
}
