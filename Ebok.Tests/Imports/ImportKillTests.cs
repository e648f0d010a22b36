using System.Diagnostics;
using Ebok.Core.Invoices;
using Ebok.Core.Ksef;
using Ebok.Core.Payments;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;
using Ebok.Web.Commands;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Imports;

/// <summary>The real program, killed while it imports: only whole invoices, and started again it finishes.</summary>
[Trait("Id", "B1")]
public class ImportKillTests
{
    // Six batches.
    private const int Files = 2400;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Import_KilledAgainAndAgain_LeavesWholeInvoicesAndFinishes(DatabaseKind kind)
    {
        using var folder = new TemporaryFolder();
        for (var i = 0; i < Files; i++)
            await File.WriteAllBytesAsync(
                Path.Combine(folder.Path, $"{i}.xml"),
                new Fa3Xml
                {
                    Number = $"FV/{i}",
                    Nip = RealSeller,
                    Code = $"K-{i / 24}",
                }.Bytes,
                Cancel
            );
        await using var killed = await TestDatabase.NewAsync(kind);
        var random = new Random(20261120);
        var kills = kind == DatabaseKind.Sqlite ? 3 : 1;
        var midway = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            using var program = Start(killed, folder.Path);
            // Anywhere in the run but its end: while it reads, in a transaction, in a checkpoint.
            var moment = Files * kill / kills + random.Next(Files / kills / 2);
            while (!program.HasExited && await ReadAsync(killed, kill) < moment)
                await Task.Yield();
            // … and a little later: each question takes about a millisecond.
            for (var more = random.Next(8); more > 0; more--)
                await ReadAsync(killed, kill);
            program.Kill(entireProcessTree: true);
            await program.WaitForExitAsync(Cancel);

            if (await CheckAsync(killed) is > 0 and < Files)
                midway++;
        }
        midway.ShouldBeGreaterThan(kills / 3, "kills in the middle of the import");

        using (var program = Start(killed, folder.Path))
        {
            await program.WaitForExitAsync(Cancel);
            program.ExitCode.ShouldBe(ExitCode.Done);
        }
        (await CheckAsync(killed)).ShouldBe(Files);
        await using var whole = await TestDatabase.NewAsync(kind);
        using (var program = Start(whole, folder.Path))
            await program.WaitForExitAsync(Cancel);
        (await ContentAsync(killed)).ShouldBe(await ContentAsync(whole));
    }

    /// <summary>A customer and his ledger: two files, many batches, each whole or not at all.</summary>
    [Theory, OnEachDatabase]
    public async Task ImportCsv_KilledAgainAndAgain_LeavesWholeBatchesAndFinishes(DatabaseKind kind)
    {
        const int rows = 3_000;
        using var folder = new TemporaryFolder();
        var numbers = Enumerable.Range(0, rows);
        await File.WriteAllLinesAsync(
            Path.Combine(folder.Path, "klienci.csv"),
            numbers.Select(i => $"K-{i};Klient {i}").Prepend("kod;nazwa"),
            Cancel
        );
        await File.WriteAllLinesAsync(
            Path.Combine(folder.Path, "rozrachunki.csv"),
            numbers
                .SelectMany(i =>
                    new[]
                    {
                        $"N/{i};K-{i};{RealSeller};nota;2026-10-01;10,00;",
                        $"W/{i};K-{i};{RealSeller};wplata;2026-10-02;4,00;N/{i}",
                    }
                )
                .Prepend("numer;klient;nip_sprzedawcy;rodzaj;data;kwota;dotyczy"),
            Cancel
        );
        await using var killed = await TestDatabase.NewAsync(kind);
        var random = new Random(20261121);
        var kills = kind == DatabaseKind.Sqlite ? 2 : 1;
        var midway = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            using var program = Start(killed, folder.Path, "csv");
            var moment = 3 * rows * kill / kills + random.Next(3 * rows / kills / 2);
            while (!program.HasExited && await ReadAsync(killed, kill) < moment)
                await Task.Yield();
            program.Kill(entireProcessTree: true);
            await program.WaitForExitAsync(Cancel);

            if (await CheckLedgerAsync(killed) is > 0 and < 3 * rows)
                midway++;
        }
        midway.ShouldBeGreaterThan(0, "kills in the middle of the import");

        using (var program = Start(killed, folder.Path, "csv"))
        {
            await program.WaitForExitAsync(Cancel);
            program.ExitCode.ShouldBe(ExitCode.Done);
        }
        (await CheckLedgerAsync(killed)).ShouldBe(3 * rows);
    }

    /// <summary>No note that a payment settles is still whole, none is settled twice. Answers how many rows there
    /// are.</summary>
    private static async Task<int> CheckLedgerAsync(TestDatabase database)
    {
        await CheckFileAsync(database);
        return await database.ReadAsync(
            Given.Utility,
            async db =>
            {
                var notes = db.Ledger.Where(e => e.Kind == LedgerKind.InterestNote);
                var paid = db.Ledger.Where(e => e.Kind == LedgerKind.Payment);
                var (whole, rest) = (Money.FromZloty(10), Money.FromZloty(6));
                (
                    await notes.CountAsync(
                        n => n.Left != (paid.Any(p => p.Concerns == n.Number) ? rest : whole),
                        Cancel
                    )
                ).ShouldBe(0);
                // O4: whoever is there is found.
                (
                    await db.Customers.CountAsync(c => db.SearchTerms.Count(t => t.Customer == c.Id) < 3, Cancel)
                ).ShouldBe(0);
                return await db.Customers.CountAsync(Cancel) + await db.Ledger.CountAsync(Cancel);
            }
        );
    }

    private static string RealSeller { get; } =
        Core.Utilities.ProfileFolder.Read(ProfilesFolder).Find(Given.Utility.Slug)!.Companies[0].Nip;

    private static string ProfilesFolder => Repository.Utilities;

    private static Process Start(TestDatabase database, string folder, string kind = "fa3")
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "Ebok.Web.dll"),
                "import",
                kind,
                folder,
                "--utility",
                Given.Utility.Slug,
            },
            Environment =
            {
                ["EBOK_DATA"] = database.Folder,
                ["EBOK_UTILITIES"] = ProfilesFolder,
                ["Ebok__Database"] = database.Kind == DatabaseKind.Postgres ? "postgres" : "sqlite",
                ["ConnectionStrings__Ebok"] = database.Location,
            },
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    // How many files the run after so many others has done; −1 before it has begun.
    private static Task<int> ReadAsync(TestDatabase database, int runs) =>
        database.ReadAsync(
            Given.Utility,
            async db =>
                await db
                    .ImportRuns.OrderBy(r => r.StartedAt)
                    .Skip(runs)
                    .Select(r => (int?)r.Read)
                    .FirstOrDefaultAsync(Cancel)
                ?? -1
        );

    /// <summary>Whatever is there is whole: file, row, content, bytes. Answers how many invoices there are.</summary>
    private static async Task<int> CheckAsync(TestDatabase database)
    {
        await CheckFileAsync(database);
        return await database.ReadAsync(
            Given.Utility,
            async db =>
            {
                var count = 0;
                var invoices = db.Invoices.Join(
                    db.InvoiceBodies,
                    i => i.Id,
                    b => b.Invoice,
                    (i, b) =>
                        new
                        {
                            i.XmlHash,
                            b.Xml,
                            b.Content,
                        }
                );
                await foreach (var invoice in invoices.AsAsyncEnumerable().WithCancellation(Cancel))
                {
                    count++;
                    if (count % 50 != 0)
                        continue;
                    VerificationLink.HashOf(InvoiceXml.Decompress(invoice.Xml!)).ShouldBe(invoice.XmlHash);
                    InvoiceJson.Deserialize(invoice.Content).Lines.Count.ShouldBe(2);
                }
                (await db.Invoices.CountAsync(Cancel)).ShouldBe(count, "no invoice without its content");
                (await db.InvoiceBodies.CountAsync(Cancel)).ShouldBe(count, "no content without its invoice");
                return count;
            }
        );
    }

    private static async Task CheckFileAsync(TestDatabase database)
    {
        if (database.Kind != DatabaseKind.Sqlite)
            return;
        await using var connection = new SqliteConnection($"Data Source={database.Location}");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        (await command.ExecuteScalarAsync(Cancel)).ShouldBe("ok");
    }

    private static Task<List<string>> ContentAsync(TestDatabase database) =>
        database.ReadAsync(
            Given.Utility,
            db =>
                db.Invoices.OrderBy(i => i.Number)
                    .Select(i => i.Number + i.SellerNip + i.XmlHash + i.BuyerCode + i.PayAccount)
                    .ToListAsync(Cancel)
        );
}
