using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.Journeys;

/// <summary>A customer compares this year's use with last year's.</summary>
public sealed class UseJourney(Browser browser)
{
    [Fact]
    [Trait("Id", "C1")]
    public async Task Customer_LooksAtHisUse_InLightAndDark()
    {
        var customer = Given.Customer("39-29001", "Maria Nowakowska-Przykładowa", new("tarnobrzeg"));
        var point = Given.Point(customer, "P-1");
        var meter = Given.Meter(point, "65215917");
        var state = 100m;
        var readings = Enumerable
            .Range(0, 23)
            .Select(i => Given.Reading(meter, new DateOnly(2025, 1, 20).AddMonths(i), state += 8 + i * 7 % 5));
        await using var home = await CustomerAtHome.SignInAsync(
            DatabaseKind.Sqlite,
            customer,
            [Given.ImportRun(customer.Utility), point, meter, .. readings]
        );
        await using var visitor = await browser.VisitAsync(home.App, phone: true);
        await visitor.SignInAsync(home.Slug, customer.Code, CustomerAtHome.Password);

        await visitor.OpenAsync($"/tarnobrzeg/liczniki/{meter.Id.Value}");
        await visitor.LookAsync("zuzycie-01", reflow: true);

        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await visitor.LookAsync("zuzycie-02-ciemno");
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Light });
        await visitor.LookAsync("zuzycie-03-druk");
    }
}
