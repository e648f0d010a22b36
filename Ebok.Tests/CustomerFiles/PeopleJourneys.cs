using Ebok.Core.Demo;
using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.CustomerFiles;

/// <summary>Staff find a customer and look with his eyes; managers choose among their houses.</summary>
public sealed class PeopleJourneys(DemoOffice demo, Browser browser)
{
    [Fact]
    [Trait("Id", "O4")]
    [Trait("Id", "M3")]
    public async Task Clerk_FindsACustomer_LooksAsHeDoes_AndAtTheManagers()
    {
        var paper = await demo.PaperAsync("mpwik");
        var code = paper.GetProperty("signIn").GetProperty("customerCode").GetString()!;
        await using var clerk = await browser.VisitAsync(await demo.AppAsync());
        await clerk.OpenAsync("/operator/logowanie");
        await clerk.Page.GetByLabel("Login").FillAsync("kierownik");
        await clerk.Page.GetByLabel("Hasło").FillAsync(DemoPaper.Password);
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Zaloguj" }).ClickAsync();
        await clerk.OpenAsync("/operator/mpwik/klienci");
        await clerk.Page.GetByLabel("Kogo szukasz?").FillAsync(code);
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Szukaj" }).ClickAsync();
        await clerk.LookAsync("operator-szukaj-klienta", reflow: true);
        await clerk.Page.GetByRole(AriaRole.Row).Nth(1).GetByRole(AriaRole.Link).ClickAsync();
        await clerk.LookAsync("operator-klient", reflow: true);
        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = "Konto", Exact = true }).ClickAsync();
        await clerk.LookAsync("operator-klient-konto");
        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = "Należności" }).ClickAsync();
        await clerk.LookAsync("operator-klient-naleznosci");

        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Zobacz jak klient" }).ClickAsync();
        await clerk.Page.GetByText("Podgląd: tak widzi to klient").WaitForAsync();
        await clerk.LookAsync("podglad-klienta", reflow: true);
        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = "Faktury" }).First.ClickAsync();
        clerk.Page.Url.ShouldContain("/podglad/");
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Zakończ podgląd" }).ClickAsync();
        await clerk.Page.GetByText("Podgląd zakończony.").WaitForAsync();

        await clerk.OpenAsync("/operator/mpwik/zarzadcy");
        await clerk.LookAsync("operator-zarzadcy");
        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = "Pod Lipą" }).ClickAsync();
        await clerk.Page.GetByText("do decyzji").First.WaitForAsync();
        await clerk.LookAsync("operator-zgloszenie-zarzadcy", reflow: true);
        await clerk.OpenAsync("/operator/mpwik/zarzadcy?lista=zarzadcy");
        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = "Dom i Ogród" }).First.ClickAsync();
        await clerk.LookAsync("operator-zarzadca");
    }

    [Fact]
    [Trait("Id", "C2")]
    [Trait("Id", "M3")]
    [Trait("Id", "M4")]
    public async Task Manager_AsksForAnAccount_ChoosesAmongFortyHouses_SeesWhatIsNotHis()
    {
        var app = await demo.AppAsync();
        var paper = await demo.PaperAsync("mpwik");
        await using var manager = await browser.VisitAsync(app);
        await manager.OpenAsync("/mpwik/zarzadca");
        await manager.LookAsync("zarzadca-formularz", reflow: true);
        await manager.SignInAsync(
            "mpwik",
            paper.GetProperty("manager").GetProperty("login").GetString()!,
            DemoPaper.Password
        );
        await manager.LookAsync("zarzadca-start");
        await manager.Page.GetByRole(AriaRole.Link, new() { Name = "Zmień klienta (40)" }).ClickAsync();
        await manager.LookAsync("zarzadca-wybor", reflow: true);
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Wybierz" }).First.ClickAsync();
        await manager.Page.ArriveAsync("*/mpwik/start");

        await using var part = await browser.VisitAsync(app, phone: true);
        await part.SignInAsync(
            "mpwik",
            paper.GetProperty("partialManager").GetProperty("login").GetString()!,
            DemoPaper.Password
        );
        await part.Page.GetByText("Dostęp do części nieruchomości").ClickAsync();
        await part.Page.GetByText("zarządza tylko częścią nieruchomości").WaitForAsync();
        await part.LookAsync("zarzadca-czesci", reflow: true);
    }
}
