using Ebok.Core.Payments;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Payments;

[Trait("Id", "K8")]
public class ListDuesTests
{
    private static readonly TestClock Clock = new(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));

    [Theory, OnEachDatabase]
    public async Task Dues_UnpaidInvoicesAndNotes_MostUrgentFirst_WithSums(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var customer = Given.Customer("K0001");
        var account = Given.Account("K0001", new DateTimeOffset(2026, 3, 1, 23, 30, 0, TimeSpan.Zero));
        var collected = Given.Invoice(customer, "FV/collected", new(2025, 1, 1), 1_000);
        collected.UnderCollection = true;
        await database.AddAsync(
            customer,
            account,
            collected,
            Given.Invoice(customer, "FV/paid", new(2026, 9, 1), 100, left: 0),
            Given.Invoice(customer, "FV/over", new(2026, 9, 2), 100, left: -7),
            Given.Invoice(customer, "FV/new", new(2026, 11, 18), 30),
            Given.Invoice(customer, "FV/late", new(2026, 10, 1), 200, left: 50.50m),
            Given.Invoice(customer, "FV/other", new(2026, 11, 1), 5, seller: "8567346215"),
            Given.Note(customer, new(2026, 10, 20), 1.20m, "NO/1", "FV/late")
        );

        var dues = await ListAsync(database, Given.Owner(customer, account));

        dues.Rows.Rows.Select(r => (r.Number, r.Left.ToString(), r.DaysOverdue, r.Charge))
            .ShouldBe([
                ("FV/late", "50.50", 36, null),
                ("NO/1", "1.20", 17, LedgerKind.InterestNote),
                ("FV/other", "5.00", 5, null),
                ("FV/new", "30.00", 0, null),
            ]);
        dues.Sums.Select(s => (s.SellerNip, s.Left.ToString(), s.Overdue.ToString(), s.Overpaid.ToString(), s.Count))
            .ShouldBe([("5265877635", "81.70", "51.70", "7.00", 3), ("8567346215", "5.00", "5.00", "0.00", 1)]);
        dues.UnderCollection.ShouldBeTrue();
        dues.KeptSince.ShouldBe(new DateOnly(2026, 3, 2), "the day is Warsaw's");
    }

    [Theory, OnEachDatabase]
    public async Task Dues_PaymentsOnNoInvoice_AreToldBesideWhatIsLeft(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var (customer, account) = (Given.Customer("K0001"), Given.Account("K0001"));
        await database.AddAsync(
            customer,
            account,
            Given.Invoice(customer, "FV/1", new(2026, 11, 1), 100, left: 60),
            Given.Payment(customer, new(2026, 11, 5), 40, "FV/1"),
            Given.Payment(customer, new(2026, 11, 6), 25.50m),
            Given.Payment(customer, new(2026, 11, 7), 10, "FV/from-before-the-portal")
        );

        var dues = await ListAsync(database, Given.Owner(customer, account));

        dues.Sums.Select(s => (s.Left.ToString(), s.Unbooked.ToString(), s.Count)).ShouldBe([("60.00", "25.50", 1)]);
    }

    [Theory, OnEachDatabase]
    public async Task Dues_NothingUnpaid_IsEmpty(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var (customer, account) = (Given.Customer("K0001"), Given.Account("K0001"));
        await database.AddAsync(customer, account);

        var dues = await ListAsync(database, Given.Owner(customer, account));

        dues.Sums.ShouldBeEmpty();
        dues.Rows.Rows.ShouldBeEmpty();
        dues.UnderCollection.ShouldBeFalse();
    }

    private static Task<Dues> ListAsync(TestDatabase database, Actor actor) =>
        new ListDues(database.Store, Clock).RunAsync(actor, new(1), TestContext.Current.CancellationToken);
}
