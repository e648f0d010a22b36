using Ebok.Core.Imports;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Imports;

/// <summary>What the CSV import does not take, and how it says so.</summary>
[Trait("Id", "B1")]
public class ImportCsvRefusalsTests
{
    private const string Seller = Fa3Xml.Seller;
    private static readonly byte[] Pdf = ImportCsvFolderTests.Pdf;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Import_BrokenRows_AreToldWithPlaceAndLeaveTheRestAlone(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        office.Write(
            "klienci.csv",
            """
            kod;nazwa;nip;rachunek;dziwna
            K-1;Dobry;;;
            K-2;;;;
            K-3;Zły NIP;1234567890;;
            K-4;Złe konto;;123;
            K-5;Za mało
            K-6;"Niezamknięty;;;
            K-7;Dobry "Pod Lipą";;;
            """
        );
        office.Write(
            "rozrachunki.csv",
            $"numer;klient;nip_sprzedawcy;rodzaj;data;kwota\n1;K-1;{Seller};wplata;2026-02-30;1,00\n2;K-1;{Seller};wplata;2026-02-20;1,001\n3;K-1;{Seller};prezent;2026-02-20;1\n4;K-9;{Seller};wplata;2026-02-20;1\n5;K-1;1111111111;wplata;2026-02-20;1\n6;K-1;{Seller};wplata;2026-02-20;-1\n7;K-1;{Seller};wplata;2026-02-20;7\n"
        );
        office.Write("umowy.csv", "numer;nip_sprzedawcy\n1;2\n");
        office.Write("cokolwiek.csv", "a;b\n");

        var report = await office.CsvAsync();

        office
            .Problems.Select(p => (p.File, p.Line, p.Column, p.Reason))
            .ShouldBe(
                [
                    ("klienci.csv", 1, 0, ImportReason.UnknownColumns),
                    ("klienci.csv", 6, 0, ImportReason.WrongFieldCount),
                    ("klienci.csv", 7, 0, ImportReason.BrokenQuote),
                    ("klienci.csv", 3, 2, ImportReason.EmptyColumn),
                    ("klienci.csv", 4, 3, ImportReason.BadCheckDigit),
                    ("klienci.csv", 5, 4, ImportReason.BadCheckDigit),
                    ("umowy.csv", 1, 0, ImportReason.NoColumn),
                    ("rozrachunki.csv", 2, 5, ImportReason.BadDay),
                    ("rozrachunki.csv", 3, 6, ImportReason.BadAmount),
                    ("rozrachunki.csv", 4, 4, ImportReason.BadValue),
                    ("rozrachunki.csv", 6, 3, ImportReason.NotOurSeller),
                    ("rozrachunki.csv", 7, 6, ImportReason.BadAmount),
                    ("rozrachunki.csv", 5, 2, ImportReason.NotFound),
                    ("cokolwiek.csv", 0, 0, ImportReason.UnknownFile),
                ],
                ignoreOrder: true
            );
        office.Problems.ShouldAllBe(p => !p.Text.Contains('{', StringComparison.Ordinal));
        report.Added.ShouldBe(3);
        var names = await office.ReadAsync(db =>
            db.Customers.OrderBy(c => c.Code).Select(c => c.Name).ToListAsync(Cancel)
        );
        names.ShouldBe(["Dobry", "Dobry \"Pod Lipą\""]);
    }

    [Theory, OnEachDatabase]
    public async Task Import_PersonalNumbers_AreNotInTheReport(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        office.Write("klienci.csv", "kod;nazwa;pesel\nK-1;Anna;02070803629\n");

        await office.CsvAsync();

        office.Problems.Single().ToString().ShouldNotContain("02070803629");
    }

    [Theory]
    [InlineData("../../secret.pdf", ImportReason.BadPath)]
    [InlineData("/etc/passwd", ImportReason.BadPath)]
    [InlineData("..\\\\secret.pdf", ImportReason.BadPath)]
    [InlineData("link.pdf", ImportReason.BadPath)]
    [InlineData("folder/secret.pdf", ImportReason.BadPath)]
    [InlineData("nothing.pdf", ImportReason.BadPath)]
    [InlineData("page.pdf", ImportReason.NotPdf)]
    [InlineData("cut.pdf", ImportReason.NotPdf)]
    [InlineData("big.pdf", ImportReason.FileTooBig)]
    [InlineData("pipe.pdf", ImportReason.NotPdf)]
    [InlineData("held.pdf", ImportReason.UnreadableFile)]
    public async Task Import_PdfThatIsNone_IsRefused(string file, ImportReason reason)
    {
        await using var office = await ImportOffice.NewAsync(DatabaseKind.Sqlite);
        using var elsewhere = new TemporaryFolder();
        await File.WriteAllBytesAsync(Path.Combine(elsewhere.Path, "secret.pdf"), Pdf, Cancel);
        File.CreateSymbolicLink(Path.Combine(office.Folder, "link.pdf"), Path.Combine(elsewhere.Path, "secret.pdf"));
        Directory.CreateSymbolicLink(Path.Combine(office.Folder, "folder"), elsewhere.Path);
        office.Write("page.pdf", "<html><script>alert(1)</script></html>");
        office.Write("cut.pdf", Pdf[..20]);
        office.Write("big.pdf", [.. Pdf, .. new byte[11 * 1024 * 1024]]);
        // A pipe that nobody writes to must not hold the import up; one that may not be read is a refusal like others.
        await ExternalTools.RunAsync("mkfifo", Path.Combine(office.Folder, "pipe.pdf"));
        using var held = new FileStream(
            Path.Combine(office.Folder, "held.pdf"),
            FileMode.Create,
            FileAccess.ReadWrite,
            FileShare.None
        );
        held.Write(Pdf);
        held.Flush();
        office.Write("a.xml", new Fa3Xml().Bytes);
        await office.Fa3Async();
        office.Write("pdf.csv", $"numer;plik\nFV/1;{file}\n");

        await office.CsvAsync();

        office.Problems.Single().Reason.ShouldBe(reason);
        (await office.InvoiceAsync("FV/1")).Pdf.ShouldBeNull();
        Directory
            .GetFiles(Path.Combine(office.Database.Folder, "files"), "*", SearchOption.AllDirectories)
            .ShouldBeEmpty();
    }

    [Theory, OnEachDatabase]
    public async Task Import_InvoiceRow_DoesNotReplaceXmlAndUnknownNumbersAreTold(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        office.Write("a.xml", new Fa3Xml().Bytes);
        office.Write("b.xml", new Fa3Xml { Nip = ImportOffice.SecondSeller }.Bytes);
        await office.Fa3Async();
        office.Write(
            "faktury.csv",
            $"numer;nip_sprzedawcy;data_wystawienia;brutto;nabywca\nFV/1;{Seller};2026-10-05;1;X\n"
        );
        office.Write("windykacja.csv", $"numer;nip_sprzedawcy;windykacja\nFV/1;;TAK\nFV/1;{Seller};TAK\nFV/7;;TAK\n");
        office.Write("ksef.csv", "numer;ksef\nFV/1;5265877635-20250826-0100001AF629-AE\n");

        await office.CsvAsync();

        office
            .Problems.Select(p => p.Reason)
            .ShouldBe(
                [ImportReason.CameAsXml, ImportReason.Ambiguous, ImportReason.NotFound, ImportReason.BadCheckDigit],
                ignoreOrder: true
            );
        var marked = await office.ReadAsync(db => db.Invoices.SingleAsync(i => i.UnderCollection, Cancel));
        (marked.SellerNip, marked.Gross).ShouldBe((Seller, new Money(108_00)));
    }
}
