using Ebok.Core.CustomerSearch;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Tests.Imports;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.CustomerSearch;

/// <summary>One field for whatever a clerk has in his hand, over what the importer brought.</summary>
[Trait("Id", "O4")]
public class FindCustomersTests
{
    private const string Customers = """
        kod;nazwa;rodzaj;nip;pesel;regon;email;telefon;ulica;kod_pocztowy;miejscowosc;rachunek
        39-29001;Łucja Żółkiewska-Nowak;osoba;;02070803628;;lucja.zolkiewska@poczta.example;+48 600 100 200;ul. Księdza Skargi 12/3;41-300;Dąbrowa Górnicza;61 1090 1014 0000 0712 1981 2874
        39-29008;"Piekarnia ""Źdźbło"" s.c.";firma;856-734-62-15;;092350688;;;ul. Lipowa 4;41-300;Dąbrowa Górnicza;
        0012417;Jan Kowalski;osoba;;;;;;ul. Lipowa 41;00-001;Próbno;
        0012424;Janina Kowal;osoba;;;;;;ul. Lipowa 4A;00-001;Próbno;
        """;

    private static readonly StaffActor Reader = new(
        ImportOffice.Profile.Id,
        StaffId.New(),
        StaffRole.Reader,
        "192.0.2.7"
    );
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Find_ByWhateverIsKnown_FindsHim(DatabaseKind kind)
    {
        await using var office = await ImportedAsync(kind);

        (await CodesAsync(office, "39-29001")).ShouldBe(["39-29001"]);
        (await CodesAsync(office, "3929001")).ShouldBe(["39-29001"]);
        (await CodesAsync(office, "29001")).ShouldBe(["39-29001"]);
        (await CodesAsync(office, "12417")).ShouldBe(["0012417"]);
        (await CodesAsync(office, "zolkiewska LUCJA")).ShouldBe(["39-29001"]);
        (await CodesAsync(office, "nowak")).ShouldBe(["39-29001"]);
        (await CodesAsync(office, "Żółkiewska-Nowak")).ShouldBe(["39-29001"]);
        (await CodesAsync(office, "skargi 12/3")).ShouldBe(["39-29001"]);
        (await CodesAsync(office, "skargi 12 m. 3")).ShouldBe(["39-29001"]);
        (await CodesAsync(office, "02070803628")).ShouldBe(["39-29001"]);
        (await CodesAsync(office, "856-734-62-15")).ShouldBe(["39-29008"]);
        (await CodesAsync(office, "856 734 62 15")).ShouldBe(["39-29008"]);
        (await CodesAsync(office, "600100200")).ShouldBe(["39-29001"]);
        (await CodesAsync(office, "+48 600-100-200")).ShouldBe(["39-29001"]);
        (await CodesAsync(office, "Lucja.Zolkiewska@poczta.example")).ShouldBe(["39-29001"]);
        (await CodesAsync(office, "61 1090 1014 0000 0712 1981 2874")).ShouldBe(["39-29001"]);
        (await CodesAsync(office, "w-12345678")).ShouldBe(["0012417"]);
        (await CodesAsync(office, "fv/2026/10 /00123")).ShouldBe(["0012417"]);
        (await CodesAsync(office, "41-300 dabrowa")).ShouldBe(["39-29008", "39-29001"]);
        (await CodesAsync(office, "nikt")).ShouldBeEmpty();
        (await CodesAsync(office, " ")).ShouldBeEmpty();
    }

    [Theory, OnEachDatabase]
    public async Task Find_NumberOfAHouse_IsNotTheBeginningOfAnother(DatabaseKind kind)
    {
        await using var office = await ImportedAsync(kind);

        (await CodesAsync(office, "lipowa 4")).ShouldBe(["0012424", "39-29008"]);
        (await CodesAsync(office, "lipowa 41")).ShouldBe(["0012417"]);
    }

    /// <summary>As staff's lists of what customers sent are searched: by what stands in a row, or by whose it is.</summary>
    [Theory, OnEachDatabase]
    [Trait("Id", "O2")]
    public async Task ListOfCustomers_IsSearchedByItsRowsAndWhoseTheyAre(DatabaseKind kind)
    {
        await using var office = await ImportedAsync(kind);

        foreach (
            var text in new[] { "KOWALSKI", "jan ul. kowalski", "kowalski & jan", "0012417", "12417", "/00123", "" }
        )
            (await NumbersAsync(text)).ShouldBe(["FV/2026/10/00123"], text);
        foreach (var text in new[] { "kowalski nowak", "żółkiewska", "&", "%", "_", "\\", "ul." })
            (await NumbersAsync(text)).ShouldBeEmpty(text);

        Task<List<string>> NumbersAsync(string text) =>
            office.ReadAsync(db =>
                db.Invoices.Search(text, db.SearchTerms, i => i.Customer, i => i.Number)
                    .Select(i => i.Number)
                    .ToListAsync(Cancel)
            );
    }

    [Theory, OnEachDatabase]
    public async Task Find_WithASlip_ReadsItAsTheWordsNearIt(DatabaseKind kind)
    {
        await using var office = await ImportedAsync(kind);

        var swapped = await FindAsync(office, "kowlaski");
        swapped.Page.Rows.Select(r => r.Code).ShouldBe(["0012417"]);
        swapped.Meant.ShouldBe(["kowalski"]);
        (await CodesAsync(office, "zolkiewka")).ShouldBe(["39-29001"]);
        (await CodesAsync(office, "jan kovalski")).ShouldBe(["0012417"]);
        (await CodesAsync(office, "lippowa 41")).ShouldBe(["0012417"]);
        (await FindAsync(office, "kowal")).Meant.ShouldBeEmpty();
    }

    [Theory, OnEachDatabase]
    public async Task Find_SaysByWhat_AndOnlyAtHisUtility(DatabaseKind kind)
    {
        await using var office = await ImportedAsync(kind);
        var other = Given.Customer("39-29001", "Łucja Zza Miedzy", new("mpwik"));
        await office.Database.AddAsync(other);

        var found = (await FindAsync(office, "w12345678")).Page.Rows.Single();
        var byInvoice = (await FindAsync(office, "FV/2026/10/00123")).Page.Rows.Single();

        found.FoundBy.ShouldBe(SearchKinds.Meter);
        byInvoice.FoundBy.ShouldBe(SearchKinds.Invoice);
        (await CodesAsync(office, "lucja")).ShouldBe(["39-29001"]);
    }

    [Theory, OnEachDatabase]
    public async Task Import_TwiceAndChanged_TheWordsFollow(DatabaseKind kind)
    {
        await using var office = await ImportedAsync(kind);
        var before = await TermsAsync(office);

        await office.CsvAsync();
        (await TermsAsync(office)).ShouldBe(before);

        office.Write("klienci.csv", Customers.Replace("Jan Kowalski", "Jan Wróblewski", StringComparison.Ordinal));
        office.Write("punkty.csv", "kod;klient;adres\nP-1;39-29008;ul. Długa 8, 00-001 Próbno\n");
        await office.CsvAsync();

        (await CodesAsync(office, "kowalski")).ShouldBeEmpty();
        (await CodesAsync(office, "wroblewski")).ShouldBe(["0012417"]);
        // The point with its meter has gone to another, and has another address.
        (await CodesAsync(office, "w12345678")).ShouldBe(["39-29008"]);
        (await CodesAsync(office, "dluga 8")).ShouldBe(["39-29008"]);
        (await CodesAsync(office, "krotka 7")).ShouldBeEmpty();
    }

    [Theory, OnEachDatabase]
    public async Task Import_DryRun_StoresNoWords(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        office.Write("klienci.csv", Customers);

        await office.CsvAsync(dryRun: true);

        (await TermsAsync(office)).ShouldBeEmpty();
    }

    private static async Task<ImportOffice> ImportedAsync(DatabaseKind kind)
    {
        var office = await ImportOffice.NewAsync(kind);
        office.Write("klienci.csv", Customers);
        office.Write("punkty.csv", "kod;klient;adres\nP-1;0012417;ul. Krótka 7, 00-001 Próbno\n");
        office.Write("liczniki.csv", "numer;punkt;medium;jednostka\nW-12345678;P-1;woda;m³\n");
        office.Write(
            "faktury.csv",
            $"numer;nip_sprzedawcy;data_wystawienia;termin;brutto;netto;vat;klient;nabywca\nFV/2026/10/00123;{Fa3Xml.Seller};2026-10-05;2026-10-19;86,40;80,00;6,40;0012417;Jan Kowalski\n"
        );
        (await office.CsvAsync()).Refused.ShouldBe(0);
        return office;
    }

    private static Task<CustomersFound> FindAsync(ImportOffice office, string text) =>
        new FindCustomers(office.Database.Store).RunAsync(Reader, text, Sort.None, new PageRequest(1), Cancel);

    private static async Task<List<string>> CodesAsync(ImportOffice office, string text) =>
        [.. (await FindAsync(office, text)).Page.Rows.Select(r => r.Code)];

    private static Task<List<string>> TermsAsync(ImportOffice office) =>
        office.ReadAsync(db =>
            db.SearchTerms.Join(
                    db.Customers,
                    t => t.Customer,
                    c => c.Id,
                    (t, c) => c.Code + " " + t.Term + " " + t.Kinds
                )
                .OrderBy(t => t)
                .ToListAsync(Cancel)
        );
}
