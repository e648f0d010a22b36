using Ebok.Tests.Accounts;
using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.SecondFactor;

/// <summary>Codes and passkeys in a real browser, which has an authenticator that always says yes.</summary>
[Trait("Id", "S2")]
public class PasskeyJourneys(Browser browser)
{
    [Theory, OnEachDatabase]
    public async Task Passkey_IsAdded_SignsIn_StandsInForTheCode_AndIsRemoved(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        await using var visitor = await browser.VisitAsync(office.App);
        var page = visitor.Page;
        // A passkey is of a name: at 127.0.0.1 there are none.
        var here = $"http://localhost:{office.App.Address.Port}";
        var authenticator = await AuthenticatorAsync(visitor);

        await GivePasswordAsync(page, here);
        await page.ArriveAsync("*/kpec/start");
        await visitor.OpenAsync($"{here}/kpec/zabezpieczenia");
        await visitor.LookAsync("zabezpieczenia");
        var password = page.GetByLabel("Aktualne hasło");
        await page.GetByLabel("Nazwa klucza").FillAsync("mój telefon");
        await password.FillAsync("nie to");
        await Button(page, "Dodaj klucz dostępu").ClickAsync();
        await Assertions.Expect(page.Locator("[data-passkey] [role=alert]")).ToContainTextAsync("To nie jest aktualne");
        await password.FillAsync(OfficeUnderTest.Password);
        await Button(page, "Dodaj klucz dostępu").ClickAsync();
        await Assertions.Expect(page.GetByText("Klucz dostępu został dodany.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "mój telefon" })).ToBeVisibleAsync();
        await visitor.LookAsync("zabezpieczenia-klucz", reflow: true);

        // The same authenticator is not taken twice.
        await password.FillAsync(OfficeUnderTest.Password);
        await Button(page, "Dodaj klucz dostępu").ClickAsync();
        await Assertions.Expect(page.Locator("[data-passkey] [role=alert]")).ToContainTextAsync("Klucz nie został");

        await Button(page, "Wyloguj").First.ClickAsync();
        await visitor.OpenAsync($"{here}/kpec/logowanie?returnUrl=%2Fkpec%2Fsesje");
        await visitor.LookAsync("logowanie-klucz");
        await Button(page, "Użyj klucza dostępu").ClickAsync();
        await page.ArriveAsync("*/kpec/sesje");
        await Assertions
            .Expect(page.Locator("section[aria-labelledby=historia] tbody tr").First)
            .ToContainTextAsync("klucz dostępu");

        // With a code asked for, the passkey may stand in for it.
        using var home = office.App.NewClient();
        await home.SignInAsync("kpec", OfficeUnderTest.Login, OfficeUnderTest.Password);
        await FactorOffice.TurnOnAsync(office, home);
        await GivePasswordAsync(page, here);
        await page.ArriveAsync("*/kpec/logowanie/kod");
        await visitor.LookAsync("kod-lub-klucz", reflow: true);
        await Button(page, "Użyj klucza dostępu").ClickAsync();
        await page.ArriveAsync("*/kpec/start");
        await visitor.OpenAsync($"{here}/kpec/sesje");
        await visitor.LookAsync("sesje-sposoby");
        await Assertions
            .Expect(page.Locator("section[aria-labelledby=historia] tbody tr").First)
            .ToContainTextAsync("hasło i klucz dostępu");

        await visitor.OpenAsync($"{here}/kpec/zabezpieczenia");
        await page.GetByRole(AriaRole.Link, new() { Name = "Usuń mój telefon" }).ClickAsync();
        await visitor.LookAsync("usun-klucz");
        await password.FillAsync(OfficeUnderTest.Password);
        await Button(page, "Usuń").ClickAsync();
        await Assertions.Expect(page.GetByText("Klucz dostępu został usunięty.")).ToBeVisibleAsync();
        await Button(page, "Wyloguj").First.ClickAsync();
        await visitor.OpenAsync($"{here}/kpec/logowanie");
        await Button(page, "Użyj klucza dostępu").ClickAsync();
        await Assertions.Expect(page.GetByText("Nie udało się zalogować tym kluczem")).ToBeVisibleAsync();
        GC.KeepAlive(authenticator);
    }

    [Fact]
    public async Task Code_IsTurnedOn_AskedFor_Renewed_AndTurnedOff()
    {
        await using var office = await OfficeUnderTest.StartAsync(DatabaseKind.Sqlite);
        await using var visitor = await browser.VisitAsync(office.App, phone: true);
        var page = visitor.Page;
        await visitor.SignInAsync("kpec", OfficeUnderTest.Login, OfficeUnderTest.Password);
        await visitor.OpenAsync("/kpec/zabezpieczenia");

        await page.GetByRole(AriaRole.Link, new() { Name = "Włącz kod z aplikacji" }).ClickAsync();
        await visitor.LookAsync("kod-1-haslo");
        await page.GetByLabel("Aktualne hasło").FillAsync(OfficeUnderTest.Password);
        await Button(page, "Dalej").ClickAsync();
        await visitor.LookAsync("kod-2-aplikacja", reflow: true);
        // A phone that slept reloads the page: the key is the same.
        var secret = await page.Locator("[data-copy]").GetAttributeAsync("data-copy");
        await page.ReloadAsync();
        (await page.Locator("[data-copy]").GetAttributeAsync("data-copy")).ShouldBe(secret);
        await page.GetByLabel("Kod z aplikacji").FillAsync("000000");
        await Button(page, "Potwierdź i włącz").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Ten kod nie pasuje.");
        await page.GetByLabel("Kod z aplikacji").FillAsync(Authenticator.Code(secret!, office.App.Clock.GetUtcNow()));
        await Button(page, "Potwierdź i włącz").ClickAsync();
        await Assertions.Expect(page.GetByText("Kod z aplikacji jest włączony.")).ToBeVisibleAsync();
        await visitor.LookAsync("kod-3-zapasowe", reflow: true);
        var codes = await page.Locator("ol samp").AllTextContentsAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Kody są zapisane, dalej" }).ClickAsync();
        await visitor.LookAsync("zabezpieczenia-kod");

        await Button(page, "Wyloguj").First.ClickAsync();
        await GivePasswordAsync(page, office.App.Address.ToString().TrimEnd('/'));
        await page.ArriveAsync("*/kpec/logowanie/kod");
        await visitor.LookAsync("logowanie-kod");
        await page.GetByRole(AriaRole.Link, new() { Name = "użyj kodu zapasowego" }).ClickAsync();
        await page.GetByLabel("Kod zapasowy").FillAsync("aaaa");
        await Button(page, "Zaloguj").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Ten kod zapasowy nie pasuje");
        await visitor.LookAsync("logowanie-kod-zapasowy");
        await page.GetByLabel("Kod zapasowy").FillAsync(codes[0].ToUpperInvariant());
        await Button(page, "Zaloguj").ClickAsync();
        await page.ArriveAsync("*/kpec/start");

        await visitor.OpenAsync("/kpec/zabezpieczenia");
        await page.GetByRole(AriaRole.Link, new() { Name = "Wyłącz" }).ClickAsync();
        await visitor.LookAsync("kod-wylacz");
        await page.GetByLabel("Aktualne hasło").FillAsync(OfficeUnderTest.Password);
        await page.GetByLabel("Kod z aplikacji lub kod zapasowy").FillAsync(codes[1]);
        await Button(page, "Wyłącz").ClickAsync();
        await Assertions.Expect(page.GetByText("Kod z aplikacji jest wyłączony.")).ToBeVisibleAsync();
    }

    private static async Task GivePasswordAsync(IPage page, string here)
    {
        await page.GotoAsync($"{here}/kpec/logowanie?wylogowano=1");
        await page.GetByLabel("Użytkownik").FillAsync(OfficeUnderTest.Login);
        await page.GetByLabel("Hasło", new() { Exact = true }).FillAsync(OfficeUnderTest.Password);
        await Button(page, "Zaloguj").ClickAsync();
    }

    private static ILocator Button(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    // CTAP2 inside the device, with a finger that is always the right one.
    internal static async Task<ICDPSession> AuthenticatorAsync(Visitor visitor)
    {
        var session = await visitor.Context.NewCDPSessionAsync(visitor.Page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            }
        );
        return session;
    }
}
