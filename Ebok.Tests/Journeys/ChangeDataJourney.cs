using Ebok.Tests.Attachments;
using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.Journeys;

/// <summary>A customer sends a change of his data; a clerk accepts it and exports it.</summary>
public sealed class ChangeDataJourney(DemoOffice demo, Browser browser)
{
    [Fact]
    [Trait("Id", "K7"), Trait("Id", "O3"), Trait("Id", "O5")]
    public async Task Customer_SendsAChange_ClerkAcceptsAndExportsIt()
    {
        var app = await demo.AppAsync();
        var paper = (await demo.PaperAsync("kpec")).GetProperty("signIn");
        await using var customer = await browser.VisitAsync(app, phone: true);
        var page = customer.Page;
        await customer.SignInAsync("kpec", paper.Text("login"), paper.Text("password"));
        await customer.OpenAsync("/kpec/dane");
        await customer.LookAsync("dane-01-kontrahent", reflow: true);
        await page.GetByRole(AriaRole.Link, new() { Name = "Zgłoś zmianę danych" }).ClickAsync();
        await page.GetByLabel("NIP").FillAsync("856734621X");
        await page.GetByLabel("Adres korespondencyjny jest inny niż powyżej").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Wyślij" }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).First.WaitForAsync();
        await customer.LookAsync("dane-02-bledy", reflow: true);

        await page.GetByLabel("NIP").FillAsync("");
        await page.GetByLabel("Adres korespondencyjny jest inny niż powyżej").UncheckAsync();
        await page.GetByLabel("Fax").FillAsync("52 555 03 77");
        await page.GetByLabel("Załączniki")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "pismo.pdf",
                    MimeType = "application/pdf",
                    Buffer = SampleFiles.Pdf(),
                }
            );
        await page.GetByLabel("Oświadczam, że podane").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Wyślij" }).ClickAsync();
        await page.GetByText("Pismo wysłane, numer").WaitForAsync();
        var number = await page.Locator("h1").InnerTextAsync();
        await customer.LookAsync("dane-03-pismo", reflow: true);
        await customer.OpenAsync("/kpec/zgody");
        await customer.LookAsync("dane-04-zgody", reflow: true);
        await customer.OpenAsync("/kpec/adres-email");
        await customer.LookAsync("dane-05-adres-email", reflow: true);

        await using var clerk = await browser.VisitAsync(app);
        await clerk.OpenAsync("/operator");
        await clerk.Page.GetByLabel("Login").FillAsync("pracownik");
        await clerk.Page.Locator("input[type=password]").FillAsync(Core.Demo.DemoPaper.Password);
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Zaloguj się" }).ClickAsync();
        await clerk.Page.GetByRole(AriaRole.Heading, new() { Name = "Wybierz firmę" }).WaitForAsync();
        await clerk.OpenAsync("/operator/kpec/zmiany-danych");
        await clerk.LookAsync("operator-zmiany-01-kolejka", reflow: true);
        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = number }).ClickAsync();
        await clerk.Page.GetByText("52 555 03 77").First.WaitForAsync();
        await clerk.LookAsync("operator-zmiany-02-decyzja", reflow: true);
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Przyjmij zmianę" }).ClickAsync();
        await clerk.Page.GetByText("Zmiana przyjęta.").WaitForAsync();
        await clerk.OpenAsync("/operator/kpec/eksport");
        await clerk
            .Page.GetByRole(AriaRole.Button, new() { NameRegex = new("Eksportuj nowe.*Zmiany danych") })
            .ClickAsync();
        await clerk.Page.GetByText("Eksport jest gotowy").WaitForAsync();
        await clerk.LookAsync("operator-eksport", reflow: true);
        var download = await clerk.Page.RunAndWaitForDownloadAsync(() =>
            clerk.Page.GetByRole(AriaRole.Link, new() { Name = "CSV Zmiany danych" }).First.ClickAsync()
        );
        var text = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        text.ShouldContain($";{number};");
        text.ShouldContain("52 555 03 77");
    }
}
