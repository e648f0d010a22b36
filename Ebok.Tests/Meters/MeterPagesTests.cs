using System.Net;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Meters;

[Trait("Id", "K9")]
public class MeterPagesTests
{
    [Fact]
    public async Task ContractToMeterToReading_ByTheLinksOfThePages()
    {
        var full = new FullOffice();
        await using var home = await CustomerAtHome.SignInAsync(DatabaseKind.Sqlite, full.Customer, [.. full.Rows]);

        var contracts = await home.GetAsync("umowy");
        Answer.Fold(contracts.Page.QuerySelector("tbody tr")!.TextContent).ShouldContain("A1/G2");
        contracts.MainText.ShouldContain("2 liczniki");
        var contract = await FollowAsync(home, contracts, "U/123/2020");
        contract.MainText.ShouldContain("15 stycznia 2020");
        contract.MainText.ShouldContain("na czas nieoznaczony");
        var meter = await FollowAsync(home, contract, "65215917");
        meter.MainText.ShouldContain("ciepłomierz główny");
        meter.MainText.ShouldContain("Legalizacja kończy się 31 grudnia 2026 (za 41 dni)");
        meter.MainText.ShouldContain("1–20 z 30");
        Answer
            .Fold(meter.Page.QuerySelectorAll("table")[^1].QuerySelector("tbody tr")!.TextContent)
            .ShouldContain("2 199,875 GJ");
        var reading = await FollowAsync(home, meter, "Szczegóły");
        reading.Page.QuerySelector("h1")!.TextContent.ShouldBe("Podgląd odczytu");
        reading.MainText.ShouldContain("Stan poprzedni 2 158,5 GJ");
        reading.MainText.ShouldContain("Janina Kowalska");
        (await FollowAsync(home, reading, "Wstecz")).MainText.ShouldContain("Podgląd licznika");
    }

    [Fact]
    public async Task Meter_LegalisationOver_IsSaidInWords()
    {
        var full = new FullOffice();
        await using var home = await CustomerAtHome.SignInAsync(DatabaseKind.Sqlite, full.Customer, [.. full.Rows]);

        var meter = await FollowAsync(home, await home.GetAsync("liczniki"), "65215918");

        meter.MainText.ShouldContain("Legalizacja skończyła się 30 czerwca 2026");
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "M4")]
    public async Task PartialManager_OtherPoints_AreNotFound(DatabaseKind kind)
    {
        var customer = Given.Customer("K-0001");
        var (ownContract, otherContract) = (Given.Contract(customer, "U-OWN"), Given.Contract(customer, "U-OTHER"));
        var (own, other) = (
            Given.Point(customer, "P-1", ownContract.Id),
            Given.Point(customer, "P-2", otherContract.Id)
        );
        var (ownMeter, otherMeter) = (Given.Meter(own, "L-OWN"), Given.Meter(other, "L-OTHER"));
        var reading = Given.Reading(otherMeter, new(2026, 10, 1), 5);
        await using var home = await CustomerAtHome.SignInAsync(
            kind,
            customer,
            [own.Id],
            ownContract,
            otherContract,
            own,
            other,
            ownMeter,
            otherMeter,
            reading
        );

        (await home.GetAsync("liczniki")).MainText.ShouldNotContain("L-OTHER");
        (await home.GetAsync("umowy")).MainText.ShouldNotContain("U-OTHER");
        (await home.GetAsync($"liczniki/{ownMeter.Id.Value}")).Status.ShouldBe(HttpStatusCode.OK);
        foreach (
            var page in new[]
            {
                $"liczniki/{otherMeter.Id.Value}",
                $"liczniki/{otherMeter.Id.Value}/odczyty/{reading.Id.Value}",
                $"liczniki/{ownMeter.Id.Value}/odczyty/{reading.Id.Value}",
                $"umowy/{otherContract.Id.Value}",
            }
        )
            (await home.GetAsync(page)).Status.ShouldBe(HttpStatusCode.NotFound, page);
    }

    private static async Task<Answer> FollowAsync(CustomerAtHome home, Answer page, string link)
    {
        var target = page
            .Page.QuerySelectorAll("main a")
            .First(a => Answer.Fold(a.TextContent) == link)
            .GetAttribute("href")!;
        return await home.Client.GetAsync(target);
    }
}
