using Ebok.Core.Demo;
using Ebok.Core.Setup;
using Ebok.Tests.Operator;
using Ebok.Tests.SecondFactor;
using Ebok.Tests.Setup;
using Ebok.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Ebok.Tests.Profiles;

/// <summary>An administrator's browser: settings looked at, and a portal brought up from an empty folder.</summary>
[Trait("Id", "U3")]
public sealed class SettingsJourney(DemoOffice demo, Browser browser)
{
    // Nothing is published in the portal that all journeys share.
    [Fact]
    public async Task Settings_EditedLookedAtAndDropped()
    {
        var app = await demo.AppAsync();
        await using var admin = await browser.VisitAsync(app);
        await admin.OpenAsync("/operator/logowanie");
        await admin.Page.GetByLabel("Login").FillAsync("administrator");
        await admin.Page.GetByLabel("Hasło", new() { Exact = true }).FillAsync(DemoPaper.Password);
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Zaloguj" }).ClickAsync();
        await admin.Page.ArriveAsync("*/operator");
        await admin.OpenAsync("/operator/kpec/ustawienia");
        await admin.LookAsync("ustawienia", reflow: true);

        foreach (var section in (string[])["wyglad", "rejestracja", "menu", "kod-klienta?kod=12417"])
        {
            await admin.OpenAsync("/operator/kpec/ustawienia/" + section);
            await admin.LookAsync("ustawienia-" + section.Split('?')[0], reflow: section == "menu");
        }
        await admin.OpenAsync("/operator/kpec/ustawienia/firmy");
        await admin.Page.GetByLabel("NIP").FillAsync("9990001061");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Zapisz" }).ClickAsync();
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = "to nie NIP" }).ClickAsync();
        await admin.LookAsync("ustawienia-blad");
        await admin.Page.GetByLabel("NIP").FillAsync("9990001060");
        await admin.Page.GetByLabel("Numer konta").PressAsync("Enter");
        await admin.Page.GetByText("Zapisano w Twoich zmianach").WaitForAsync();

        await admin.OpenAsync("/operator/kpec/ustawienia/menu");
        // What only screen readers hear is a box of its own: a space stands before it.
        await admin
            .Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^W dół ?: Pozycja 1: Kontrahent$") })
            .First.ClickAsync();
        await admin.OpenAsync("/operator/kpec/ustawienia/wyglad");
        await admin.Page.GetByLabel("Kolor").FillAsync("#1b5e20");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Zapisz" }).ClickAsync();
        await admin.OpenAsync("/operator/kpec/ustawienia");
        await admin.LookAsync("ustawienia-zmiany");
        foreach (var page in (string[])["start", "logowanie", "rejestracja"])
        {
            await admin.OpenAsync("/operator/kpec/ustawienia/podglad/" + page);
            await admin.LookAsync("ustawienia-podglad-" + page);
        }
        await admin.OpenAsync("/operator/kpec/ustawienia");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Porzuć zmiany" }).ClickAsync();
        await admin.Page.GetByText("Zmiany zostały porzucone").WaitForAsync();
        await admin.OpenAsync("/operator/kpec/ustawienia/wersje");
        await admin.LookAsync("ustawienia-wersje");
        await admin.OpenAsync("/kpec/deklaracja-dostepnosci");
        await admin.LookAsync("deklaracja-dostepnosci", reflow: true);
    }

    /// <summary>The program started with no profile at all, in Production, to the registration's first page.</summary>
    [Fact]
    [Trait("Id", "U1")]
    public async Task EmptyFolder_InTheBrowser_ToTheRegistration()
    {
        using var folder = new TemporaryFolder();
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database) { Utilities = folder.Path };
        await using var founder = await browser.VisitAsync(app);
        var page = founder.Page;
        await founder.OpenAsync("/");
        await page.ArriveAsync("*/konfiguracja");
        await founder.LookAsync("konfiguracja", reflow: true);
        await page.GetByLabel("Kod konfiguracji").FillAsync(app.Services.GetRequiredService<SetupCode>().Text);
        await page.GetByLabel("Login administratora").FillAsync("szef");
        await page.Locator("#pole-Password").FillAsync(StaffAtWork.Password);
        await page.Locator("#pole-Again").FillAsync(StaffAtWork.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Załóż konto administratora" }).ClickAsync();
        var key = await page.Locator("figcaption strong.number").TextContentAsync();
        await page.GetByLabel("Kod z aplikacji").FillAsync(Authenticator.Code(key!, app.Clock.GetUtcNow()));
        await page.GetByRole(AriaRole.Button, new() { Name = "Włącz" }).ClickAsync();
        await page.Locator("main a.button").First.ClickAsync();
        await page.ArriveAsync("*/operator/nowe-przedsiebiorstwo*");

        var typed = GivenNewUtility.Waterworks;
        await NextAsync(page);
        await founder.LookAsync("nowe-przedsiebiorstwo-bledy", reflow: true);
        await FillAsync(
            page,
            ("Name", typed.Name),
            ("ShortName", typed.ShortName),
            ("Slug", typed.Slug),
            ("Accent", "#006d77")
        );
        await page.GetByLabel("woda", new() { Exact = true }).CheckAsync();
        await founder.LookAsync("nowe-przedsiebiorstwo-1");
        await NextAsync(page, 2);
        await FillAsync(
            page,
            ("Nip", typed.Nip),
            ("Account", typed.Account),
            ("Street", typed.Street),
            ("PostCode", typed.PostCode),
            ("City", typed.City),
            ("Phone", typed.Phone),
            ("Email", typed.Email)
        );
        await NextAsync(page, 3);
        await FillAsync(page, ("CodeOne", typed.CodeOne), ("CodeTwo", typed.CodeTwo), ("CodeWhere", typed.CodeWhere));
        await founder.LookAsync("nowe-przedsiebiorstwo-3");
        await NextAsync(page, 4);
        await founder.LookAsync("nowe-przedsiebiorstwo-4", reflow: true);
        await NextAsync(page, 5);
        await NextAsync(page, 6);
        await founder.LookAsync("nowe-przedsiebiorstwo-6");
        await page.GetByRole(AriaRole.Button, new() { Name = "Uruchom przedsiębiorstwo" }).ClickAsync();
        await page.ArriveAsync("*/operator/wodociagi/pierwsze-kroki");
        await founder.LookAsync("pierwsze-kroki");
        await founder.OpenAsync("/wodociagi/rejestracja");
        await page.GetByLabel("Kod klienta").First.WaitForAsync();
        await founder.LookAsync("nowe-przedsiebiorstwo-rejestracja");
    }

    private static async Task FillAsync(IPage page, params (string Field, string Value)[] fields)
    {
        foreach (var (field, value) in fields)
            await page.Locator("#n-" + field).FillAsync(value);
    }

    private static async Task NextAsync(IPage page, int? to = null)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Dalej" }).ClickAsync();
        if (to is { } step)
            await page.ArriveAsync($"*krok={step}");
        else
            await page.Locator(".errors").WaitForAsync();
    }
}
