using System.Text;
using System.Text.Json;
using Ebok.Core.Audit;
using Ebok.Core.Consents;
using Ebok.Core.DataChanges;
using Ebok.Core.Exports;
using Ebok.Core.Meters.Giving;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Exports;

/// <summary>What customers sent, as files (O5): each row once, an earlier export again, read by the importer's own reader.</summary>
[Trait("Id", "O5")]
public class ExportTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Readings_AcceptedOnes_OnceAndAgain(DatabaseKind kind)
    {
        await using var office = await ExportOffice.OpenAsync(kind);
        await office.AddReadingAsync(new(2026, 10, 5), 123.456m);
        await office.AddReadingAsync(new(2026, 9, 5), 100m, GivenState.New);
        await office.AddReadingAsync(new(2026, 8, 5), 90m, GivenState.Refused);

        var first = await office.TakenAsync(ExportKind.Readings);
        (first.Number, first.Rows).ShouldBe((1, 1));
        (
            await office.Get<TakeExport>().RunAsync(ExportOffice.Clerk, ExportKind.Readings, Cancel)
        ).Refusal.ShouldBeOfType<NothingToExport>();
        await office.AddReadingAsync(new(2026, 11, 5), 130m);
        var second = await office.TakenAsync(ExportKind.Readings);

        var path = office.PathOf("odczyty.csv");
        await File.WriteAllBytesAsync(path, await office.WriteAsync(first), Cancel);
        var row = ExportOffice
            .Rows(path, "klient", "licznik", "data", "stan", "zuzycie", "powod", "uwaga", "podano", "eksport")
            .ShouldHaveSingleItem();
        row.Values.ShouldBe([
            "0012417",
            "65215917",
            "2026-10-05",
            "123,456",
            "1,5",
            "rzeczywiste",
            "'-2+3 kapie",
            "2026-10-05T14:00:00+02:00",
            "1",
        ]);
        (second.Number, second.Rows).ShouldBe((2, 1));
        Encoding.UTF8.GetString(await office.WriteAsync(second)).ShouldContain("2026-11-05");
        // Again, and the same.
        (await office.WriteAsync(first)).ShouldBe(await File.ReadAllBytesAsync(path, Cancel));
        (await office.WriteAsync(first))[..3].ShouldBe(Encoding.UTF8.GetPreamble());
    }

    [Theory, OnEachDatabase]
    public async Task DataChanges_AreNamedByTheImportersColumns_AndAPlusIsNoFormula(DatabaseKind kind)
    {
        await using var office = await ExportOffice.OpenAsync(kind);
        await office.AddChangeAsync("+48 601 222 333");
        await office.AddChangeAsync("+48 601 000 000", DataChangeState.Waiting);
        await office.AddChangeAsync("+48 601 000 001", DataChangeState.Refused);
        await office.AddChangeAsync("+48 601 000 002", DataChangeState.Billed);

        var export = await office.TakenAsync(ExportKind.DataChanges);

        export.Rows.ShouldBe(1);
        var path = office.PathOf("zmiany.csv");
        await File.WriteAllBytesAsync(path, await office.WriteAsync(export), Cancel);
        ExportOffice
            .Rows(path, "klient", "pole", "bylo", "ma_byc", "przyjeto")
            .ShouldHaveSingleItem()
            .Values.ShouldBe([
                "0012417",
                "telefon",
                "0048 600 100 200",
                "0048 601 222 333",
                "2026-11-21T06:30:00+01:00",
            ]);
        var json = JsonDocument.Parse(await office.WriteAsync(export, ExportFormat.Json)).RootElement;
        json.GetProperty("what").GetString().ShouldBe("data-changes");
        json.GetProperty("export").GetInt32().ShouldBe(1);
        json.GetProperty("rows")[0].GetProperty("ma_byc").GetString().ShouldBe("+48 601 222 333");
    }

    [Theory, OnEachDatabase]
    public async Task ConsentsAndCases_WithQuotesLinesAndFormulas_ComeBackAsTheyWere(DatabaseKind kind)
    {
        await using var office = await ExportOffice.OpenAsync(kind);
        await office.AddConsentAsync(ConsentKind.MarketingObjection);
        await office.Database.AddAsync(
            Given.Case(office.Customer, "PR/1", "Pierwszy; wiersz\n\"drugi\""),
            Given.Case(office.Customer, "PR/2", "=HYPERLINK(\"http://zly.example\")"),
            Given.Case(office.Customer, "PR/3", "\t@SUM(A1)")
        );

        var consents = await office.TakenAsync(ExportKind.Consents);
        var cases = await office.TakenAsync(ExportKind.Cases);

        var path = office.PathOf("zgody.csv");
        await File.WriteAllBytesAsync(path, await office.WriteAsync(consents), Cancel);
        ExportOffice
            .Rows(path, "rodzaj", "dano", "tresc")
            .ShouldHaveSingleItem()
            .Values.ShouldBe(["sprzeciw-marketing", "tak", "Zgadzam się; \"tak\""]);
        path = office.PathOf("sprawy.csv");
        await File.WriteAllBytesAsync(path, await office.WriteAsync(cases), Cancel);
        ExportOffice
            .Rows(path, "numer", "tresc", "stan")
            .Select(r => (r["numer"], r["tresc"], r["stan"]))
            .Order()
            .ShouldBe([
                ("PR/1", "Pierwszy; wiersz\n\"drugi\"", "nowe"),
                ("PR/2", "'=HYPERLINK(\"http://zly.example\")", "nowe"),
                ("PR/3", "'\t@SUM(A1)", "nowe"),
            ]);
    }

    [Theory, OnEachDatabase]
    public async Task TakenTwiceAtOnce_EachRowIsInOneExport(DatabaseKind kind)
    {
        await using var office = await ExportOffice.OpenAsync(kind);
        for (var i = 0; i < 20; i++)
            await office.AddConsentAsync(ConsentKind.Terms);
        var take = office.Get<TakeExport>();

        var all = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => take.RunAsync(ExportOffice.Clerk, ExportKind.Consents, Cancel))
        );

        all.Sum(r => r.TryGet(out var export, out var _) ? export.Rows : 0).ShouldBe(20);
        all.Where(r => !r.IsOk).ShouldAllBe(r => r.Refusal is NothingToExport);
        (
            await office.Database.ReadAsync(Given.Utility, db => db.Consents.CountAsync(c => c.Export == null, Cancel))
        ).ShouldBe(0);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "O7")]
    public async Task Reader_AndStaffOfAnotherUtility_GetNothing_AndTheTrailHoldsWhoDid(DatabaseKind kind)
    {
        await using var office = await ExportOffice.OpenAsync(kind);
        await office.AddConsentAsync(ConsentKind.Terms);
        var reader = ExportOffice.Clerk with { Role = StaffRole.Reader };
        var other = ExportOffice.Clerk with { Utility = new("mpwik") };

        (
            await office.Get<TakeExport>().RunAsync(reader, ExportKind.Consents, Cancel)
        ).Refusal.ShouldBeOfType<NotOfYourRole>();
        (
            await office.Get<TakeExport>().RunAsync(other, ExportKind.Consents, Cancel)
        ).Refusal.ShouldBeOfType<NothingToExport>();
        (
            await office.Get<ListExports>().RunAsync(reader, Sort.None, new(1), Cancel)
        ).Refusal.ShouldBeOfType<NotOfYourRole>();
        var export = await office.TakenAsync(ExportKind.Consents);
        (await office.Get<WriteExport>().OpenAsync(reader, export.Id, Cancel)).Refusal.ShouldBeOfType<NotOfYourRole>();
        (await office.Get<WriteExport>().OpenAsync(other, export.Id, Cancel)).Refusal.ShouldBe(NotFound.Instance);
        (await office.Get<WriteExport>().OpenAsync(ExportOffice.Clerk, export.Id, Cancel)).IsOk.ShouldBeTrue();

        (await office.Get<ListExports>().RunAsync(ExportOffice.Clerk, Sort.None, new(1), Cancel))
            .TryGet(out var view, out _)
            .ShouldBeTrue();
        view!.New.Values.ShouldAllBe(n => n == 0);
        view.Exports.Rows.ShouldHaveSingleItem().Rows.ShouldBe(1);
        (
            await office.Database.ReadAsync(
                Given.Utility,
                db => db.Audit.OrderBy(a => a.Number).Select(a => new { a.Act, a.Detail }).ToListAsync(Cancel)
            )
        )
            .Select(a => (a.Act, a.Detail))
            .ShouldBe([(AuditAct.ExportTaken, "Consents 1: 1"), (AuditAct.ExportOpened, "Consents 1")]);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData(" +1", "' +1")]
    [InlineData("\r\n@SUM(A1)", "'\r\n@SUM(A1)")]
    [InlineData("-5", "'-5")]
    [InlineData("ul. Długa 5", "ul. Długa 5")]
    [InlineData("", "")]
    public void Cell_OfSomebodysWords_IsNoFormula(string text, string cell) => CsvOutput.CellOf(text).ShouldBe(cell);
}
