using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.Journeys;

/// <summary>A customer goes to the cellar with his phone: a state that is too low is asked about, corrected, sent.</summary>
public sealed class GiveReadingJourney(Browser browser)
{
    [Fact]
    [Trait("Id", "M7")]
    public async Task Customer_GivesAReading_OnAPhone()
    {
        var customer = Given.Customer("39-29001", "Maria Nowakowska-Przykładowa", new("tarnobrzeg"));
        var point = Given.Point(customer, "P-1");
        var (main, garden) = (Given.Meter(point, "65215917"), Given.Meter(point, "65215918"));
        await using var home = await CustomerAtHome.SignInAsync(
            DatabaseKind.Sqlite,
            customer,
            Given.ImportRun(customer.Utility),
            point,
            main,
            garden,
            Given.Reading(main, new(2025, 10, 20), 302.5m),
            Given.Reading(main, new(2026, 10, 20), 412.5m)
        );
        await using var visitor = await browser.VisitAsync(home.App, phone: true);
        var page = visitor.Page;
        await visitor.SignInAsync(home.Slug, customer.Code, CustomerAtHome.Password);
        await visitor.OpenAsync("/tarnobrzeg/odczyt");
        await visitor.LookAsync("odczyt-01-formularz", reflow: true);

        var first = page.GetByLabel("Przed przecinkiem").First;
        await first.FillAsync("00409");
        await page.GetByRole(AriaRole.Button, new() { Name = "Wyślij stan" }).ClickAsync();
        await page.GetByText("Stan jest niższy niż ostatni").WaitForAsync();
        await visitor.LookAsync("odczyt-02-pytanie", reflow: true);

        await first.FillAsync("0042x");
        await page.GetByRole(AriaRole.Button, new() { Name = "Wyślij mimo to" }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).First.WaitForAsync();
        await visitor.LookAsync("odczyt-03-blad", reflow: true);

        await first.FillAsync("00421");
        await page.GetByRole(AriaRole.Button, new() { Name = "Wyślij stan" }).ClickAsync();
        await page.GetByText("Dziękujemy, mamy Twój odczyt").WaitForAsync();
        await visitor.LookAsync("odczyt-04-wyslano", reflow: true);
    }
}
