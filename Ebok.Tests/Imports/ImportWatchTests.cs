using System.Text;
using Ebok.Core.Imports;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Imports;

/// <summary>The watched folder.</summary>
[Trait("Id", "O5")]
public class ImportWatchTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Folder_CompleteFiles_AreTakenAndPutAwayWithAReport(DatabaseKind kind)
    {
        await using var desk = await ImportDesk.NewAsync(kind);
        using var worker = desk.Worker();
        Put(desk, "klienci.csv", "kod;nazwa\nK-1;Anna\nK-2;\n");
        Put(desk, "fa3/1.xml", new Fa3Xml().ToString());
        Put(desk, "zla.xml", "<Faktura>");
        Put(desk, "notatki.txt", "nie dla nas");

        await worker.LookAsync(Cancel);
        File.Exists(Path.Combine(desk.Watched, "klienci.csv")).ShouldBeTrue("it may still be written");
        desk.Office.Clock.Advance(ImportWatch.Quiet);
        await worker.LookAsync(Cancel);

        var run = await desk.Office.ReadAsync(db => db.ImportRuns.SingleAsync(Cancel));
        (run.State, run.Origin, run.Added, run.Refused).ShouldBe((ImportState.Done, ImportOrigin.Folder, 2, 2));
        Left(desk)
            .ShouldBe([
                "gotowe/*/fa3/1.xml",
                "gotowe/*/klienci.csv",
                "gotowe/*/raport.csv",
                "odrzucone/*/notatki.txt",
                "odrzucone/*/raport.csv",
                "odrzucone/*/zla.xml",
            ]);
        var report = await File.ReadAllTextAsync(
            Directory
                .GetFiles(Path.Combine(desk.Watched, "gotowe"), "raport.csv", SearchOption.AllDirectories)
                .Single(),
            Cancel
        );
        report.ShouldContain("odrzucone;klienci.csv;3;2;;Kolumna nazwa musi być wypełniona.");
        report.ShouldContain("odrzucone;zla.xml;1;");
        await worker.LookAsync(Cancel);
        (await desk.Office.ReadAsync(db => db.ImportRuns.CountAsync(Cancel))).ShouldBe(1);
    }

    [Fact]
    public async Task Folder_Zip_IsTakenAsItsFilesAre()
    {
        await using var desk = await ImportDesk.NewAsync(DatabaseKind.Sqlite);
        using var worker = desk.Worker();
        Directory.CreateDirectory(desk.Watched);
        await File.WriteAllBytesAsync(
            Path.Combine(desk.Watched, "eksport.zip"),
            ImportUploadTests.Zip(
                ("klienci.csv", "kod;nazwa\nK-1;Anna\n"u8.ToArray()),
                ("1.xml", new Fa3Xml().Bytes),
                ("zly.xml", "<"u8.ToArray())
            ),
            Cancel
        );
        Put(desk, "zly.zip", "nic");
        await worker.LookAsync(Cancel);
        desk.Office.Clock.Advance(ImportWatch.Quiet);

        await worker.LookAsync(Cancel);

        var run = await desk.Office.ReadAsync(db => db.ImportRuns.SingleAsync(Cancel));
        (run.Added, run.Refused).ShouldBe((2, 2));
        Left(desk)
            .ShouldBe([
                "gotowe/*/eksport.zip",
                "gotowe/*/raport.csv",
                "odrzucone/*/eksport.zip.rozpakowany/zly.xml",
                "odrzucone/*/raport.csv",
                "odrzucone/*/zly.zip",
            ]);
    }

    [Fact]
    public async Task Folder_FileThatGrowsOrIsNamedSo_IsLeft()
    {
        await using var desk = await ImportDesk.NewAsync(DatabaseKind.Sqlite);
        using var worker = desk.Worker();
        Put(desk, "klienci.csv", "kod;nazwa\n");
        Put(desk, "umowy.csv.part", "numer;klient\n");
        await worker.LookAsync(Cancel);
        desk.Office.Clock.Advance(ImportWatch.Quiet);
        Put(desk, "klienci.csv", "kod;nazwa\nK-1;Anna\n");

        await worker.LookAsync(Cancel);

        (await desk.Office.ReadAsync(db => db.ImportRuns.CountAsync(Cancel))).ShouldBe(0);
        desk.Office.Clock.Advance(ImportWatch.Quiet);
        await worker.LookAsync(Cancel);
        (await desk.Office.ReadAsync(db => db.Customers.CountAsync(Cancel))).ShouldBe(1);
        File.Exists(Path.Combine(desk.Watched, "umowy.csv.part")).ShouldBeTrue();
    }

    [Theory, OnEachDatabase]
    public async Task Folder_OfTwoServers_OneTakesIt(DatabaseKind kind)
    {
        await using var desk = await ImportDesk.NewAsync(kind);
        using var one = desk.Worker();
        using var other = desk.Worker();
        Put(desk, "klienci.csv", "kod;nazwa\nK-1;Anna\n");
        await one.LookAsync(Cancel);
        await other.LookAsync(Cancel);
        desk.Office.Clock.Advance(ImportWatch.Quiet);

        await Task.WhenAll(one.LookAsync(Cancel), other.LookAsync(Cancel));

        await Eventually.SucceedsAsync(async () =>
        {
            await one.LookAsync(Cancel);
            (await desk.Office.ReadAsync(db => db.ImportRuns.SingleAsync(Cancel))).Added.ShouldBe(1);
            Left(desk).ShouldBe(["gotowe/*/klienci.csv", "gotowe/*/raport.csv"]);
        });
    }

    [Fact]
    public async Task Folder_WithTimeOfDay_WaitsForIt()
    {
        await using var desk = await ImportDesk.NewAsync(DatabaseKind.Sqlite);
        using var worker = desk.Worker();
        var local = WarsawTime.Local(desk.Office.Clock.GetUtcNow());
        var at = TimeOnly.FromDateTime(local.DateTime).AddHours(1);
        var set = new SetImportSchedule(desk.Office.Database.Store, desk.Audit);
        (await set.RunAsync(ImportDesk.Manager, off: false, at, Cancel)).IsOk.ShouldBeTrue();
        Put(desk, "klienci.csv", "kod;nazwa\nK-1;Anna\n");
        await worker.LookAsync(Cancel);
        desk.Office.Clock.Advance(TimeSpan.FromMinutes(59));
        await worker.LookAsync(Cancel);
        (await CountAsync(desk)).ShouldBe(0);

        desk.Office.Clock.Advance(TimeSpan.FromMinutes(2));
        await worker.LookAsync(Cancel);

        (await CountAsync(desk)).ShouldBe(1);
        // Once a day.
        Put(desk, "klienci.csv", "kod;nazwa\nK-2;Borys\n");
        await worker.LookAsync(Cancel);
        desk.Office.Clock.Advance(ImportWatch.Quiet);
        await worker.LookAsync(Cancel);
        (await CountAsync(desk)).ShouldBe(1);
        desk.Office.Clock.Advance(TimeSpan.FromDays(1));
        await worker.LookAsync(Cancel);
        (await CountAsync(desk)).ShouldBe(2);
    }

    /// <summary>Killed between moving the files and making the import's row: the next look makes it.</summary>
    [Fact]
    public async Task Folder_LeftInHandByADyingServer_IsImported()
    {
        await using var desk = await ImportDesk.NewAsync(DatabaseKind.Sqlite);
        using var worker = desk.Worker();
        Put(desk, $"{ImportFolders.Taken}/{Guid.CreateVersion7():N}/klienci.csv", "kod;nazwa\nK-1;Anna\n");

        await worker.LookAsync(Cancel);

        (await CountAsync(desk)).ShouldBe(1);
        Left(desk).ShouldBe(["gotowe/*/klienci.csv", "gotowe/*/raport.csv"]);
    }

    private static Task<int> CountAsync(ImportDesk desk) =>
        desk.Office.ReadAsync(db => db.Customers.CountAsync(Cancel));

    internal static void Put(ImportDesk desk, string name, string text)
    {
        var path = Path.Combine(desk.Watched, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(text));
    }

    // The folders of imports are named by time and id.
    private static List<string> Left(ImportDesk desk) =>
        [
            .. Directory
                .GetFiles(desk.Watched, "*", SearchOption.AllDirectories)
                .Select(p => Path.GetRelativePath(desk.Watched, p).Split('/'))
                .Select(p => string.Join('/', p.Select((part, i) => i == 1 && p.Length > 2 ? "*" : part)))
                .Order(StringComparer.Ordinal),
        ];
}
