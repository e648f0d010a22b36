using Ebok.Core.Exports;
using Ebok.Tests.Testing;
using Ebok.Web.Commands;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Exports;

/// <summary><c>export</c> by its exit codes and files, cut off at each step (O5).</summary>
[Trait("Id", "O5")]
public class ExportCommandTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task New_ThenNothingNew_ThenAgain_ThenSince()
    {
        await using var office = await ExportOffice.OpenAsync(DatabaseKind.Sqlite);
        await office.AddReadingAsync(new(2026, 10, 5), 123m);
        var (file, again, since) = (office.PathOf("a.csv"), office.PathOf("b.csv"), office.PathOf("c.json"));

        (await office.RunAsync("readings", "--out", file)).Code.ShouldBe(ExitCode.Done);
        var nothing = await office.RunAsync("readings", "--out", again);
        (nothing.Code, nothing.Error.Contains("Nie ma nic nowego", StringComparison.Ordinal)).ShouldBe(
            (ExitCode.Done, true)
        );
        office.Files().ShouldBe(["a.csv"]);
        (await office.RunAsync("readings", "--again", "1", "--out", again)).Code.ShouldBe(ExitCode.Done);
        (await office.RunAsync("readings", "--since", "2026-10-05", "--format", "json", "--out", since)).Code.ShouldBe(
            ExitCode.Done
        );

        (await File.ReadAllBytesAsync(again, Cancel)).ShouldBe(await File.ReadAllBytesAsync(file, Cancel));
        (await File.ReadAllTextAsync(since, Cancel)).ShouldContain("\"licznik\": \"65215917\"");
        (await office.RunAsync("readings", "--since", "2026-10-06")).Error.ShouldContain("wierszy: 0");
        // On the screen the data are alone; what is said goes to the other stream.
        var screen = await office.RunAsync("readings", "--again", "1");
        screen.Output.ShouldStartWith("\uFEFFid;klient;licznik;");
        screen.Error.ShouldContain("Zapisano wierszy: 1");
    }

    [Theory]
    [InlineData("readings", "--since", "31.02.2026")]
    [InlineData("readings", "--since", "2026-02-31")]
    [InlineData("readings", "--since", "2026-01-01", "--again", "1")]
    [InlineData("readings", "--again", "7")]
    [InlineData("readings", "--format", "xlsx")]
    [InlineData("readings", "--out", "/there/is/no/such/folder/a.csv")]
    [InlineData("birds")]
    public async Task WrongArguments_EndWithoutAnExport(params string[] args)
    {
        await using var office = await ExportOffice.OpenAsync(DatabaseKind.Sqlite);
        await office.AddReadingAsync(new(2026, 10, 5), 123m);

        (await office.RunAsync(args)).Code.ShouldNotBe(ExitCode.Done);

        (await office.Database.ReadAsync(Given.Utility, db => db.Exports.CountAsync(Cancel))).ShouldBe(0);
    }

    [Theory]
    [InlineData("export", "readings", "--since", "2026-02-31", "--utility", "kpec")]
    [InlineData("export", "birds", "--utility", "kpec")]
    [InlineData("export", "readings")]
    public void WrongArguments_EndWithTwo(params string[] args) =>
        CommandLine.AnswerAlone(args).ShouldBe(ExitCode.NotRun);

    [Fact]
    public void Help_NeedsNoSettings() => CommandLine.AnswerAlone(["export", "--help"]).ShouldBe(ExitCode.Done);

    [Fact]
    public async Task FileThatIsThere_IsNotWrittenOver_AndNothingIsMarked()
    {
        await using var office = await ExportOffice.OpenAsync(DatabaseKind.Sqlite);
        await office.AddReadingAsync(new(2026, 10, 5), 123m);
        await File.WriteAllTextAsync(office.PathOf("a.csv"), "stary", Cancel);

        (await office.RunAsync("readings", "--out", office.PathOf("a.csv"))).Code.ShouldBe(ExitCode.NotRun);

        (await File.ReadAllTextAsync(office.PathOf("a.csv"), Cancel)).ShouldBe("stary");
        (await office.RunAsync("readings", "--out", office.PathOf("b.csv"))).Code.ShouldBe(ExitCode.Done);
    }

    [Theory, OnEachDatabase]
    public async Task CutOff_BeforeTheFileIsWhole_NextRunWritesTheSameExport(DatabaseKind kind)
    {
        await using var office = await ExportOffice.OpenAsync(kind);
        await office.AddReadingAsync(new(2026, 10, 5), 123m);
        // As it stands after a kill: taken, half a file under the other name.
        (
            await office.Get<TakeExport>().OfCommandAsync(Given.Utility, ExportKind.Readings, Cancel)
        ).IsOk.ShouldBeTrue();
        await File.WriteAllTextAsync(office.PathOf("a.csv.part-1"), "id;kli", Cancel);
        await office.AddReadingAsync(new(2026, 11, 5), 130m);

        (await office.RunAsync("readings", "--out", office.PathOf("a.csv"))).Code.ShouldBe(ExitCode.Done);
        (await office.RunAsync("readings", "--out", office.PathOf("b.csv"))).Code.ShouldBe(ExitCode.Done);

        office.Files().ShouldBe(["a.csv", "b.csv"]);
        Days(office, "a.csv").ShouldBe(["2026-10-05"]);
        Days(office, "b.csv").ShouldBe(["2026-11-05"]);
    }

    [Theory, OnEachDatabase]
    public async Task CutOff_BeforeTheFileHasItsName_NextRunGivesItAndRepeatsNothing(DatabaseKind kind)
    {
        await using var office = await ExportOffice.OpenAsync(kind);
        await office.AddReadingAsync(new(2026, 10, 5), 123m);
        var take = office.Get<TakeExport>();
        (await take.OfCommandAsync(Given.Utility, ExportKind.Readings, Cancel)).TryGet(out var export, out _);
        await File.WriteAllBytesAsync(office.PathOf("a.csv.part-1"), await office.WriteAsync(export!), Cancel);
        await take.WrittenAsync(Given.Utility, export!.Id, office.PathOf("a.csv"), Cancel);

        var next = await office.RunAsync("readings", "--out", office.PathOf("b.csv"));

        next.Code.ShouldBe(ExitCode.Done);
        next.Error.ShouldContain("Dokończono przerwany eksport nr 1");
        next.Error.ShouldContain("Nie ma nic nowego");
        office.Files().ShouldBe(["a.csv"]);
        Days(office, "a.csv").ShouldBe(["2026-10-05"]);
    }

    [Fact]
    public async Task TwoCommandsAtOnce_SecondDoesNothing()
    {
        await using var office = await ExportOffice.OpenAsync(DatabaseKind.Sqlite);
        await office.AddReadingAsync(new(2026, 10, 5), 123m);
        using (
            new FileStream(
                Path.Combine(office.Database.Folder, "export-kpec-readings.lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            )
        )
            (await office.RunAsync("readings", "--out", office.PathOf("a.csv"))).Code.ShouldBe(ExitCode.NotRun);

        (await office.RunAsync("readings", "--out", office.PathOf("a.csv"))).Code.ShouldBe(ExitCode.Done);
    }

    private static IEnumerable<string?> Days(ExportOffice office, string file) =>
        ExportOffice.Rows(office.PathOf(file), "data").Select(r => r["data"]);
}
