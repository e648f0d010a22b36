using System.Globalization;
using System.Text;
using Ebok.Core.Customers;
using Ebok.Core.Invoices;
using Ebok.Core.Meters;
using Ebok.Core.Shared;

namespace Ebok.Core.Demo;

/// <summary>One customer's rows of the companion CSV files.</summary>
internal sealed class DemoRows
{
    /// <summary>Files that name invoices, and so come after them.</summary>
    internal static readonly string[] AfterInvoices = ["ksef.csv", "windykacja.csv", "pdf.csv"];

    /// <summary>Files and their headings, in the order in which the importer reads them.</summary>
    internal static readonly (string File, string Heading)[] Files =
    [
        (
            "klienci.csv",
            "kod;nazwa;rodzaj;nip;pesel;regon;email;telefon;fax;ulica;kod_pocztowy;miejscowosc;koresp_nazwa;koresp_ulica;koresp_kod_pocztowy;koresp_miejscowosc;rachunek"
        ),
        ("umowy.csv", "numer;klient;nip_sprzedawcy;data_zawarcia;data_zakonczenia;przedmiot;taryfa"),
        ("punkty.csv", "kod;klient;umowa;adres;obiekt"),
        (
            "liczniki.csv",
            "numer;punkt;rodzaj;medium;jednostka;zamontowany;zdemontowany;legalizacja_do;cyfry;cyfry_po_przecinku"
        ),
        ("odczyty.csv", "licznik;data;stan;zuzycie;sposob;odczytal"),
        (
            "faktury.csv",
            "numer;nip_sprzedawcy;rodzaj;data_wystawienia;termin;okres_od;okres_do;brutto;do_zaplaty;netto;vat;klient;nabywca;rachunek;umowa;punkt;koryguje;przyczyna;opis;ksef;windykacja"
        ),
        ("rozrachunki.csv", "numer;klient;nip_sprzedawcy;rodzaj;data;termin;kwota;dotyczy;tytul;windykacja"),
        ("ksef.csv", "numer;ksef"),
        ("windykacja.csv", "numer;nip_sprzedawcy;windykacja"),
        ("pdf.csv", "numer;plik;nip_sprzedawcy"),
        ("aktualnosci.csv", "data;do;tytul;tresc"),
        ("dokumenty.csv", "rodzaj;nazwa;plik;umowa"),
    ];

    private readonly Dictionary<string, StringBuilder> rows = [];

    /// <summary>Text of the rows of one file; empty where there are none.</summary>
    internal StringBuilder? Of(string file) => rows.GetValueOrDefault(file);

    internal void Add(string file, params ReadOnlySpan<string?> values)
    {
        if (!rows.TryGetValue(file, out var text))
            rows[file] = text = new StringBuilder();
        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0)
                text.Append(';');
            var value = values[i] ?? "";
            if (value.AsSpan().IndexOfAny(";\"\n") >= 0)
                text.Append('"').Append(value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            else
                text.Append(value);
        }
        text.Append('\n');
    }

    internal static DemoRows Of(DemoPlan plan, DemoBook book)
    {
        var rows = new DemoRows();
        rows.Customer(book.Customer, PeselOnFile(plan));
        foreach (var contract in book.Customer.Contracts)
            rows.Contract(book.Customer, contract);
        foreach (var reading in book.Readings)
            rows.Reading(reading);
        foreach (var invoice in book.Invoices)
            if (plan.IsCsv(invoice.IssuedOn))
                rows.Invoice(invoice, book.Collected.Contains(invoice));
            else if (book.Collected.Contains(invoice))
                rows.Add("windykacja.csv", invoice.Number, invoice.Contract.Seller.Nip, "TAK");
        foreach (var entry in book.Entries)
            rows.Entry(entry);
        return rows;
    }

    /// <summary>No more data than needed: a PESEL is on file only where the profile asks for it.</summary>
    internal static bool PeselOnFile(DemoPlan plan) =>
        plan.Utility.Registration.Steps.SelectMany(s => s.Fields).Any(f => f.Field == Utilities.FieldKey.NipOrPesel);

    private void Customer(DemoCustomer c, bool peselOnFile) =>
        Add(
            "klienci.csv",
            c.Code,
            c.Name,
            c.Kind switch
            {
                CustomerKind.Company => "firma",
                CustomerKind.Community => "wspolnota",
                _ => "osoba",
            },
            c.Nip,
            peselOnFile ? c.Pesel : null,
            c.Regon,
            c.ContactOnFile ? c.Email : null,
            c.ContactOnFile ? c.Phone : null,
            null,
            c.Address.Street,
            c.Address.PostCode,
            c.Address.City,
            c.Mail?.Name,
            c.Mail?.Address.Street,
            c.Mail?.Address.PostCode,
            c.Mail?.Address.City,
            c.Account
        );

    private void Contract(DemoCustomer customer, DemoContract contract)
    {
        Add(
            "umowy.csv",
            contract.Number,
            customer.Code,
            contract.Seller.Nip,
            Day(contract.ConcludedOn),
            null,
            contract.Subject,
            contract.Tariff
        );
        foreach (var point in contract.Points)
        {
            Add("punkty.csv", point.Code, customer.Code, contract.Number, point.Address, point.Object);
            foreach (var place in point.Places)
            foreach (var meter in place.Meters)
                Add(
                    "liczniki.csv",
                    meter.Number,
                    point.Code,
                    place.Kind,
                    MediumOf(place.Medium),
                    place.Unit,
                    Day(meter.InstalledOn),
                    Day(meter.RemovedOn),
                    Day(meter.LegalisedUntil),
                    place.Medium == Medium.Heat ? "7" : "6",
                    place.Decimals.ToString(CultureInfo.InvariantCulture)
                );
        }
    }

    private void Reading(DemoReading r) =>
        Add(
            "odczyty.csv",
            r.Meter,
            Day(r.On),
            Number(r.State),
            r.Use is { } use ? Number(use) : null,
            r.Source switch
            {
                ReadingSource.Customer => "O",
                ReadingSource.Estimated => "S",
                ReadingSource.Remote => "Z",
                _ => "R",
            },
            r.By
        );

    private void Invoice(DemoInvoice i, bool collected) =>
        Add(
            "faktury.csv",
            i.Number,
            i.Contract.Seller.Nip,
            i.Kind == InvoiceKind.Vat ? "VAT" : "KOR",
            Day(i.IssuedOn),
            Day(i.DueOn),
            Day(i.From),
            Day(i.To),
            Zloty(i.Gross),
            Zloty(i.ToPay),
            Zloty(new Money(i.VatTable.Sum(v => v.Net))),
            Zloty(new Money(i.VatTable.Sum(v => v.Vat))),
            i.Customer.Code,
            i.Customer.Name,
            i.Contract.Order == 0 ? i.Customer.Account : i.Contract.Seller.BankAccount,
            i.Contract.Number,
            i.Point?.Code,
            i.Corrects?.Number,
            i.Reason,
            i.Contract.Subject,
            i.Ksef,
            collected ? "TAK" : "NIE"
        );

    private void Entry(DemoEntry e) =>
        Add(
            "rozrachunki.csv",
            e.Number,
            e.Customer.Code,
            e.SellerNip,
            e.Kind,
            Day(e.On),
            Day(e.DueOn),
            Zloty(e.Amount),
            e.Concerns,
            e.Title,
            e.UnderCollection ? "TAK" : "NIE"
        );

    internal static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(decimal value) =>
        value.ToString("0.###", CultureInfo.InvariantCulture).Replace('.', ',');

    private static string Zloty(Money money) => money.ToString().Replace('.', ',');

    private static string MediumOf(Medium medium) =>
        medium switch
        {
            Medium.Sewage => "scieki",
            Medium.Heat => "cieplo",
            Medium.Power => "prad",
            Medium.Gas => "gaz",
            Medium.HotWater => "ciepla woda",
            _ => "woda",
        };
}
