using System.IO.Compression;
using System.Text;
using Ebok.Core.Audit;
using Ebok.Core.Imports;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Imports;

/// <summary>Files sent in at the dashboard: tried, then run.</summary>
[Trait("Id", "O5")]
public class ImportUploadTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly byte[] Customers = Encoding.UTF8.GetBytes("kod;nazwa\nK-1;Anna Wymyślona\nK-2;\n");

    [Theory, OnEachDatabase]
    public async Task Upload_IsTriedFirst_AndSaysRowByRowWhatWouldHappen(DatabaseKind kind)
    {
        await using var desk = await ImportDesk.NewAsync(kind);
        (
            await desk.SendAsync(
                ("klienci.csv", Customers),
                ("1.xml", new Fa3Xml().Bytes),
                ("2.xml", new Fa3Xml { Number = "FV/2", Code = "nikt" }.Bytes),
                ("3.xml", "<Faktura>"u8.ToArray())
            )
        )
            .TryGet(out var id, out _)
            .ShouldBeTrue();
        using var worker = desk.Worker();
        await worker.LookAsync(Cancel);

        var view = await desk.ViewAsync(id);
        view.Row.State.ShouldBe(ImportState.Checked);
        // The customer of the package's own CSV is known to its invoices although nothing is stored.
        view.Plan.ShouldNotBeNull();
        (view.Plan.Added, view.Plan.Unmatched, view.Plan.Refused).ShouldBe((3, 1, 2));
        view.Plan.Formats.ShouldHaveSingleItem().Encoding.ShouldBe("UTF-8");
        var rows = (await desk.FindingsAsync(id)).Findings.Rows;
        var broken = rows.Single(r => r.Kind == FindingKind.Refused && r.File == "klienci.csv");
        (broken.Line, broken.Column, broken.Text).ShouldBe((3, 2, "Kolumna nazwa musi być wypełniona."));
        rows.Single(r => r.Kind == FindingKind.Refused && r.File == "3.xml").Line.ShouldBe(1);
        rows.Single(r => r.Kind == FindingKind.Unmatched).Key.ShouldBe("FV/2");
        rows.Count(r => r.Kind == FindingKind.Added).ShouldBe(3);
        (await desk.ContentAsync()).ShouldBeEmpty();
    }

    [Theory, OnEachDatabase]
    public async Task Run_StoresWhatTheDryRunSaid_AndTwiceChangesNothing(DatabaseKind kind)
    {
        await using var desk = await ImportDesk.NewAsync(kind);
        (string, byte[])[] files = [("klienci.csv", Customers), ("1.xml", new Fa3Xml().Bytes)];

        var first = await desk.ImportAsync(files);
        var content = await desk.ContentAsync();
        var second = await desk.ImportAsync(files);

        var (one, two) = ((await desk.ViewAsync(first)).Row, (await desk.ViewAsync(second)).Row);
        (one.Added, one.Refused).ShouldBe((2, 1));
        one.Took.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.Zero);
        (two.Added, two.Changed, two.Unchanged).ShouldBe((0, 0, 2));
        (await desk.ContentAsync()).ShouldBe(content);
        Directory.Exists(desk.Folders.Of(first)).ShouldBeFalse("files are gone when they are taken");
        (await desk.ActsAsync()).Take(2).ShouldBe([AuditAct.ImportReceived, AuditAct.ImportStarted]);
        (await desk.ViewAsync(first)).MayUndo.ShouldBeTrue("an import of nothing new is in nobody's way");
    }

    [Fact]
    public async Task Upload_SameFormTwice_IsOneImport()
    {
        await using var desk = await ImportDesk.NewAsync(DatabaseKind.Sqlite);
        var request = Guid.NewGuid();

        var first = await desk.SendAsync(ImportDesk.Manager, request, ("klienci.csv", Customers));
        var again = await desk.SendAsync(ImportDesk.Manager, request, ("klienci.csv", Customers));

        again.TryGet(out var id, out _).ShouldBeTrue();
        first.TryGet(out var before, out _).ShouldBeTrue();
        id.ShouldBe(before);
        (await desk.Office.ReadAsync(db => db.ImportRuns.CountAsync(Cancel))).ShouldBe(1);
    }

    [Fact]
    public async Task Clerk_SeesButDoesNotRun()
    {
        await using var desk = await ImportDesk.NewAsync(DatabaseKind.Sqlite);
        var id = await desk.ImportAsync(("klienci.csv", Customers));

        (
            await desk.SendAsync(ImportDesk.Clerk, Guid.NewGuid(), ("klienci.csv", Customers))
        ).Refusal.ShouldBeOfType<NotOfYourRole>();
        (await desk.Start.RunAsync(ImportDesk.Clerk, id, Cancel)).Refusal.ShouldBeOfType<NotOfYourRole>();
        (await desk.Stop.RunAsync(ImportDesk.Clerk, id, Cancel)).Refusal.ShouldBeOfType<NotOfYourRole>();
        (await desk.Undo.RunAsync(ImportDesk.Clerk, id, Cancel)).Refusal.ShouldBeOfType<NotOfYourRole>();
        var list = new ListImports(desk.Office.Database.Store, desk.Folders);
        (
            await list.RunAsync(ImportDesk.Clerk, null, Sort.None, new PageRequest(1), Cancel)
        ).Rows.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Zip_WithFolders_IsUnpackedAndItsPdfsFound()
    {
        await using var desk = await ImportDesk.NewAsync(DatabaseKind.Sqlite);
        var zip = Zip(
            ("eksport/1-csv/klienci.csv", Customers),
            ("eksport/2-fa3/1.xml", new Fa3Xml().Bytes),
            ("eksport/3-csv/pdf.csv", "numer;plik\nFV/1;pdf/1.pdf\n"u8.ToArray()),
            ("eksport/3-csv/pdf/1.pdf", "%PDF-1.4 %%EOF"u8.ToArray()),
            ("__MACOSX/eksport/._1.pdf", [1])
        );

        var id = await desk.ImportAsync(("eksport.zip", zip));

        var row = (await desk.ViewAsync(id)).Row;
        (row.Added, row.Changed, row.Refused).ShouldBe((2, 1, 1));
        (await desk.Office.InvoiceAsync("FV/1")).Pdf.ShouldNotBeNull();
    }

    [Fact]
    public async Task Zip_Bomb_IsRefusedAndLeavesNothing()
    {
        await using var desk = await ImportDesk.NewAsync(DatabaseKind.Sqlite);

        await ShouldBeRefusedAsync(desk, PackageFault.Bomb, ("b.zip", Zip(("klienci.csv", new byte[64 << 20]))));
    }

    [Theory]
    [InlineData("../klienci.csv", PackageFault.BadName)]
    [InlineData("a/../../klienci.csv", PackageFault.BadName)]
    [InlineData("/etc/klienci.csv", PackageFault.BadName)]
    [InlineData("c:/klienci.csv", PackageFault.BadName)]
    [InlineData("..\\klienci.csv", PackageFault.BadName)]
    [InlineData("wiersz\nklienci.csv", PackageFault.BadName)]
    public async Task Zip_PathsThatLeadOut_AreRefused(string name, PackageFault fault)
    {
        await using var desk = await ImportDesk.NewAsync(DatabaseKind.Sqlite);

        await ShouldBeRefusedAsync(desk, fault, ("p.zip", Zip((name, Customers), ("umowy.csv", Customers))));
    }

    [Fact]
    public async Task Zip_LinksTwinsAndRubbish_AreRefused()
    {
        await using var desk = await ImportDesk.NewAsync(DatabaseKind.Sqlite);

        await ShouldBeRefusedAsync(desk, PackageFault.NotAFile, ("l.zip", ZipWithLink()));
        await ShouldBeRefusedAsync(
            desk,
            PackageFault.SameName,
            ("t.zip", Zip(("klienci.csv", Customers), ("KLIENCI.CSV", Customers)))
        );
        await ShouldBeRefusedAsync(desk, PackageFault.BrokenZip, ("r.zip", Customers));
        await ShouldBeRefusedAsync(desk, PackageFault.BrokenZip, ("cut.zip", Zip(("klienci.csv", Customers))[..60]));
        await ShouldBeRefusedAsync(desk, PackageFault.WrongKind, ("wirus.exe", Customers));
        await ShouldBeRefusedAsync(desk, PackageFault.NothingInside, ("n.zip", Zip(("czytaj.txt", Customers))));
        await ShouldBeRefusedAsync(desk, PackageFault.TooLarge, ("g.xml", new byte[5 << 20]));
    }

    [Fact]
    public async Task Cancel_BeforeItRuns_ThrowsTheFilesAway()
    {
        await using var desk = await ImportDesk.NewAsync(DatabaseKind.Sqlite);
        (await desk.SendAsync(("klienci.csv", Customers))).TryGet(out var id, out _).ShouldBeTrue();

        (await desk.Stop.RunAsync(ImportDesk.Manager, id, Cancel)).IsOk.ShouldBeTrue();

        (await desk.ViewAsync(id)).Row.State.ShouldBe(ImportState.Cancelled);
        Directory.Exists(desk.Folders.Of(id)).ShouldBeFalse();
        (await desk.Start.RunAsync(ImportDesk.Manager, id, Cancel)).Refusal.ShouldBeOfType<ImportMovedOn>();
    }

    private static async Task ShouldBeRefusedAsync(
        ImportDesk desk,
        PackageFault fault,
        params (string Name, byte[] Content)[] files
    )
    {
        (await desk.SendAsync(files)).Refusal.ShouldBeOfType<BadPackage>().Problem.Fault.ShouldBe(fault, files[0].Name);
        var received = Path.Combine(desk.Office.Database.Folder, "import-przyjete");
        Directory.GetFileSystemEntries(received).ShouldBeEmpty();
        (await desk.Office.ReadAsync(db => db.ImportRuns.CountAsync(Cancel))).ShouldBe(0);
    }

    internal static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        return bytes.ToArray();
    }

    private static byte[] ZipWithLink()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            var entry = zip.CreateEntry("klienci.csv");
            entry.ExternalAttributes = unchecked((int)0xA1FF0000);
            using var target = entry.Open();
            target.Write("/etc/passwd"u8);
        }
        return bytes.ToArray();
    }
}
