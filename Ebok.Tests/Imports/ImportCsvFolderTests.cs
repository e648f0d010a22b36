using System.Text;
using Ebok.Core.Customers;
using Ebok.Core.Documents;
using Ebok.Core.Imports;
using Ebok.Core.Meters;
using Ebok.Core.Payments;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Imports;

[Trait("Id", "B1")]
public class ImportCsvFolderTests
{
    private const string Seller = Fa3Xml.Seller;
    internal static readonly byte[] Pdf = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"u8.ToArray();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static void WriteAll(ImportOffice office)
    {
        office.Write(
            "klienci.csv",
            """
            kod;nazwa;rodzaj;nip;pesel;regon;email;telefon;ulica;kod_pocztowy;miejscowosc;rachunek
            K-1;Anna Wymyślona;osoba;;02070803628;;anna@example.pl;+48600100200;ul. Lipowa 2/3;00-001;Próbno;61 1090 1014 0000 0712 1981 2874
            K-2;"Piekarnia ""Źdźbło"" s.c.; filia";firma;856-734-62-15;;092350688;;;;;;
            """
        );
        office.Write(
            "umowy.csv",
            $"numer;klient;nip_sprzedawcy;data_zawarcia;przedmiot;taryfa\nU/1;K-1;{Seller};2020-01-15;Woda;G1\n"
        );
        office.Write("punkty.csv", "kod;klient;umowa;adres;obiekt\nP-1;K-1;U/1;ul. Lipowa 2/3;lokal\n");
        office.Write(
            "liczniki.csv",
            "numer;punkt;rodzaj;medium;jednostka;zamontowany;legalizacja_do;cyfry;cyfry_po_przecinku\n12345678;P-1;wodomierz główny;woda;m³;2021-03-01;2026-12-31;5;3\n"
        );
        office.Write(
            "odczyty.csv",
            "licznik;data;stan;zuzycie;sposob;odczytal\n12345678;2026-08-31;487,000;;R;J. Kowalska\n12345678;30.09.2026;497,125;10,125;O;\n"
        );
        office.Write(
            "faktury.csv",
            $"numer;nip_sprzedawcy;data_wystawienia;termin;brutto;netto;vat;klient;nabywca;umowa;punkt;opis;windykacja\nFV/9;{Seller};2021-02-05;2021-02-19;86,40;80,00;6,40;;Anna Wymyślona;U/1;P-1;Woda i ścieki;NIE\n"
        );
        office.Write(
            "rozrachunki.csv",
            $"""
            numer;klient;nip_sprzedawcy;rodzaj;data;termin;kwota;dotyczy;tytul;windykacja
            WB/1;K-1;{Seller};wplata;2026-10-15;;50,00;FV/1;Przelew;
            WB/1;K-1;{Seller};wplata;2026-10-15;;1,20;N/1;Przelew;
            N/1;K-1;{Seller};nota;2026-10-01;2026-10-15;2,00;FV/0;Odsetki;NIE
            """
        );
        office.Write("ksef.csv", "numer;ksef\nFV/1;5265877635-20250826-0100001AF629-AF\n");
        office.Write("windykacja.csv", "numer;windykacja\nFV/9;TAK\n");
        office.Write("pdf.csv", "numer;plik\nFV/1;pdf/fv1.pdf\n");
        office.Write("pdf/fv1.pdf", Pdf);
        office.Write(
            "aktualnosci.csv",
            "data;do;tytul;tresc\n2026-10-01;;Nowe stawki;\"Od listopada.\n\nSzczegóły w biurze.\"\n"
        );
        office.Write(
            "dokumenty.csv",
            "rodzaj;nazwa;plik;umowa\npubliczny;Taryfa;pdf/fv1.pdf;\numowa;Umowa;pdf/fv1.pdf;U/1\n"
        );
    }

    [Theory, OnEachDatabase]
    public async Task Import_Everything_IsThere_AndTwiceChangesNothing(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        office.Write("fv1.xml", new Fa3Xml().Bytes);
        await office.Fa3Async();
        WriteAll(office);

        var report = await office.CsvAsync();

        office.Problems.ShouldBeEmpty();
        (report.Read, report.Added, report.Changed, report.Matched).ShouldBe((17, 14, 3, 1));
        var anna = await office.ReadAsync(db => db.Customers.SingleAsync(c => c.Code == "K-1", Cancel));
        (anna.Pesel, anna.Account, anna.City).ShouldBe(("02070803628", "61109010140000071219812874", "Próbno"));
        var bakery = await office.ReadAsync(db => db.Customers.SingleAsync(c => c.Code == "K-2", Cancel));
        (bakery.Name, bakery.Kind, bakery.Nip).ShouldBe(
            ("Piekarnia \"Źdźbło\" s.c.; filia", CustomerKind.Company, "8567346215")
        );
        var meter = await office.ReadAsync(db => db.Meters.SingleAsync(Cancel));
        (meter.Customer, meter.Medium, meter.LegalisedUntil, meter.FractionDigits).ShouldBe(
            (anna.Id, Medium.Water, new DateOnly(2026, 12, 31), 3)
        );
        var reading = await office.ReadAsync(db =>
            db.Readings.SingleAsync(r => r.Source == ReadingSource.Customer, Cancel)
        );
        (reading.State, reading.Use, reading.On).ShouldBe((497.125m, 10.125m, new DateOnly(2026, 9, 30)));
        var xml = await office.InvoiceAsync("FV/1");
        (xml.Customer, xml.Left, xml.KsefNumber).ShouldBe(
            (anna.Id, new Money(58_00), "5265877635-20250826-0100001AF629-AF")
        );
        var row = await office.InvoiceAsync("FV/9");
        (row.Customer, row.UnderCollection, row.XmlHash).ShouldBe((anna.Id, true, null));
        row.SupplyPoint.ShouldNotBeNull();
        var note = await office.ReadAsync(db => db.Ledger.SingleAsync(e => e.Kind == LedgerKind.InterestNote, Cancel));
        note.Left.ShouldBe(new Money(80));
        var document = await office.ReadAsync(db => db.Documents.SingleAsync(d => d.Id == xml.Pdf, Cancel));
        await using (var stored = office.Files.Open(document.Hash))
            stored.Length.ShouldBe(Pdf.Length);
        var contract = await office.ReadAsync(db => db.Contracts.SingleAsync(Cancel));
        var text = await office.ReadAsync(db => db.Documents.SingleAsync(d => d.Id == contract.Text, Cancel));
        (text.Kind, text.Customer, text.Name).ShouldBe((DocumentKind.ContractText, anna.Id, "Umowa.pdf"));
        (await office.ReadAsync(db => db.Articles.SingleAsync(Cancel))).Text.ShouldBe(
            "Od listopada.\n\nSzczegóły w biurze."
        );

        var again = await office.CsvAsync();

        office.Problems.ShouldBeEmpty();
        // faktury.csv says NIE of FV/9 and windykacja.csv TAK: each changes it, the later one counts.
        (again.Added, again.Changed, again.Unchanged, again.Matched).ShouldBe((0, 2, 15, 0));
        (await office.InvoiceAsync("FV/9")).UnderCollection.ShouldBeTrue();
    }

    /// <summary>A first import fills a database that has not counted its rows: where its batches read all payments for
    /// want of a better index, a town of 100,000 takes a day.</summary>
    [Fact]
    [Trait("Id", "O5")]
    public async Task FirstImport_OfPayments_ReadsNoMoreThanTheyConcern()
    {
        using var seen = new SqlSeen();
        await using var office = await ImportOffice.NewAsync(DatabaseKind.Sqlite);
        office.Write("klienci.csv", "kod;nazwa\nK-1;Anna Nowak");
        office.Write(
            "rozrachunki.csv",
            "numer;klient;nip_sprzedawcy;rodzaj;data;kwota;dotyczy\n"
                + $"N/1;K-1;{Seller};nota;2026-10-01;2,00;\n"
                + $"W/1;K-1;{Seller};wplata;2026-10-02;1,20;N/1\n"
        );
        await office.CsvAsync();

        office.Problems.ShouldBeEmpty();
        var plans = await seen.PlansAsync(office.Database, "Ledger", counted: false, Cancel);
        plans.ShouldContain(p => p.Step.Contains("IX_Ledger_Utility_Concerns", StringComparison.Ordinal));
        foreach (var (step, query) in plans)
        {
            step.ShouldNotContain("(Utility=? AND Kind=?)", Case.Sensitive, query);
            step.ShouldNotContain("(Utility=?)", Case.Sensitive, query);
        }
    }

    /// <summary>Without counts of its rows SQLite sums up the dues of one customer by reading those of the whole
    /// town.</summary>
    [Fact]
    public async Task Import_ManyRows_TheDuesOfOneAreFoundByHisIndex()
    {
        await using var office = await ImportOffice.NewAsync(DatabaseKind.Sqlite);
        var customers = Enumerable.Range(1, 200).ToList();
        office.Write("klienci.csv", "kod;nazwa\n" + string.Join('\n', customers.Select(i => $"K-{i};Klient {i}")));
        office.Write(
            "rozrachunki.csv",
            "numer;klient;nip_sprzedawcy;rodzaj;data;kwota\n"
                + string.Join('\n', customers.SelectMany(i => Enumerable.Range(1, 10).Select(n => Note(i, n))))
        );

        await office.CsvAsync();

        office.Problems.ShouldBeEmpty();
        await using var db = office.Database.Store.ReadAll();
        await db.Database.OpenConnectionAsync(Cancel);
        await using var explain = db.Database.GetDbConnection().CreateCommand();
        explain.CommandText = """
            EXPLAIN QUERY PLAN SELECT SellerNip, UnderCollection, sum("Left") FROM Ledger
            WHERE Utility = 'x' AND Customer = x'00' GROUP BY SellerNip, UnderCollection
            """;
        await using var plan = await explain.ExecuteReaderAsync(Cancel);
        (await plan.ReadAsync(Cancel)).ShouldBeTrue();
        plan.GetString(3).ShouldContain("Customer=?");

        static string Note(int customer, int number) =>
            $"N/{customer}/{number};K-{customer};{Seller};nota;2026-10-01;2,00";
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "O5")]
    public async Task DryRun_OfEverything_FindsNothingMissingAndWritesNothing(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        WriteAll(office);
        office.Write("ksef.csv", "numer;ksef\nFV/9;5265877635-20250826-0100001AF629-AF\n");
        office.Write("pdf.csv", "numer;plik\nFV/9;pdf/fv1.pdf\n");

        var report = await office.CsvAsync(dryRun: true);

        office.Problems.ShouldBeEmpty();
        report.Added.ShouldBe(14);
        (await office.ReadAsync(db => db.Customers.CountAsync(Cancel))).ShouldBe(0);
        (await office.ReadAsync(db => db.Invoices.CountAsync(Cancel))).ShouldBe(0);
        (await office.ReadAsync(db => db.ImportRuns.CountAsync(Cancel))).ShouldBe(0);
        Directory.GetFiles(Path.Combine(office.Database.Folder, "files")).ShouldBeEmpty();
        report
            .Formats.Single(f => f.File == "odczyty.csv")
            .ShouldBe(new CsvFormat("odczyty.csv", "UTF-8", ';', ',', "yyyy-MM-dd", 2));
    }

    [Theory, OnEachDatabase]
    public async Task Import_EncodingsAndSeparators_AreRecognisedAndSaid(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1250)!;
        (Encoding Encoding, char Separator, string Name)[] ways =
        [
            (new UTF8Encoding(false), ';', "UTF-8"),
            (new UTF8Encoding(true), ',', "UTF-8 (BOM)"),
            (windows, ';', "Windows-1250"),
            (windows, ',', "Windows-1250"),
        ];
        foreach (var (encoding, separator, name) in ways)
        {
            var text = "KOD;Nazwa;Miejscowość;Kod pocztowy\r\nŻ-1;Zażółć Gęślą;Jaźń;00-001\r\n".Replace(';', separator);
            office.Write("klienci.csv", [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);

            var report = await office.CsvAsync();

            office.Problems.ShouldBeEmpty();
            report.Formats.ShouldBe([new CsvFormat("klienci.csv", name, separator, null, null, 1)]);
            var customer = await office.ReadAsync(db => db.Customers.SingleAsync(Cancel));
            (customer.Code, customer.Name, customer.City, customer.PostCode).ShouldBe(
                ("Ż-1", "Zażółć Gęślą", "Jaźń", "00-001")
            );
        }
    }

    [Theory]
    [InlineData("1234,5")]
    [InlineData("1234.50")]
    [InlineData("1 234,50")]
    [InlineData("1\u00a0234,5")]
    public async Task Import_AmountsAndDates_InEveryForm(string amount)
    {
        await using var office = await ImportOffice.NewAsync(DatabaseKind.Sqlite);
        office.Write(
            "faktury.csv",
            $"numer;nip_sprzedawcy;data_wystawienia;termin;brutto;nabywca\nFV/1;{Seller};05.10.2026;2026-10-19;\"{amount}\";X\n"
        );

        await office.CsvAsync();

        office.Problems.ShouldBeEmpty();
        var invoice = await office.InvoiceAsync("FV/1");
        (invoice.Gross, invoice.IssuedOn, invoice.DueOn).ShouldBe(
            (new Money(1234_50), new DateOnly(2026, 10, 5), new DateOnly(2026, 10, 19))
        );
    }

    [Theory, OnEachDatabase]
    public async Task Import_Payments_KeepWhatIsLeftInStep(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        office.Write("klienci.csv", "kod;nazwa\nK-1;Anna\n");
        office.Write("a.xml", new Fa3Xml().Bytes);
        await office.CsvAsync();
        await office.Fa3Async();
        const string Headings = "numer;klient;nip_sprzedawcy;rodzaj;data;kwota;dotyczy\n";
        async Task<Money> LeftAfter(string rows)
        {
            office.Write("rozrachunki.csv", Headings + rows);
            await office.CsvAsync();
            office.Problems.ShouldBeEmpty();
            return (await office.InvoiceAsync("FV/1")).Left;
        }

        var first = $"W/1;K-1;{Seller};wplata;2026-10-10;50,00;FV/1\n";
        (await LeftAfter(first)).ShouldBe(new Money(58_00));
        (await LeftAfter(first)).ShouldBe(new Money(58_00), "the same payment twice is one");
        (await LeftAfter($"W/2;K-1;{Seller};wplata;2026-10-11;60,00;FV/1\n")).ShouldBe(new Money(-2_00));
        (await LeftAfter($"Z/1;K-1;{Seller};zwrot;2026-10-12;2,00;FV/1\n")).ShouldBe(Money.Zero);
        (await LeftAfter($"W/2;K-1;{Seller};wplata;2026-10-11;10,00;FV/1\n")).ShouldBe(new Money(50_00), "corrected");
        (await LeftAfter($"U/1;K-1;{Seller};uznanie;2026-10-13;50,00;FV/1\n")).ShouldBe(Money.Zero);
    }

    [Theory, OnEachDatabase]
    public async Task Import_NewTenant_GetsTheMeterButNotTheReadings(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        WriteAll(office);
        await office.CsvAsync();
        office.Write("punkty.csv", "kod;klient;umowa;adres;obiekt\nP-1;K-2;;ul. Lipowa 2/3;lokal\n");
        office.Write("odczyty.csv", "licznik;data;stan\n12345678;2026-09-30;497,125\n12345678;2026-10-31;500\n");

        await office.CsvAsync();

        var customers = await office.ReadAsync(db => db.Customers.ToDictionaryAsync(c => c.Code, c => c.Id, Cancel));
        (await office.ReadAsync(db => db.Meters.SingleAsync(Cancel))).Customer.ShouldBe(customers["K-2"]);
        var readings = await office.ReadAsync(db => db.Readings.OrderBy(r => r.On).ToListAsync(Cancel));
        readings.Select(r => r.Customer).ShouldBe([customers["K-1"], customers["K-1"], customers["K-2"]]);
    }

    [Theory, OnEachDatabase]
    public async Task Import_CustomersBehindInvoices_GetThem(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        for (var i = 0; i < 30; i++)
            office.Write($"code{i}.xml", new Fa3Xml { Number = $"code{i}", Code = $"K-{i % 3}" }.Bytes);
        const string Account = "61109010140000071219812874";
        office.Write(
            "account.xml",
            new Fa3Xml
            {
                Number = "account",
                Code = null,
                Account = Account,
            }.Bytes
        );
        office.Write(
            "contract.xml",
            new Fa3Xml
            {
                Number = "contract",
                Code = null,
                Contract = "U/1",
            }.Bytes
        );
        office.Write("nobody.xml", new Fa3Xml { Number = "nobody", Code = "X" }.Bytes);
        (await office.Fa3Async()).Unmatched.ShouldBe(33);
        office.Write("klienci.csv", $"kod;nazwa;rachunek\nK-0;A;\nK-1;B;{Account}\nK-2;C;\n");
        office.Write("umowy.csv", $"numer;klient;nip_sprzedawcy\nU/1;K-2;{Seller}\n");

        var report = await office.CsvAsync();

        report.Matched.ShouldBe(32);
        var customers = await office.ReadAsync(db => db.Customers.ToDictionaryAsync(c => c.Code, c => c.Id, Cancel));
        (await office.InvoiceAsync("code29")).Customer.ShouldBe(customers["K-2"]);
        (await office.InvoiceAsync("account")).Customer.ShouldBe(customers["K-1"]);
        (await office.InvoiceAsync("contract")).Customer.ShouldBe(customers["K-2"]);
        (await office.InvoiceAsync("nobody")).Customer.ShouldBeNull();
    }
}
