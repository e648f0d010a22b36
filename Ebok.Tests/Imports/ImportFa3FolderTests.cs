using System.Text;
using Ebok.Core.Customers;
using Ebok.Core.Documents;
using Ebok.Core.Imports;
using Ebok.Core.Invoices;
using Ebok.Core.Ksef;
using Ebok.Core.Payments;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Imports;

[Trait("Id", "B1")]
public class ImportFa3FolderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static LedgerEntry Entry(
        Customer customer,
        LedgerKind kind,
        string number,
        string concerns,
        decimal amount
    ) =>
        new()
        {
            Id = LedgerEntryId.New(),
            Utility = customer.Utility,
            Customer = customer.Id,
            SellerNip = Fa3Xml.Seller,
            Kind = kind,
            Number = number,
            Concerns = concerns,
            On = new DateOnly(2026, 10, 10),
            Amount = Money.FromZloty(amount),
        };

    [Theory, OnEachDatabase]
    public async Task Import_Invoice_IsStoredWithItsBytes(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        var customer = Given.Customer("K-1");
        var point = Given.Point(customer, "P-7");
        await office.Database.AddAsync(customer, point);
        var xml = new Fa3Xml { Point = "P-7" }.Bytes;
        office.Write("2026/10/a.xml", xml);

        var report = await office.Fa3Async();

        (report.Read, report.Added, report.Unmatched, report.Refused).ShouldBe((1, 1, 0, 0));
        var invoice = await office.InvoiceAsync("FV/1");
        invoice.Customer.ShouldBe(customer.Id);
        invoice.SupplyPoint.ShouldBe(point.Id);
        invoice.Gross.ShouldBe(new Money(108_00));
        invoice.Left.ShouldBe(new Money(108_00));
        invoice.DueOn.ShouldBe(new DateOnly(2026, 10, 19));
        invoice.PeriodFrom.ShouldBe(new DateOnly(2026, 9, 1));
        invoice.PayAccount.ShouldBe("98109010140123000000001234");
        invoice.BuyerName.ShouldBe("Anna Wymyślona");
        invoice.XmlHash.ShouldBe(VerificationLink.HashOf(xml));
        var body = await office.ReadAsync(db => db.InvoiceBodies.SingleAsync(Cancel));
        InvoiceXml.Decompress(body.Xml!).ShouldBe(xml);
        InvoiceJson.Deserialize(body.Content).Lines.Count.ShouldBe(2);
    }

    [Theory, OnEachDatabase]
    public async Task Import_Twice_ChangesNothing(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        for (var i = 0; i < 5; i++)
            office.Write($"{i}.xml", new Fa3Xml { Number = $"FV/{i}" }.Bytes);
        await office.Fa3Async();
        var before = await office.ReadAsync(db => db.Invoices.OrderBy(i => i.Number).ToListAsync(Cancel));

        var report = await office.Fa3Async();

        (report.Read, report.Added, report.Changed, report.Unchanged).ShouldBe((5, 0, 0, 5));
        var after = await office.ReadAsync(db => db.Invoices.OrderBy(i => i.Number).ToListAsync(Cancel));
        after.ShouldBeEquivalentTo(before);
    }

    [Theory, OnEachDatabase]
    public async Task Import_OtherBytes_TakeThePlaceAndAreTold(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        office.Write("a.xml", new Fa3Xml().Bytes);
        await office.Fa3Async();
        var first = await office.InvoiceAsync("FV/1");
        await office.Database.Store.WriteAsync(
            first.Utility,
            async db =>
            {
                var pdf = new Document
                {
                    Id = DocumentId.New(),
                    Utility = first.Utility,
                    Kind = DocumentKind.RenderedInvoice,
                    Name = "FV_1.pdf",
                    ContentType = "application/pdf",
                    Length = 1,
                    Hash = new string('0', 64),
                    CreatedAt = Given.Imported,
                };
                db.Add(pdf);
                (await db.Invoices.SingleAsync(Cancel)).Pdf = pdf.Id;
            },
            Cancel
        );
        office.Write("a.xml", new Fa3Xml { Gross = "216.00" }.Bytes);

        var report = await office.Fa3Async();

        (report.Added, report.Changed, report.Refused).ShouldBe((0, 1, 0));
        office.Problems.Single().Reason.ShouldBe(ImportReason.ChangedInvoice);
        var second = await office.InvoiceAsync("FV/1");
        second.Id.ShouldBe(first.Id);
        second.Left.ShouldBe(new Money(216_00));
        second.Pdf.ShouldBeNull();
        (await office.ReadAsync(db => db.Documents.CountAsync(Cancel))).ShouldBe(0);
    }

    [Theory, OnEachDatabase]
    public async Task Import_SameNumberInTwoFiles_TakesOneAndTells(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        office.Write("a.xml", new Fa3Xml().Bytes);
        office.Write("b.xml", new Fa3Xml { Gross = "216.00" }.Bytes);
        office.Write("c.xml", new Fa3Xml { Nip = ImportOffice.SecondSeller }.Bytes);
        office.Write("d.xml", new Fa3Xml { Kind = "KOR", Corrects = "FV/0" }.Bytes);

        var report = await office.Fa3Async();

        (report.Added, report.Refused).ShouldBe((3, 1));
        office.Problems.Single().Reason.ShouldBe(ImportReason.SameNumberTwice);
    }

    [Theory, OnEachDatabase]
    public async Task Import_SellerOfAnotherUtility_IsRefused(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        office.Write("a.xml", new Fa3Xml { Nip = "1111111111" }.Bytes);

        var report = await office.Fa3Async();

        (report.Read, report.Added, report.Refused).ShouldBe((1, 0, 1));
        office.Problems.Single().ToString().ShouldStartWith("a.xml: Sprzedawca o NIP 1111111111");
    }

    [Theory, OnEachDatabase]
    public async Task Import_BrokenFiles_LeaveTheOthersAlone(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        office.Write("good.xml", new Fa3Xml().Bytes);
        office.Write("empty.xml", []);
        office.Write("cut.xml", new Fa3Xml { Number = "cut" }.Bytes[..900]);
        office.Write("bomb.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>");
        office.Write("big.XML", new byte[100 * 1024 * 1024]);
        office.Write("notes.txt", "not ours");

        var report = await office.Fa3Async();

        (report.Read, report.Added, report.Refused).ShouldBe((5, 1, 4));
        office
            .Problems.Select(p => (p.File, p.Reason))
            .ShouldBe(
                [
                    ("big.XML", ImportReason.TooBig),
                    ("bomb.xml", ImportReason.Dtd),
                    ("cut.xml", ImportReason.BrokenXml),
                    ("empty.xml", ImportReason.NotAFile),
                ],
                ignoreOrder: true
            );
    }

    [Theory, OnEachDatabase]
    public async Task Import_LinkOutOfTheFolder_IsNotFollowed(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        using var elsewhere = new TemporaryFolder();
        await File.WriteAllBytesAsync(Path.Combine(elsewhere.Path, "a.xml"), new Fa3Xml().Bytes, Cancel);
        File.CreateSymbolicLink(Path.Combine(office.Folder, "b.xml"), Path.Combine(elsewhere.Path, "a.xml"));
        Directory.CreateSymbolicLink(Path.Combine(office.Folder, "c"), elsewhere.Path);

        (await office.Fa3Async()).Read.ShouldBe(0);
    }

    [Theory, OnEachDatabase]
    public async Task Import_Correction_IsTiedWhicheverCameFirst(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        var correction = new Fa3Xml
        {
            Number = "K/1",
            Kind = "KOR",
            Corrects = "FV/1",
            Gross = "-20.00",
        };
        office.Write("k1.xml", correction.Bytes);
        office.Write("foreign.xml", (correction with { Number = "K/9", Nip = ImportOffice.SecondSeller }).Bytes);
        await office.Fa3Async();
        (await office.InvoiceAsync("K/1")).Corrects.ShouldBeNull();

        office.Write("original.xml", new Fa3Xml().Bytes);
        await office.Fa3Async();
        office.Write("k2.xml", (correction with { Number = "K/2" }).Bytes);
        await office.Fa3Async();

        var original = (await office.InvoiceAsync("FV/1")).Id;
        (await office.InvoiceAsync("K/1")).Corrects.ShouldBe(original);
        (await office.InvoiceAsync("K/2")).Corrects.ShouldBe(original);
        (await office.InvoiceAsync("K/2")).Left.ShouldBe(new Money(-20_00));
        (await office.InvoiceAsync("K/9")).Corrects.ShouldBeNull();
    }

    [Theory, OnEachDatabase]
    public async Task Import_InvoiceBehindItsPayments_IsSettled(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        var customer = Given.Customer("K-1");
        await office.Database.AddAsync(
            customer,
            Entry(customer, LedgerKind.Payment, "WB/1", "FV/1", 50m),
            Entry(customer, LedgerKind.Credit, "U/1", "FV/1", 8m),
            Entry(customer, LedgerKind.Refund, "Z/1", "FV/1", 10m),
            Entry(customer, LedgerKind.InterestNote, "N/1", "FV/1", 1m),
            Entry(customer, LedgerKind.Payment, "WB/2", "FV/2", 50m)
        );
        office.Write("a.xml", new Fa3Xml().Bytes);
        office.Write("b.xml", new Fa3Xml { Nip = ImportOffice.SecondSeller, Number = "FV/2" }.Bytes);

        await office.Fa3Async();

        (await office.InvoiceAsync("FV/1")).Left.ShouldBe(new Money(108_00 - 50_00 - 8_00 + 10_00));
        (await office.InvoiceAsync("FV/2")).Left.ShouldBe(new Money(108_00), "paid to another company");
        office.Write("a.xml", new Fa3Xml { Gross = "200.00" }.Bytes);
        await office.Fa3Async();
        (await office.InvoiceAsync("FV/1")).Left.ShouldBe(new Money(200_00 - 50_00 - 8_00 + 10_00));
    }

    [Theory]
    [InlineData("<Rozliczenie><DoZaplaty>90.50</DoZaplaty></Rozliczenie>", "", 90_50)]
    [InlineData("<Rozliczenie><DoRozliczenia>12.00</DoRozliczenia></Rozliczenie>", "", -12_00)]
    [InlineData("", "<Zaplacono>1</Zaplacono><DataZaplaty>2026-10-05</DataZaplaty>", 0)]
    [InlineData(
        "",
        "<ZnacznikZaplatyCzesciowej>1</ZnacznikZaplatyCzesciowej><ZaplataCzesciowa><KwotaZaplatyCzesciowej>100.00</KwotaZaplatyCzesciowej><DataZaplatyCzesciowej>2026-10-05</DataZaplatyCzesciowej></ZaplataCzesciowa>",
        8_00
    )]
    [InlineData("", "", 108_00)]
    public void ToPay_IsSettlementElseTotal_LessWhatWasPaid(string settlement, string paid, long grosze)
    {
        Core.Imports.Fa3.Fa3Reader.Read("a.xml", new Fa3Xml { More = settlement, Paid = paid }.Bytes, out var invoice);
        invoice!.ToPay.ShouldBe(new Money(grosze));
    }

    [Theory, OnEachDatabase]
    public async Task Import_KsefNumberInName_IsCheckedAndKept(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        office.Write("5265877635-20250826-0100001AF629-AF.xml", new Fa3Xml { Number = "right" }.Bytes);
        office.Write("5265877635-20250826-0100001AF629-AE.xml", new Fa3Xml { Number = "wrong" }.Bytes);
        office.Write("plain.xml", new Fa3Xml { Number = "plain" }.Bytes);

        var report = await office.Fa3Async();

        (report.Added, report.Refused).ShouldBe((3, 0));
        (await office.InvoiceAsync("right")).KsefNumber.ShouldBe("5265877635-20250826-0100001AF629-AF");
        (await office.InvoiceAsync("wrong")).KsefNumber.ShouldBeNull();
        office.Problems.Single().Reason.ShouldBe(ImportReason.BadKsefName);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "O5")]
    public async Task DryRun_SaysAllAndWritesNothing(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        office.Write("a.xml", new Fa3Xml().Bytes);
        office.Write("b.xml", "<a/>");

        var report = await office.Fa3Async(dryRun: true);

        (report.Read, report.Added, report.Unmatched, report.Refused).ShouldBe((2, 1, 1, 1));
        (await office.ReadAsync(db => db.Invoices.CountAsync(Cancel))).ShouldBe(0);
        (await office.ReadAsync(db => db.ImportRuns.CountAsync(Cancel))).ShouldBe(0);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "B3")]
    public async Task Freshness_CountsFinishedRunsOnly(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        office.Write("a.xml", new Fa3Xml().Bytes);
        await office.Fa3Async();
        var finished = await office.ReadAsync(db => db.ImportRuns.SingleAsync(Cancel));
        (finished.Read, finished.Added, finished.Source).ShouldBe((1, 1, "fa3"));
        finished.FinishedAt.ShouldNotBeNull();

        using var stop = new CancellationTokenSource();
        var cut = new ImportFa3Folder(office.Database.Store, office.Tell, office.Clock).RunAsync(
            ImportOffice.Profile,
            office.Folder,
            new ImportOptions { OnProgress = _ => stop.Cancel() },
            stop.Token
        );
        await Should.ThrowAsync<OperationCanceledException>(cut);

        var runs = await office.ReadAsync(db => db.ImportRuns.OrderBy(r => r.StartedAt).ToListAsync(Cancel));
        runs.Count.ShouldBe(2);
        runs[1].FinishedAt.ShouldBeNull("a run that was cut off is seen as such");
        runs[1].Read.ShouldBe(1);
        var asOf = await new ReadFreshness(office.Database.Store, office.Clock).RunAsync(
            ImportOffice.Profile.Id,
            Cancel
        );
        asOf.ShouldBe(runs[0].FinishedAt);
    }

    [Theory, OnEachDatabase]
    public async Task Import_OfficialSamples_AreStored(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        foreach (var path in Directory.GetFiles(SharedFa3.Folder, "*.xml"))
            office.Write(
                Path.GetFileName(path),
                Encoding.UTF8.GetBytes(
                    System.Text.RegularExpressions.Regex.Replace(
                        await File.ReadAllTextAsync(path, Cancel),
                        "(<Podmiot1>.*?<NIP>)[0-9]+",
                        "${1}" + Fa3Xml.Seller,
                        System.Text.RegularExpressions.RegexOptions.Singleline
                    )
                )
            );

        var report = await office.Fa3Async();

        // Two samples share a number, and another two.
        (report.Read, report.Added, report.Refused).ShouldBe((11, 9, 2));
        office.Problems.ShouldAllBe(p => p.Reason == ImportReason.SameNumberTwice);
    }
}
