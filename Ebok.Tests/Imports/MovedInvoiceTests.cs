using System.Text;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Imports;

/// <summary>An invoice that was first made out to the wrong customer.</summary>
public class MovedInvoiceTests
{
    private const string Customers = """
        kod;nazwa;rachunek
        K-1;Anna Wymyślona;
        K-2;Jan Inny;

        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    [Trait("Id", "B1")]
    public async Task Reimport_MadeOutToSomebodyUnknown_LeavesTheFirstCustomer(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        office.Write("klienci.csv", Customers);
        await office.CsvAsync();
        office.Write("a.xml", new Fa3Xml().Bytes);
        await office.Fa3Async();
        (await office.InvoiceAsync("FV/1")).Customer.ShouldNotBeNull();

        office.Write("a.xml", new Fa3Xml { Code = "K-999", Buyer = "Ktoś Nieznany" }.Bytes);
        var report = await office.Fa3Async();

        report.Unmatched.ShouldBe(1);
        (await office.InvoiceAsync("FV/1")).Customer.ShouldBeNull();
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "B1")]
    public async Task Reimport_MadeOutToAnother_TakesTheSuppliedPdfOfTheFirstAway(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        office.Write("klienci.csv", Customers);
        office.Write("a.xml", new Fa3Xml().Bytes);
        await office.Fa3Async();
        office.Write("FV_1.pdf", Encoding.ASCII.GetBytes("%PDF-1.7 Anna Wymyslona %%EOF"));
        office.Write("pdf.csv", "numer;plik\nFV/1;FV_1.pdf\n");
        await office.CsvAsync();
        (await office.InvoiceAsync("FV/1")).Pdf.ShouldNotBeNull();

        office.Write("a.xml", new Fa3Xml { Code = "K-2", Buyer = "Jan Inny" }.Bytes);
        await office.Fa3Async();

        var moved = await office.InvoiceAsync("FV/1");
        var jan = await office.ReadAsync(db => db.Customers.SingleAsync(c => c.Code == "K-2", Cancel));
        moved.Customer.ShouldBe(jan.Id);
        moved.Pdf.ShouldBeNull();
        (await office.ReadAsync(db => db.Documents.CountAsync(Cancel))).ShouldBe(0);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "B1")]
    public async Task Import_AccountOfTheCompanyItself_SaysNothingAboutTheCustomer(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        var everybodys = ImportOffice.Profile.Companies[0].BankAccount;
        office.Write("klienci.csv", $"kod;nazwa;rachunek\nK-1;Anna Wymyślona;{everybodys}\n");
        await office.CsvAsync();

        office.Write(
            "a.xml",
            new Fa3Xml
            {
                Code = null,
                Buyer = "Jan Inny",
                Account = everybodys,
            }.Bytes
        );
        await office.Fa3Async();
        await office.CsvAsync();

        (await office.InvoiceAsync("FV/1")).Customer.ShouldBeNull();
    }
}
