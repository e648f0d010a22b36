using System.Diagnostics;
using Ebok.Core.Imports;
using Ebok.Tests.Testing;
using Ebok.Web.Commands;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Imports;

/// <summary>The real program, killed while it empties a watched folder and while it takes an import back.</summary>
[Trait("Id", "O5")]
public class ImportDeskKillTests
{
    private const int Files = 1600;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Profiles => Repository.Utilities;

    private static string Seller { get; } =
        Core.Utilities.ProfileFolder.Read(Profiles).Find(Given.Utility.Slug)!.Companies[0].Nip;

    [Theory, OnEachDatabase]
    public async Task WatchedFolder_KilledMidway_GoesOnAndTakesEachFileOnce(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var watched = Path.Combine(database.Folder, "import", Given.Utility.Slug);
        Write(watched);

        using (var portal = await PortalProcess.StartAsync(database))
        {
            await Eventually.SucceedsAsync(
                async () => (await RunAsync(database)).Read.ShouldBeGreaterThan(0),
                patience: TimeSpan.FromMinutes(2)
            );
            portal.Kill();
        }
        var cut = await RunAsync(database);
        cut.State.ShouldBe(ImportState.Running);
        (await CountAsync(database)).ShouldBeGreaterThan(0);

        using var again = await PortalProcess.StartAsync(database);
        await Eventually.SucceedsAsync(
            async () =>
            {
                (await RunAsync(database)).State.ShouldBe(ImportState.Done);
                Directory.Exists(Path.Combine(watched, ImportFolders.Taken)).ShouldBeTrue();
                Directory.GetDirectories(Path.Combine(watched, ImportFolders.Taken)).ShouldBeEmpty();
            },
            patience: TimeSpan.FromMinutes(3)
        );
        var run = await RunAsync(database);
        (run.Added, run.Refused).ShouldBe((Files, 0), "what it added before it was killed counts");
        (await CountAsync(database)).ShouldBe(Files);
        Directory
            .GetFiles(Path.Combine(watched, ImportFolders.Done), "*.xml", SearchOption.AllDirectories)
            .Length.ShouldBe(Files);
    }

    [Theory, OnEachDatabase]
    public async Task Undo_KilledAgainAndAgain_IsWholeOrNotAtAll(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        using var folder = new TemporaryFolder();
        Write(folder.Path);
        await EndAsync(Start(database, "import", "fa3", folder.Path, "--utility", Given.Utility.Slug));
        (await CountAsync(database)).ShouldBe(Files);

        var random = new Random(20261128);
        for (var kill = 0; kill < 3; kill++)
        {
            using var undo = Start(database, "import", "undo", "--utility", Given.Utility.Slug);
            // It says so when it begins; then some questions of about a millisecond.
            while (
                await undo.StandardOutput.ReadLineAsync(Cancel) is { } line
                && !line.Contains('…', StringComparison.Ordinal)
            ) { }
            for (var more = random.Next(200); more > 0; more--)
                await CountAsync(database);
            undo.Kill(entireProcessTree: true);
            await undo.WaitForExitAsync(Cancel);

            var (left, bodies) = (await CountAsync(database), await BodiesAsync(database));
            left.ShouldBeOneOf(0, Files);
            bodies.ShouldBe(left);
            if (left == 0)
                break;
        }

        if (await CountAsync(database) > 0)
            await EndAsync(Start(database, "import", "undo", "--utility", Given.Utility.Slug));
        (await CountAsync(database)).ShouldBe(0);
        (await RunAsync(database)).State.ShouldBe(ImportState.Undone);
    }

    private static void Write(string folder)
    {
        for (var i = 0; i < Files; i++)
        {
            var path = Path.Combine(folder, $"{i / 500}", $"{i}.xml");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(
                path,
                new Fa3Xml
                {
                    Number = $"FV/{i}",
                    Nip = Seller,
                    Code = $"K-{i / 24}",
                }.Bytes
            );
        }
    }

    private static async Task EndAsync(Process process)
    {
        using (process)
        {
            await process.StandardOutput.ReadToEndAsync(Cancel);
            await process.WaitForExitAsync(Cancel);
            process.ExitCode.ShouldBe(ExitCode.Done);
        }
    }

    private static Process Start(TestDatabase database, params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Ebok.Web.dll"), .. arguments])
            {
                RedirectStandardOutput = true,
                Environment =
                {
                    ["EBOK_DATA"] = database.Folder,
                    ["EBOK_UTILITIES"] = Profiles,
                    ["Ebok__Database"] = database.Kind == DatabaseKind.Postgres ? "postgres" : "sqlite",
                    ["ConnectionStrings__Ebok"] = database.Location,
                },
            }
        )!;

    private static Task<ImportRun> RunAsync(TestDatabase database) =>
        database.ReadAsync(Given.Utility, db => db.ImportRuns.SingleAsync(Cancel));

    private static Task<int> CountAsync(TestDatabase database) =>
        database.ReadAsync(Given.Utility, db => db.Invoices.CountAsync(Cancel));

    private static Task<int> BodiesAsync(TestDatabase database) =>
        database.ReadAsync(Given.Utility, db => db.InvoiceBodies.CountAsync(Cancel));
}
