using Ebok.Core.Invoices;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Invoices;

[Trait("Id", "K8")]
public class ListInvoicesTests
{
    private static readonly TestClock Clock = new(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));

    [Theory, OnEachDatabase]
    public async Task List_NewestFirst_WithStateAndRest(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var customer = Given.Customer("K0001");
        await database.AddAsync(
            customer,
            Given.Invoice(customer, "FV/1", new(2026, 9, 1), 100, left: 0),
            Given.Invoice(customer, "FV/3", new(2026, 11, 10), 300),
            Given.Invoice(customer, "FV/2", new(2026, 10, 1), 200, left: 50)
        );

        var page = await ListAsync(database, customer);

        page.Total.ShouldBe(3);
        page.Rows.Select(r => (r.Number, r.Gross.ToString(), r.Left.ToString(), r.State))
            .ShouldBe([
                ("FV/3", "300.00", "300.00", InvoiceState.Due),
                ("FV/2", "200.00", "50.00", InvoiceState.Overdue),
                ("FV/1", "100.00", "0.00", InvoiceState.Paid),
            ]);
    }

    [Theory, OnEachDatabase]
    public async Task List_Period_BothDaysIncluded(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var customer = Given.Customer("K0001");
        await database.AddAsync(
            customer,
            Given.Invoice(customer, "before", new(2026, 8, 31)),
            Given.Invoice(customer, "first", new(2026, 9, 1)),
            Given.Invoice(customer, "last", new(2026, 9, 30)),
            Given.Invoice(customer, "after", new(2026, 10, 1))
        );

        var page = await ListAsync(
            database,
            customer,
            new(new Period(new(2026, 9, 1), new(2026, 9, 30)), SellerNip: null)
        );

        page.Rows.Select(r => r.Number).ShouldBe(["last", "first"]);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "U2")]
    public async Task List_OneSeller_LeavesTheOthersOut(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var customer = Given.Customer("K0001");
        await database.AddAsync(
            customer,
            Given.Invoice(customer, "FV/1", new(2026, 9, 1)),
            Given.Invoice(customer, "FV/1", new(2026, 9, 1), seller: "8567346215")
        );

        (await ListAsync(database, customer)).Rows.Count.ShouldBe(2);
        (await ListAsync(database, customer, new(default, "8567346215")))
            .Rows.ShouldHaveSingleItem()
            .SellerNip.ShouldBe("8567346215");
    }

    [Theory, OnEachDatabase]
    public async Task List_Thousands_InPagesWithoutGapsOrRepeats(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var customer = Given.Customer("K0001");
        // Many of one day: only the tie-breaker keeps the pages apart.
        await database.AddAsync([
            customer,
            .. Enumerable.Range(0, 1_050).Select(i => Given.Invoice(customer, $"FV/{i}", new(2026, 9, 1 + i % 3))),
        ]);

        var seen = new List<string>();
        for (var number = 1; number <= 11; number++)
            seen.AddRange((await ListAsync(database, customer, page: new(number, 100))).Rows.Select(r => r.Number));

        seen.Distinct().Count().ShouldBe(1_050);
        (await ListAsync(database, customer, page: new(99, 100))).Number.ShouldBe(11, "past the end is the last page");
    }

    [Theory, OnEachDatabase]
    public async Task List_NoInvoices_IsEmpty(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var customer = Given.Customer("K0001");
        await database.AddAsync(customer);

        (await ListAsync(database, customer)).ShouldSatisfyAllConditions(
            page => page.Rows.ShouldBeEmpty(),
            page => page.Total.ShouldBe(0)
        );
    }

    private static Task<Page<InvoiceRow>> ListAsync(
        TestDatabase database,
        Core.Customers.Customer customer,
        InvoiceFilter filter = default,
        PageRequest? page = null
    ) =>
        new ListInvoices(database.Store, Clock).RunAsync(
            Given.Owner(customer),
            filter,
            page ?? new(1),
            TestContext.Current.CancellationToken
        );
}
