using Ebok.Core.Invoices;
using Ebok.Core.Payments;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Payments;

[Trait("Id", "Q3")]
public class ListPaymentsTests
{
    private static readonly TestClock Clock = new(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));

    [Theory, OnEachDatabase]
    public async Task Payments_OneOverTwoInvoices_IsOneRowOfTwoParts(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var customer = Given.Customer("K0001");
        var invoice = Given.Invoice(customer, "FV/1", new(2026, 9, 1));
        await database.AddAsync(
            customer,
            invoice,
            Given.Payment(customer, new(2026, 9, 10), 50, "FV/1", "WB/7"),
            Given.Payment(customer, new(2026, 9, 10), 20.05m, "FV/2", "WB/7"),
            Given.Payment(customer, new(2026, 10, 1), 5, "", "WB/8")
        );

        var page = await new ListPayments(database.Store).RunAsync(Given.Owner(customer), default, new(1), Cancel);

        page.Total.ShouldBe(2);
        page.Rows.Select(p => (p.Number, p.Amount.ToString())).ShouldBe([("WB/8", "5.00"), ("WB/7", "70.05")]);
        page.Rows[1]
            .Parts.Select(p => (p.Concerns, p.Invoice, p.Amount.ToString()))
            .ShouldBe([("FV/1", invoice.Id, "50.00"), ("FV/2", null, "20.05")], ignoreOrder: true);
    }

    [Theory, OnEachDatabase]
    public async Task Payments_PeriodAndPages(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var customer = Given.Customer("K0001");
        await database.AddAsync([
            customer,
            .. Enumerable.Range(1, 30).Select(day => Given.Payment(customer, new(2026, 9, day), day)),
        ]);

        var page = await new ListPayments(database.Store).RunAsync(
            Given.Owner(customer),
            new Period(new(2026, 9, 6), null),
            new(2),
            Cancel
        );

        page.Total.ShouldBe(25);
        page.Rows.Select(r => r.On.Day).ShouldBe([10, 9, 8, 7, 6]);
    }

    [Theory, OnEachDatabase]
    public async Task Notes_WithTheInvoiceTheyAreFor(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var customer = Given.Customer("K0001");
        var invoice = Given.Invoice(customer, "FV/1", new(2026, 9, 1));
        await database.AddAsync(
            customer,
            invoice,
            Given.Note(customer, new(2026, 10, 1), 1.20m, "NO/1", "FV/1"),
            Given.Payment(customer, new(2026, 10, 1), 5, "FV/1")
        );

        var note = (
            await new ListNotes(database.Store, Clock).RunAsync(Given.Owner(customer), default, new(1), Cancel)
        ).Rows.ShouldHaveSingleItem();

        note.Number.ShouldBe("NO/1");
        note.Invoice.ShouldBe(invoice.Id);
        note.State.ShouldBe(InvoiceState.Overdue);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
