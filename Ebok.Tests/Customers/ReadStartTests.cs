using Ebok.Core.Content;
using Ebok.Core.Customers;
using Ebok.Core.Imports;
using Ebok.Core.Invoices;
using Ebok.Core.News;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Customers;

[Trait("Id", "Q3")]
public class ReadStartTests
{
    private static readonly TestClock Clock = new(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));

    [Theory, OnEachDatabase]
    public async Task Start_ShowsDuesNextDueLastInvoiceAndLastReading(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var customer = Given.Customer("001234", "Jan Węgrowski");
        (customer.Street, customer.PostCode, customer.City) = ("ul. Wyszyńskiego 1", "07-100", "Węgrów");
        var point = Given.Point(customer, "P-1");
        var meter = Given.Meter(point, "L1");
        await database.AddAsync(
            customer,
            Given.Invoice(customer, "FV/1", new(2026, 10, 1), 60),
            Given.Invoice(customer, "FV/2", new(2026, 11, 1), 10, left: 0),
            point,
            meter,
            Given.Reading(meter, new(2026, 9, 30), 497),
            Given.Reading(meter, new(2026, 8, 31), 487)
        );

        var start = (await ReadAsync(database, Given.Owner(customer))).ShouldNotBeNull();

        start.Customer.Address.ShouldBe(["ul. Wyszyńskiego 1", "07-100 Węgrów"]);
        start.Dues.ShouldHaveSingleItem().Left.ToString().ShouldBe("60.00");
        start.NextDue.ShouldNotBeNull().Number.ShouldBe("FV/1");
        start.LastInvoice.ShouldNotBeNull().Number.ShouldBe("FV/2");
        start.LastReading.ShouldNotBeNull().State.ShouldBe(497m);
    }

    [Theory, OnEachDatabase]
    public async Task Start_NothingYet_IsNotAnError(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var customer = Given.Customer("001234");
        await database.AddAsync(customer);

        var start = (await ReadAsync(database, Given.Owner(customer))).ShouldNotBeNull();

        start.Dues.ShouldBeEmpty();
        start.LastInvoice.ShouldBeNull();
        start.LastReading.ShouldBeNull();
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "B3")]
    public async Task Freshness_IsTheLastFinishedImportOfThisUtility(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await database.AddAsync(
            Run(Given.Imported, finished: true),
            Run(Given.Imported.AddDays(-1), finished: true),
            Run(Given.Imported.AddDays(1), finished: false)
        );
        var freshness = new ReadFreshness(database.Store, Clock);

        (await freshness.RunAsync(Given.Utility, Cancel)).ShouldBe(Given.Imported);
        (await freshness.RunAsync(new("mpwik"), Cancel)).ShouldBeNull();
    }

    [Theory, OnEachDatabase]
    public async Task News_OnlyWhatIsPublishedNow_NewestFirst(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var customer = Given.Customer("001234");
        await database.AddAsync(
            customer,
            Item("old", new(2012, 1, 1), until: null),
            Item("over", new(2026, 1, 1), until: new(2026, 11, 19)),
            Item("last day", new(2026, 1, 2), until: new(2026, 11, 20)),
            Item("tomorrow", new(2026, 11, 21), until: null)
        );

        var news = await new ListNews(database.Store, Clock).RunAsync(Given.Owner(customer), new(1), Cancel);

        news.Rows.Select(n => n.Title).ShouldBe(["last day", "old"]);
        news.Rows[0].Text.ShouldContain("Pierwszy.");
    }

    private static Task<StartView?> ReadAsync(TestDatabase database, Actor actor) =>
        new ReadStart(database.Store, new ListInvoices(database.Store, Clock), Clock).RunAsync(actor, Cancel);

    private static ImportRun Run(DateTimeOffset at, bool finished) =>
        new()
        {
            Id = ImportRunId.New(),
            Utility = Given.Utility,
            Source = "csv",
            StartedAt = at,
            FinishedAt = finished ? at : null,
        };

    private static Article Item(string title, DateOnly on, DateOnly? until) =>
        new()
        {
            Id = ArticleId.New(),
            Utility = Given.Utility,
            PublishedOn = on,
            Until = until,
            Title = title,
            Text = "Pierwszy.\r\n\r\nDrugi.",
        };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
