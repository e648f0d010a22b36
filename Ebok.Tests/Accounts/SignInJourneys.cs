using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.Accounts;

/// <summary>Signing in, in a real browser, as a person does it.</summary>
public class SignInJourneys(Browser browser)
{
    [Fact]
    [Trait("Id", "Q1")]
    [Trait("Id", "S2")]
    [Trait("Id", "C2")]
    public async Task SignIn_LookAtSessions_SwitchCustomer_ChangePassword_SignOut()
    {
        await using var office = await OfficeUnderTest.StartAsync(DatabaseKind.Sqlite, false, "A1", "B2");
        await using var visitor = await browser.VisitAsync(office.App);
        var page = visitor.Page;

        foreach (var slug in (string[])["kpec", "mpwik", "qweb", "weglokoks", "tarnobrzeg"])
        {
            await visitor.OpenAsync($"/{slug}");
            await visitor.LookAsync($"biuro-{slug}");
        }
        await visitor.OpenAsync("/kpec/sesje");
        await visitor.LookAsync("logowanie");
        await page.GetByLabel("Użytkownik").FillAsync(OfficeUnderTest.Login);
        await page.GetByLabel("Hasło", new() { Exact = true }).FillAsync("nie to");
        await page.GetByRole(AriaRole.Button, new() { Name = "Zaloguj" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Nie udało się zalogować.");
        await Assertions.Expect(page.GetByLabel("Użytkownik")).ToHaveValueAsync(OfficeUnderTest.Login);
        await visitor.LookAsync("logowanie-odmowa");
        await page.GetByLabel("Hasło", new() { Exact = true }).FillAsync(OfficeUnderTest.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Zaloguj" }).ClickAsync();

        await page.ArriveAsync("*/kpec/sesje");
        await visitor.LookAsync("sesje");
        await page.GetByText("Zmień klienta").Or(page.Locator(".switch summary")).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "B2" }).ClickAsync();
        await page.ArriveAsync("*/kpec/start");
        await Assertions.Expect(page.Locator(".customer-name")).ToContainTextAsync("B2");

        await visitor.OpenAsync("/kpec/haslo");
        await page.GetByLabel("Aktualne hasło", new() { Exact = true }).FillAsync(OfficeUnderTest.Password);
        await page.GetByLabel("Nowe hasło", new() { Exact = true }).FillAsync("abc");
        await page.GetByLabel("Potwierdź nowe hasło", new() { Exact = true }).FillAsync("abc");
        await page.GetByRole(AriaRole.Button, new() { Name = "Zmień hasło" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Hasło jest za krótkie");
        await visitor.LookAsync("haslo-odmowa");
        await page.GetByLabel("Aktualne hasło", new() { Exact = true }).FillAsync(OfficeUnderTest.Password);
        await page.GetByLabel("Nowe hasło", new() { Exact = true }).FillAsync("Fioletowy koń 12");
        await page.GetByLabel("Potwierdź nowe hasło", new() { Exact = true }).FillAsync("Fioletowy koń 12");
        await page.GetByRole(AriaRole.Button, new() { Name = "Zmień hasło" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Twoje hasło zostało zmienione.")).ToBeVisibleAsync();
        await visitor.LookAsync("haslo-zmienione");

        await page.GetByRole(AriaRole.Button, new() { Name = "Wyloguj" }).First.ClickAsync();
        await Assertions.Expect(page.GetByText("Wylogowano.")).ToBeVisibleAsync();
    }

    [Fact]
    [Trait("Id", "Q1")]
    public async Task SignIn_WithoutScriptOnAPhone_Works()
    {
        await using var office = await OfficeUnderTest.StartAsync(DatabaseKind.Sqlite);
        await using var visitor = await browser.VisitAsync(office.App, phone: true, script: false);

        await visitor.SignInAsync("kpec", OfficeUnderTest.Login, OfficeUnderTest.Password);

        await Assertions.Expect(visitor.Page.Locator(".customer-name")).ToContainTextAsync(OfficeUnderTest.Login);
    }
}
