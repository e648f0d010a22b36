using Ebok.Core.Operators;
using Ebok.Tests.Operator;
using Ebok.Tests.Payments.Online;
using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.Journeys;

/// <summary>A customer pays two invoices by gateway, without a script on our pages; staff see it, and an entry of a bank
/// statement that nobody was found for.</summary>
public sealed class PayJourney(Browser browser)
{
    [Fact]
    [Trait("Id", "M6")]
    public async Task Customer_ChoosesDues_PaysByGateway_ComesBack()
    {
        var entry = Given.BankEntry(Given.Utility, 84.20m, "za listopad dziękuję");
        await using var office = await PayingOffice.OpenAsync(rows: entry);
        await using var visitor = await browser.VisitAsync(office.App);
        var page = visitor.Page;
        await visitor.SignInAsync("kpec", office.Customer.Code, CustomerAtHome.Password);

        await visitor.OpenAsync("/kpec/saldo");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Zaznacz FV/1" }).CheckAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Zaznacz FV/2" }).CheckAsync();
        await visitor.LookAsync("platnosc-01-saldo", reflow: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Zapłać zaznaczone" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Zapłać 120,75" }).WaitForAsync();
        await visitor.LookAsync("platnosc-02-zaplac", reflow: true);

        // The browser goes along with the redirect only where the content security policy lets it.
        await page.GetByRole(AriaRole.Button, new() { Name = "Zapłać 120,75" }).ClickAsync();
        await page.ArriveAsync($"{office.Gateway.Address}trnRequest/*");
        var order = office.Gateway.Only;
        await page.GotoAsync(order.UrlReturn);
        await page.GetByText("czeka").First.WaitForAsync();
        await visitor.LookAsync("platnosc-03-czeka", reflow: true);
        await office.Gateway.PayAsync(order);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sprawdź stan płatności" }).ClickAsync();
        await page.GetByText("wpłata jest potwierdzona").WaitForAsync();
        await visitor.LookAsync("platnosc-04-oplacona", reflow: true);
        await visitor.OpenAsync("/kpec/platnosci");
        await visitor.LookAsync("platnosc-05-lista");

        var key = await office.App.StaffKeyAsync("anna", StaffRole.Clerk, "kpec");
        await visitor.Context.AddCookiesAsync([
            new()
            {
                Name = "ebok-operator",
                Value = key,
                Url = office.App.Address.AbsoluteUri,
            },
        ]);
        await visitor.OpenAsync("/operator/kpec/platnosci");
        await visitor.LookAsync("platnosc-06-personel-lista");
        await page.GetByRole(AriaRole.Link, new() { Name = (await office.PaymentAsync()).Number }).ClickAsync();
        await visitor.LookAsync("platnosc-07-personel");
        await visitor.OpenAsync("/operator/kpec/wyciagi");
        await visitor.LookAsync("wyciag-01-lista");
        await page.GetByRole(AriaRole.Link, new() { Name = "Jan Przykładowy" }).ClickAsync();
        await page.GetByLabel("Kod, nazwa lub adres").FillAsync("FV/1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Szukaj" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Wybierz" }).ClickAsync();
        await visitor.LookAsync("wyciag-02-przypisz");
        await page.GetByRole(AriaRole.Button, new() { Name = "Przypisz", Exact = true }).ClickAsync();
        await page.GetByText("Zapisano.").WaitForAsync();
        await visitor.LookAsync("wyciag-03-przypisane");
    }
}
