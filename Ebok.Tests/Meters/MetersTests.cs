using Ebok.Core.Meters;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Meters;

[Trait("Id", "K9")]
public class MetersTests
{
    private static readonly TestClock Clock = new(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));

    [Theory, OnEachDatabase]
    public async Task ContractToMeterToReading_EachLeadsToTheNext(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var customer = Given.Customer("K0001");
        var contract = Given.Contract(customer, "U/1");
        var point = Given.Point(customer, "P-1", contract.Id);
        var meter = Given.Meter(point, "65215917");
        meter.LegalisedUntil = new(2026, 12, 31);
        var first = Given.Reading(meter, new(2026, 8, 31), 487.125m);
        var last = Given.Reading(meter, new(2026, 9, 30), 497, use: 9.875m);
        var elsewhere = Given.Point(customer, "P-2");
        await database.AddAsync(
            customer,
            elsewhere,
            contract,
            point,
            meter,
            first,
            last,
            Given.Meter(elsewhere, "other")
        );
        var actor = Given.Owner(customer);

        var row = (await new ListContracts(database.Store).RunAsync(actor, new(1), Cancel)).Rows.ShouldHaveSingleItem();
        row.Meters.ShouldBe(1);
        (await new ReadContract(database.Store).RunAsync(actor, row.Id, Cancel)).ShouldBe(row);

        var meters = new ListMeters(database.Store);
        (await meters.RunAsync(actor, contract: null, new(1), Cancel)).Total.ShouldBe(2);
        var listed = (await meters.RunAsync(actor, row.Id, new(1), Cancel)).Rows.ShouldHaveSingleItem();
        (listed.FactoryNumber, listed.LastReadOn, listed.LastState).ShouldBe(("65215917", last.On, 497m));

        var view = (
            await new ReadMeter(database.Store, Clock).RunAsync(actor, meter.Id, new(1), Cancel)
        ).ShouldNotBeNull();
        view.ContractNumber.ShouldBe("U/1");
        (view.Legalisation, view.LegalisationDays).ShouldBe((LegalisationState.EndsSoon, 41));
        view.Readings.Rows.Select(r => (r.State, r.Use)).ShouldBe([(497m, 9.875m), (487.125m, null)]);

        var reading = (
            await new ReadReading(database.Store).RunAsync(actor, meter.Id, last.Id, Cancel)
        ).ShouldNotBeNull();
        reading.Reading.Use.ShouldBe(9.875m);
        reading.Previous.ShouldNotBeNull().Id.ShouldBe(first.Id);
    }

    [Theory, OnEachDatabase]
    public async Task MeterOfAFormerTenant_HisReadingsAreNotFound(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var (former, present) = (Given.Customer("K0001"), Given.Customer("K0002"));
        var point = Given.Point(present, "P-1");
        var meter = Given.Meter(point, "65215917");
        var his = new Reading
        {
            Id = ReadingId.New(),
            Utility = meter.Utility,
            Customer = former.Id,
            Meter = meter.Id,
            On = new(2026, 8, 31),
            State = 487,
            Use = 31,
        };
        var own = Given.Reading(meter, new(2026, 9, 30), 497);
        await database.AddAsync(former, present, point, meter, his, own);
        var actor = Given.Owner(present);

        var view = await new ReadMeter(database.Store, Clock).RunAsync(actor, meter.Id, new(1), Cancel);
        view.ShouldNotBeNull().Readings.Rows.ShouldHaveSingleItem().Id.ShouldBe(own.Id);
        var read = new ReadReading(database.Store);
        (await read.RunAsync(actor, meter.Id, his.Id, Cancel)).ShouldBeNull();
        (await read.RunAsync(actor, meter.Id, own.Id, Cancel)).ShouldNotBeNull().Previous.ShouldBeNull();
    }

    [Theory, OnEachDatabase]
    public async Task SomebodyElses_IsNotFound(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var (customer, stranger) = (Given.Customer("K0001"), Given.Customer("K0002"));
        var contract = Given.Contract(customer, "U/1");
        var point = Given.Point(customer, "P-1", contract.Id);
        var meter = Given.Meter(point, "1");
        var (reading, own) = (
            Given.Reading(meter, new(2026, 9, 30), 1),
            Given.Meter(Given.Point(stranger, "P-2"), "2")
        );
        await database.AddAsync(customer, stranger, contract, point, meter, reading);
        var actor = Given.Owner(stranger);

        (await new ReadContract(database.Store).RunAsync(actor, contract.Id, Cancel)).ShouldBeNull();
        (await new ReadMeter(database.Store, Clock).RunAsync(actor, meter.Id, new(1), Cancel)).ShouldBeNull();
        (await new ReadReading(database.Store).RunAsync(actor, meter.Id, reading.Id, Cancel)).ShouldBeNull();
        (await new ReadReading(database.Store).RunAsync(actor, own.Id, reading.Id, Cancel)).ShouldBeNull();
    }

    [Theory]
    [InlineData(null, null, LegalisationState.Fine)]
    [InlineData("2026-11-19", null, LegalisationState.Over)]
    [InlineData("2026-11-20", null, LegalisationState.EndsSoon)]
    [InlineData("2027-02-18", null, LegalisationState.EndsSoon)]
    [InlineData("2027-02-19", null, LegalisationState.Fine)]
    [InlineData("2026-11-19", "2026-11-01", LegalisationState.Fine)]
    public void Legalisation_SaysWhenItEndsOrIsOver(string? until, string? removed, LegalisationState expected) =>
        Legalisations.Of(Day(until), Day(removed), new(2026, 11, 20)).ShouldBe(expected);

    private static DateOnly? Day(string? text) =>
        text is null
            ? null
            : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
