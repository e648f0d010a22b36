using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.Journeys;

/// <summary>A customer switches e-invoices on, and off again.</summary>
public sealed class EInvoiceJourney(Browser browser)
{
    [Fact]
    [Trait("Id", "M5")]
    public async Task Customer_SwitchesOnAndOff()
    {
        var customer = Given.Customer("39-29001", "Maria Nowakowska-Przykładowa", new("tarnobrzeg"));
        await using var home = await CustomerAtHome.SignInAsync(
            DatabaseKind.Sqlite,
            customer,
            Given.ImportRun(customer.Utility)
        );
        await using var visitor = await browser.VisitAsync(home.App, phone: true);
        var page = visitor.Page;
        await visitor.SignInAsync(home.Slug, customer.Code, CustomerAtHome.Password);
        await visitor.OpenAsync("/tarnobrzeg/efaktura");
        await page.GetByRole(AriaRole.Button, new() { Name = "Włącz e-Fakturę" }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).First.WaitForAsync();
        await visitor.LookAsync("efaktura-01-blad", reflow: true);

        await page.GetByLabel("Adres e-mail").FillAsync("maria@przyklad.example");
        await page.GetByLabel("Zgadzam się na otrzymywanie").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Włącz e-Fakturę" }).ClickAsync();
        await page.GetByText("e-Faktura jest włączona").WaitForAsync();
        await visitor.LookAsync("efaktura-02-wlaczona", reflow: true);

        await page.GetByRole(AriaRole.Button, new() { Name = "Wyłącz e-Fakturę" }).ClickAsync();
        await page.GetByText("e-Faktura jest wyłączona").WaitForAsync();
        await visitor.LookAsync("efaktura-03-wylaczona", reflow: true);
    }
}
