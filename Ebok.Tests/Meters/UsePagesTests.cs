using System.Net;
using Ebok.Core.Customers;
using Ebok.Core.Meters;
using Ebok.Tests.Testing;
using Ebok.Web.Meters.Usage;

namespace Ebok.Tests.Meters;

[Trait("Id", "C1")]
public class UsePagesTests
{
    private readonly Customer customer = Given.Customer("39-29001", utility: new("tarnobrzeg"));
    private readonly SupplyPoint point;
    private readonly Meter meter;

    public UsePagesTests()
    {
        point = Given.Point(customer, "P-1");
        meter = Given.Meter(point, "65215917");
    }

    [Theory, OnEachDatabase]
    public async Task Meter_ShowsThisYearAgainstLast_AsBarsAndAsATable(DatabaseKind kind)
    {
        await using var home = await CustomerAtHome.SignInAsync(
            kind,
            customer,
            point,
            meter,
            Given.Reading(meter, new(2025, 9, 30), 100m),
            Given.Reading(meter, new(2025, 10, 31), 131m),
            Given.Reading(meter, new(2026, 9, 30), 200m),
            Given.Reading(meter, new(2026, 10, 31), 262m)
        );

        var page = await home.GetAsync($"liczniki/{meter.Id.Value}");

        var october = page
            .Page.QuerySelectorAll("section table tbody tr")
            .First(r => r.TextContent.Contains("październik", StringComparison.Ordinal));
        Answer.Fold(october.TextContent).ShouldBe("październik 62 m³2 m³ na dzień 31 m³1 m³ na dzień");
        page.Page.QuerySelectorAll("svg.chart-plot rect").Length.ShouldBe(24);
        page.Page.QuerySelector("svg.chart-plot")!.GetAttribute("aria-label")!.ShouldContain("2026");
        page.Page.QuerySelectorAll("[style]").ShouldBeEmpty();
    }

    [Theory, OnEachDatabase]
    public async Task Csv_IsTheOwners(DatabaseKind kind)
    {
        await using var home = await CustomerAtHome.SignInAsync(
            kind,
            customer,
            point,
            meter,
            Given.Reading(meter, new(2026, 9, 30), 200m),
            Given.Reading(meter, new(2026, 10, 31), 215.5m)
        );

        var file = await home.GetAsync($"liczniki/{meter.Id.Value}/zuzycie.csv");

        file.Response.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        file.Response.Content.Headers.ContentDisposition!.FileName!.ShouldContain("zuzycie-65215917.csv");
        file.Text.TrimStart('\uFEFF')
            .ShouldBe("miesiąc;zużycie;jednostka;dni;średnio na dzień\r\n2026-10;15,5;\"m³\";31;0,5\r\n");
        (await home.GetAsync($"liczniki/{Guid.NewGuid()}/zuzycie.csv")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task OneReading_SaysWhenThereWillBeAChart()
    {
        await using var home = await CustomerAtHome.SignInAsync(
            DatabaseKind.Sqlite,
            customer,
            point,
            meter,
            Given.Reading(meter, new(2026, 9, 30), 200m)
        );

        var page = await home.GetAsync($"liczniki/{meter.Id.Value}");

        page.MainText.ShouldContain("Wykres zużycia pojawi się");
        page.Page.QuerySelector("svg.chart-plot").ShouldBeNull();
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-5, 1)]
    [InlineData(0.3, 0.1)]
    [InlineData(9.3, 2.5)]
    [InlineData(40, 10)]
    [InlineData(40.1, 20)]
    [InlineData(1234, 500)]
    public void Scale_IsRound_AndTheGreatestFits(double most, double step) =>
        UseChart.StepOf((decimal)most).ShouldBe((decimal)step);
}
