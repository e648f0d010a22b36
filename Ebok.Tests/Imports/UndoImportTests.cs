using System.Text;
using Ebok.Core.Audit;
using Ebok.Core.Imports;
using Ebok.Core.Imports.Undo;
using Ebok.Core.Invoices.Notices;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Imports;

/// <summary>Taking the last import back: whole or not at all.</summary>
[Trait("Id", "O5")]
public class UndoImportTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static (string, byte[]) Csv(string name, string text) => (name, Encoding.UTF8.GetBytes(text));

    private static readonly (string, byte[])[] First =
    [
        Csv("klienci.csv", "kod;nazwa;email\nK-1;Anna Wymyślona;anna@example.pl\n"),
        Csv("punkty.csv", "kod;klient;adres\nP-7;K-1;ul. Lipowa 1\n"),
        ("1.xml", new Fa3Xml { Point = "P-7" }.Bytes),
        ("2.xml", new Fa3Xml { Number = "FV/2", Code = "K-2" }.Bytes),
        Csv(
            "rozrachunki.csv",
            $"numer;klient;nip_sprzedawcy;rodzaj;data;kwota;dotyczy\nW/1;K-1;{Fa3Xml.Seller};wplata;2026-10-10;8,00;FV/1\n"
        ),
    ];

    // Changes a customer, an invoice and its body, brings a customer for an invoice of nobody, a payment of an old
    // invoice, a correction, a KSeF number.
    private static readonly (string, byte[])[] Second =
    [
        Csv("klienci.csv", "kod;nazwa;email\nK-1;Anna Inna;\nK-2;Borys Nowy;\n"),
        ("1.xml", new Fa3Xml { Point = "P-7", Gross = "216.00" }.Bytes),
        (
            "3.xml",
            new Fa3Xml
            {
                Number = "FV/3",
                Kind = "KOR",
                Corrects = "FV/1",
                Code = "K-2",
            }.Bytes
        ),
        Csv("ksef.csv", "numer;ksef\nFV/2;5265877635-20250826-0100001AF629-AF\n"),
        Csv(
            "rozrachunki.csv",
            $"numer;klient;nip_sprzedawcy;rodzaj;data;kwota;dotyczy\nW/2;K-1;{Fa3Xml.Seller};wplata;2026-10-11;50,00;FV/1\n"
        ),
    ];

    [Theory, OnEachDatabase]
    public async Task Undo_LastImport_EverythingIsAsBefore(DatabaseKind kind)
    {
        await using var desk = await ImportDesk.NewAsync(kind);
        var first = await desk.ImportAsync(First);
        var before = await desk.ContentAsync();
        var id = await desk.ImportAsync(Second);
        (await desk.ContentAsync()).ShouldNotBe(before);
        (await desk.Office.InvoiceAsync("FV/2")).Customer.ShouldNotBeNull();

        (await desk.Undo.PreviewAsync(ImportDesk.Manager, id, Cancel)).TryGet(out var preview, out _).ShouldBeTrue();
        var undone = await desk.Undo.RunAsync(ImportDesk.Manager, id, Cancel);

        undone.TryGet(out var view, out var refusal).ShouldBeTrue(Obstacles(refusal));
        (view!.Removed, view.Restored).ShouldBe((preview!.Removed, preview.Restored));
        (await desk.ContentAsync()).ShouldBe(before);
        (await desk.ViewAsync(id)).Row.State.ShouldBe(ImportState.Undone);
        (await desk.ActsAsync())[^1].ShouldBe(AuditAct.ImportUndone);
        var freshness = await new ReadFreshness(desk.Office.Database.Store, desk.Office.Clock).RunAsync(
            ImportOffice.Profile.Id,
            Cancel
        );
        // The row of data is finished a moment before the run itself has ended; the second import came a minute later.
        freshness!.Value.ShouldBe((await desk.ViewAsync(first)).Row.EndedAt!.Value, TimeSpan.FromSeconds(10));
        // And it can be run again.
        await desk.ImportAsync(Second);
    }

    [Theory, OnEachDatabase]
    public async Task Undo_OfTheFirst_LeavesNothing(DatabaseKind kind)
    {
        await using var desk = await ImportDesk.NewAsync(kind);
        var id = await desk.ImportAsync(First);

        (await desk.Undo.RunAsync(ImportDesk.Manager, id, Cancel)).Refusal.ShouldBeNull();

        (await desk.ContentAsync()).ShouldBeEmpty();
        (await desk.Undo.RunAsync(ImportDesk.Manager, id, Cancel)).Refusal.ShouldBeOfType<ImportNeeded>(
            "there is nothing to take back twice"
        );
    }

    [Fact]
    public async Task Undo_NotTheLast_IsRefused()
    {
        await using var desk = await ImportDesk.NewAsync(DatabaseKind.Sqlite);
        var first = await desk.ImportAsync(First);
        await desk.ImportAsync(Second);

        await ShouldBeInTheWayAsync(desk, first, UndoObstacle.NotTheLast);
    }

    [Theory, OnEachDatabase]
    public async Task Undo_SomethingDepends_SaysWhatAndChangesNothing(DatabaseKind kind)
    {
        await using var desk = await ImportDesk.NewAsync(kind);
        var id = await desk.ImportAsync(First);
        var customer = await desk.Office.ReadAsync(db => db.Customers.SingleAsync(Cancel));
        // A letter, a payment of an invoice by a bank statement, a mail that told of an invoice.
        await desk.Office.Database.AddAsync(Given.Case(customer, "PR/1", "Pismo"));
        await ShouldBeInTheWayAsync(desk, id, UndoObstacle.Cases);
        await WriteAsync(desk, db => db.Cases.ExecuteDeleteAsync(Cancel));

        await desk.Office.Database.AddAsync(Given.Payment(customer, new(2026, 11, 1), 1, "FV/1", "MT940/1"));
        await ShouldBeInTheWayAsync(desk, id, UndoObstacle.Payments);
        await WriteAsync(desk, db => db.Ledger.Where(e => e.Number == "MT940/1").ExecuteDeleteAsync(Cancel));

        await WriteAsync(
            desk,
            db => db.Invoices.ExecuteUpdateAsync(s => s.SetProperty(i => i.Notice, NoticeState.Told), Cancel)
        );
        await ShouldBeInTheWayAsync(desk, id, UndoObstacle.Mails);
        await WriteAsync(
            desk,
            db => db.Invoices.ExecuteUpdateAsync(s => s.SetProperty(i => i.Notice, NoticeState.None), Cancel)
        );

        (await desk.Undo.RunAsync(ImportDesk.Manager, id, Cancel)).Refusal.ShouldBeNull();
    }

    [Theory, OnEachDatabase]
    public async Task Undo_RowChangedSince_IsRefused(DatabaseKind kind)
    {
        await using var desk = await ImportDesk.NewAsync(kind);
        await desk.ImportAsync(First);
        var id = await desk.ImportAsync(Second);
        await WriteAsync(
            desk,
            db =>
                db.Customers.Where(c => c.Code == "K-1")
                    .ExecuteUpdateAsync(s => s.SetProperty(c => c.Name, "Anna Po Zmianie"), Cancel)
        );

        await ShouldBeInTheWayAsync(desk, id, UndoObstacle.ChangedSince);
    }

    [Fact]
    public async Task Undo_InvoiceGivenByHand_IsRefused()
    {
        await using var desk = await ImportDesk.NewAsync(DatabaseKind.Sqlite);
        var id = await desk.ImportAsync(First);
        var invoice = await desk.Office.InvoiceAsync("FV/2");
        var customer = await desk.Office.ReadAsync(db => db.Customers.SingleAsync(Cancel));
        (await desk.Assign.RunAsync(ImportDesk.Clerk, invoice.Id, customer.Id, true, Cancel)).IsOk.ShouldBeTrue();

        await ShouldBeInTheWayAsync(desk, id, UndoObstacle.ByHand);
    }

    private static async Task ShouldBeInTheWayAsync(ImportDesk desk, ImportRunId id, UndoObstacle obstacle)
    {
        var before = await desk.ContentAsync();

        var refusal = (await desk.Undo.RunAsync(ImportDesk.Manager, id, Cancel)).Refusal.ShouldBeOfType<ImportNeeded>();

        refusal.View.Obstacles.Select(o => o.Obstacle).ShouldBe([obstacle]);
        (await desk.ContentAsync()).ShouldBe(before);
    }

    private static string? Obstacles(Refusal? refusal) =>
        refusal is ImportNeeded needed ? string.Join(", ", needed.View.Obstacles) : refusal?.Code;

    private static Task WriteAsync(ImportDesk desk, Func<Core.Data.EbokDb, Task> write) =>
        desk.Office.Database.Store.WriteAsync(ImportOffice.Profile.Id, write, Cancel);
}
