using Ebok.Core.Accounts;
using Ebok.Core.Invoices;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Imports;

/// <summary>A manager of part of a customer's properties sees the invoices of his points, whatever came first: the
/// invoices, the customer or the points.</summary>
[Trait("Id", "M4")]
[Trait("Id", "B1")]
public class ImportPointsTests
{
    private const string Customers = "kod;nazwa\nK-1;Anna Wymyślona\nK-2;Jan Przykładowy\n";
    private const string Points = "kod;klient;adres\nP-1;K-1;ul. Lipowa 1\nP-2;K-1;ul. Lipowa 2\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static void WriteInvoices(ImportOffice office)
    {
        office.Write("1.xml", new Fa3Xml { Number = "FV/1", Point = "P-1" }.Bytes);
        office.Write("2.xml", new Fa3Xml { Number = "FV/2", Point = "P-2" }.Bytes);
        office.Write("3.xml", new Fa3Xml { Number = "FV/3" }.Bytes);
    }

    // What the manager of one point sees.
    private static async Task<string[]> SeenAsync(ImportOffice office, string code)
    {
        var point = await office.ReadAsync(db => db.SupplyPoints.SingleAsync(p => p.Code == code, Cancel));
        var manager = new Actor(point.Utility, AccountId.New(), point.Customer, WholeCustomer: false);
        await office.Database.AddAsync(
            new AccountPoint
            {
                Account = manager.Account,
                SupplyPoint = point.Id,
                Utility = point.Utility,
            }
        );
        var seen = await new ListInvoices(office.Database.Store, office.Clock).RunAsync(
            manager,
            default,
            new PageRequest(1, 20),
            Cancel
        );
        return [.. seen.Rows.Select(r => r.Number).Order(StringComparer.Ordinal)];
    }

    [Theory, OnEachDatabase]
    public async Task Import_InvoicesThenPoints_ManagerSeesHis(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        WriteInvoices(office);
        await office.Fa3Async();
        office.Write("klienci.csv", Customers);
        office.Write("punkty.csv", Points);

        await office.CsvAsync();

        office.Problems.ShouldBeEmpty();
        (await SeenAsync(office, "P-1")).ShouldBe(["FV/1"]);
        (await SeenAsync(office, "P-2")).ShouldBe(["FV/2"]);
        (await office.Fa3Async()).Unchanged.ShouldBe(3);
    }

    [Theory, OnEachDatabase]
    public async Task Import_PointsThenInvoices_ManagerSeesHis(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        office.Write("klienci.csv", Customers);
        office.Write("punkty.csv", Points);
        await office.CsvAsync();
        WriteInvoices(office);

        await office.Fa3Async();

        (await SeenAsync(office, "P-1")).ShouldBe(["FV/1"]);
        (await SeenAsync(office, "P-2")).ShouldBe(["FV/2"]);
    }

    [Theory, OnEachDatabase]
    public async Task Import_CustomersThenInvoicesThenPoints_ManagerSeesHis(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        office.Write("klienci.csv", Customers);
        await office.CsvAsync();
        WriteInvoices(office);
        office.Write(
            "faktury.csv",
            $"numer;nip_sprzedawcy;data_wystawienia;brutto;klient;nabywca;punkt\nFV/4;{Fa3Xml.Seller};2021-02-05;86,40;K-1;Anna Wymyślona;P-1\n"
        );
        await office.Fa3Async();
        await office.CsvAsync();
        office.Write("punkty.csv", Points);

        await office.CsvAsync();

        (await SeenAsync(office, "P-1")).ShouldBe(["FV/1", "FV/4"]);
        (await SeenAsync(office, "P-2")).ShouldBe(["FV/2"]);
    }

    [Theory, OnEachDatabase]
    public async Task Import_PointOfAnotherCustomer_IsTiedOnceItIsTheBuyers(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        office.Write("klienci.csv", Customers);
        office.Write("punkty.csv", "kod;klient;adres\nP-1;K-2;ul. Lipowa 1\nP-2;K-1;ul. Lipowa 2\n");
        await office.CsvAsync();
        WriteInvoices(office);

        await office.Fa3Async();
        await office.CsvAsync();

        (await office.InvoiceAsync("FV/1")).SupplyPoint.ShouldBeNull();
        (await SeenAsync(office, "P-1")).ShouldBeEmpty();
        office.Write("punkty.csv", Points);
        await office.CsvAsync();
        (await SeenAsync(office, "P-1")).ShouldBe(["FV/1"]);
    }

    [Theory, OnEachDatabase]
    public async Task Import_SeveralPointsOnOneInvoice_IsNotOneManagers(DatabaseKind kind)
    {
        static string Note(string key, string value) =>
            $"<DodatkowyOpis><Klucz>{key}</Klucz><Wartosc>{value}</Wartosc></DodatkowyOpis>";
        await using var office = await ImportOffice.NewAsync(kind);
        office.Write("klienci.csv", Customers);
        office.Write("punkty.csv", Points);
        await office.CsvAsync();
        var one = new Fa3Xml { Number = "both", Point = "P-1" };
        office.Write("1.xml", (one with { More = Note("Nr punktu poboru", "P-2") }).Bytes);
        var told = Note("Adres punktu poboru", "ul. Lipowa 1") + Note("Kod PPE", "590") + Note("Punkt poboru", "P-2");
        office.Write("2.xml", (one with { Number = "one", More = told }).Bytes);
        office.Write("3.xml", (one with { Number = "long", Point = new string('P', 400) }).Bytes);
        office.Write("4.xml", new Fa3Xml { Number = "ppe", More = Note("PPE", "P-1") }.Bytes);

        var report = await office.Fa3Async();

        report.Added.ShouldBe(4);
        (await SeenAsync(office, "P-1")).ShouldBe(["one", "ppe"]);
        (await SeenAsync(office, "P-2")).ShouldBeEmpty();
    }
}
