using System.Text;
using Ebok.Core.Demo;
using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.Imports;

/// <summary>A manager sends files in, looks at what they would do, lets them be imported, takes it back; looks at the
/// invoices of nobody and at the mail.</summary>
public sealed class ImportJourney(DemoOffice demo, Browser browser)
{
    [Fact]
    [Trait("Id", "O5")]
    public async Task Manager_SendsInTriesRunsAndUndoes()
    {
        var app = await demo.AppAsync();
        await using var manager = await browser.VisitAsync(app);
        var page = manager.Page;
        await SignInAsync(manager);
        await manager.OpenAsync("/operator/qweb/import");
        await page.GetByText("folder", new() { Exact = true }).First.WaitForAsync();
        await manager.LookAsync("operator-import", reflow: true);

        await page.Locator("#pliki")
            .SetInputFilesAsync([
                new FilePayload
                {
                    Name = "klienci.csv",
                    MimeType = "text/csv",
                    Buffer = Encoding.UTF8.GetBytes("kod;nazwa\n990001;Anna Zupełnie Nowa\n;Bez kodu\n"),
                },
                new FilePayload
                {
                    Name = "uszkodzony.xml",
                    MimeType = "text/xml",
                    Buffer = "<Faktura>"u8.ToArray(),
                },
            ]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Wyślij i sprawdź" }).ClickAsync();
        // The page looks again by itself.
        await page.GetByText("Próba zakończona: nic nie zapisano").WaitForAsync();
        await manager.LookAsync("operator-import-proba", reflow: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Uruchom import" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Cofnij ten import" }).WaitForAsync();
        await manager.LookAsync("operator-import-wynik");
        await page.GetByRole(AriaRole.Link, new() { Name = "Cofnij ten import" }).ClickAsync();
        await manager.LookAsync("operator-import-cofnij");
        await page.GetByRole(AriaRole.Button, new() { Name = "Cofnij import" }).ClickAsync();
        await page.GetByText("Import cofnięto.").WaitForAsync();

        await manager.OpenAsync("/operator/qweb/nieprzypisane");
        (await page.Locator("#tresc tbody tr").CountAsync()).ShouldBe(2);
        await manager.LookAsync("operator-nieprzypisane");
        await page.Locator("#tresc tbody tr")
            .Filter(new() { HasText = "00010/2" })
            .GetByRole(AriaRole.Link)
            .ClickAsync();
        await page.GetByText("ten sam rachunek").WaitForAsync();
        await manager.LookAsync("operator-nieprzypisana", reflow: true);
        await manager.OpenAsync("/operator/qweb/poczta?stan=Failed");
        await manager.LookAsync("operator-poczta", reflow: true);
    }

    private static async Task SignInAsync(Visitor visitor)
    {
        await visitor.OpenAsync("/operator/logowanie");
        await visitor.Page.GetByLabel("Login").FillAsync("kierownik");
        await visitor.Page.Locator("input[type=password]").FillAsync(DemoPaper.Password);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Zaloguj się" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Wybierz firmę" }).WaitForAsync();
    }
}
