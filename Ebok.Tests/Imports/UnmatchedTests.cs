using System.Text;
using Ebok.Core.Audit;
using Ebok.Core.Imports.Unmatched;
using Ebok.Core.Invoices.Notices;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Imports;

/// <summary>Invoices of nobody, given to a customer by hand.</summary>
[Trait("Id", "O5")]
public class UnmatchedTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly (string, byte[]) Customers = (
        "klienci.csv",
        Encoding.UTF8.GetBytes("kod;nazwa;rachunek\nK-1;Anna Wymyślona;98109010140123000000001234\n")
    );

    [Theory, OnEachDatabase]
    public async Task Assign_Remembered_GivesTheSameBuyersInvoicesNowAndLater(DatabaseKind kind)
    {
        await using var desk = await ImportDesk.NewAsync(kind);
        await desk.ImportAsync(
            Customers,
            ("1.xml", new Fa3Xml { Code = "stary-kod" }.Bytes),
            ("2.xml", new Fa3Xml { Number = "FV/2", Code = "stary-kod" }.Bytes),
            (
                "3.xml",
                new Fa3Xml
                {
                    Number = "FV/3",
                    Code = "stary-kod",
                    Buyer = "Kto Inny",
                }.Bytes
            )
        );
        var store = desk.Office.Database.Store;
        var waiting = await new ListUnmatched(store).RunAsync(
            ImportDesk.Clerk,
            false,
            "fv/",
            Sort.None,
            new(1),
            Cancel
        );
        waiting.Rows.Select(r => r.Number).Order().ShouldBe(["FV/1", "FV/2", "FV/3"]);
        var id = waiting.Rows.Single(r => r.Number == "FV/1").Id;
        var view = (await new ReadUnmatched(store).RunAsync(ImportDesk.Clerk, id, Cancel)).ShouldNotBeNull();
        view.SameBuyer.ShouldBe(1);
        var suggestion = view.Suggestions.ShouldHaveSingleItem();
        suggestion.Reasons.ShouldBe([SuggestionReason.Account]);

        var given = await desk.Assign.RunAsync(ImportDesk.Clerk, id, suggestion.Id, remember: true, Cancel);

        given.ShouldBe(2);
        await desk.ImportAsync(("4.xml", new Fa3Xml { Number = "FV/4", Code = "Stary-Kod " }.Bytes));
        (await desk.Office.InvoiceAsync("FV/2")).Customer.ShouldBe(suggestion.Id);
        (await desk.Office.InvoiceAsync("FV/3")).Customer.ShouldBeNull();
        (await desk.Office.InvoiceAsync("FV/4")).Customer.ShouldBe(suggestion.Id);
        var assigned = await new ListUnmatched(store).RunAsync(ImportDesk.Clerk, true, null, Sort.None, new(1), Cancel);
        assigned.Rows.Select(r => r.Number).Order().ShouldBe(["FV/1", "FV/2"]);
        (await desk.ActsAsync()).Count(a => a == AuditAct.InvoiceAssigned).ShouldBe(2);
    }

    [Theory, OnEachDatabase]
    public async Task Unassign_IsNobodysAgain_AndForgotten(DatabaseKind kind)
    {
        await using var desk = await ImportDesk.NewAsync(kind);
        await desk.ImportAsync(Customers, ("1.xml", new Fa3Xml { Code = "?" }.Bytes));
        var (invoice, customer) = (await desk.Office.InvoiceAsync("FV/1"), await CustomerAsync(desk));
        await desk.Assign.RunAsync(ImportDesk.Clerk, invoice.Id, customer, remember: true, Cancel);

        (await desk.Unassign.RunAsync(ImportDesk.Clerk, invoice.Id, Cancel)).IsOk.ShouldBeTrue();

        (await desk.Office.InvoiceAsync("FV/1")).Customer.ShouldBeNull();
        await desk.ImportAsync(("2.xml", new Fa3Xml { Number = "FV/2", Code = "?" }.Bytes));
        (await desk.Office.InvoiceAsync("FV/2")).Customer.ShouldBeNull();
        (await desk.ActsAsync()).ShouldContain(AuditAct.InvoiceUnassigned);
        (await desk.Unassign.RunAsync(ImportDesk.Clerk, invoice.Id, Cancel)).Refusal.ShouldBeOfType<NotFound>();
    }

    [Theory, OnEachDatabase]
    public async Task Assign_Twice_SecondIsTold(DatabaseKind kind)
    {
        await using var desk = await ImportDesk.NewAsync(kind);
        await desk.ImportAsync(Customers, ("1.xml", new Fa3Xml { Code = "?" }.Bytes));
        var (invoice, customer) = (await desk.Office.InvoiceAsync("FV/1"), await CustomerAsync(desk));

        (await desk.Assign.RunAsync(ImportDesk.Clerk, invoice.Id, customer, false, Cancel)).IsOk.ShouldBeTrue();
        (
            await desk.Assign.RunAsync(ImportDesk.Clerk, invoice.Id, customer, true, Cancel)
        ).Refusal.ShouldBeOfType<InvoiceHasCustomer>();

        (await desk.Office.ReadAsync(db => db.BuyerRules.CountAsync(Cancel))).ShouldBe(
            0,
            "a refusal remembers nothing"
        );
        (
            await desk.Assign.RunAsync(
                ImportDesk.Clerk with
                {
                    Role = StaffRole.Reader,
                },
                invoice.Id,
                customer,
                false,
                Cancel
            )
        ).Refusal.ShouldBeOfType<NotOfYourRole>();
        await desk.Office.Database.Store.WriteAsync(
            ImportOffice.Profile.Id,
            db => db.Invoices.ExecuteUpdateAsync(s => s.SetProperty(i => i.Notice, NoticeState.Told), Cancel),
            Cancel
        );
        (await desk.Unassign.RunAsync(ImportDesk.Clerk, invoice.Id, Cancel)).Refusal.ShouldBeOfType<InvoiceIsKnown>();
    }

    private static Task<CustomerId> CustomerAsync(ImportDesk desk) =>
        desk.Office.ReadAsync(db => db.Customers.Select(c => c.Id).SingleAsync(Cancel));
}
