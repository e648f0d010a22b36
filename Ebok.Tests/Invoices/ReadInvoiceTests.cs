using Ebok.Core.Invoices;
using Ebok.Core.Payments;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Invoices;

[Trait("Id", "K8")]
public class ReadInvoiceTests
{
    private static readonly TestClock Clock = new(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));

    [Theory, OnEachDatabase]
    public async Task Read_WithPaymentsAndCorrections_BothWays(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var customer = Given.Customer("K0001");
        var original = Given.Invoice(customer, "FV/1", new(2026, 9, 1), 100, left: 20);
        var correction = Given.Invoice(
            customer,
            "KOR/1",
            new(2026, 10, 1),
            -10,
            kind: InvoiceKind.Correction,
            corrects: original.Id
        );
        await database.AddAsync(
            customer,
            original,
            correction,
            Given.Payment(customer, new(2026, 9, 20), 30, "FV/1"),
            Given.Payment(customer, new(2026, 9, 10), 50, "FV/1"),
            Given.Payment(customer, new(2026, 9, 10), 99, "FV/2")
        );

        var read = (await ReadAsync(database, Given.Owner(customer), original.Id)).ShouldNotBeNull();
        read.Settled.Select(s => (s.Kind, s.On, s.Amount.ToString()))
            .ShouldBe([
                (LedgerKind.Payment, new DateOnly(2026, 9, 10), "50.00"),
                (LedgerKind.Payment, new DateOnly(2026, 9, 20), "30.00"),
            ]);
        read.CorrectedBy.ShouldHaveSingleItem().Id.ShouldBe(correction.Id);
        read.Corrects.ShouldBeEmpty();
        read.DaysOverdue.ShouldBe(66);

        var back = (await ReadAsync(database, Given.Owner(customer), correction.Id)).ShouldNotBeNull();
        back.Corrects.ShouldHaveSingleItem().Id.ShouldBe(original.Id);
        back.CorrectedBy.ShouldBeEmpty();
    }

    [Theory, OnEachDatabase]
    public async Task Read_SomebodyElses_IsNotFound(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var (customer, stranger) = (Given.Customer("K0001"), Given.Customer("K0002"));
        var invoice = Given.Invoice(customer, "FV/1", new(2026, 9, 1));
        await database.AddAsync(customer, stranger, invoice);

        (await ReadAsync(database, Given.Owner(stranger), invoice.Id)).ShouldBeNull();
        (await ReadAsync(database, Given.Owner(customer), InvoiceId.New())).ShouldBeNull();
        (await ReadAsync(database, Given.Owner(customer), invoice.Id)).ShouldNotBeNull();
    }

    [Fact]
    public void CorrectedLines_PairsStatesByNumber_AndKeepsAddedAndRemoved()
    {
        var pairs = CorrectedLines.Of([
            Line(1, "Woda", 10, 45, before: true),
            Line(1, "Woda", 8, 36, before: false),
            Line(2, "Abonament", 1, 5, before: true),
            Line(3, "Ścieki", 8, 44, before: false),
        ]);

        pairs
            .Select(p => (p.Name, p.Before?.Quantity, p.After?.Quantity, p.NetChange))
            .ShouldBe([("Woda", 10m, 8m, -9m), ("Abonament", 1m, null, -5m), ("Ścieki", null, 8m, 44m)]);
    }

    [Fact]
    public void CorrectedLines_NumberedOn_PairsByName() =>
        CorrectedLines
            .Of([Line(1, "Woda", 10, 45, before: true), Line(2, "Woda", 8, 36, before: false)])
            .ShouldHaveSingleItem()
            .QuantityChange.ShouldBe(-2);

    [Fact]
    public void CorrectedLines_BareDifferences_HaveNoBefore() =>
        CorrectedLines.Of([Line(1, "Woda", -2, -9, before: false)]).ShouldBeEmpty();

    private static InvoiceLine Line(int number, string name, decimal quantity, decimal net, bool before) =>
        new(number, name, "m3", quantity, 4.5m, null, null, net, null, "8", before);

    private static Task<InvoiceView?> ReadAsync(TestDatabase database, Actor actor, InvoiceId id) =>
        new ReadInvoice(database.Store, Clock).RunAsync(actor, id, TestContext.Current.CancellationToken);
}
