using System.Text.RegularExpressions;
using Ebok.Core.Demo;
using Ebok.Core.Operators;
using Ebok.Tests.Registration;
using Ebok.Tests.SecondFactor;
using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.Operator;

/// <summary>A clerk's browser.</summary>
public sealed partial class OperatorJourneys(DemoOffice demo, Browser browser)
{
    // A customer of the demo whom no other test registers.
    private const int Applicant = 27;

    [Fact]
    [Trait("Id", "K3")]
    public async Task Kpec_FromFormToFirstSignIn_ThroughClerkAndLetter()
    {
        var app = await demo.AppAsync();
        var who = await Registration.Applicant.OfAsync(demo, "kpec", Applicant);
        await using var customer = await browser.VisitAsync(app, phone: true);
        var mail = await SeedJourneys.RegisterAtKpecAsync(customer, app, who);
        await customer.OpenAsync(mail.Link.PathAndQuery);
        await StateAsync(customer, "Sprawdzamy dane");

        await using var clerk = await browser.VisitAsync(app);
        await SignInAsync(clerk, "pracownik");
        await clerk.LookAsync("operator-wybor-firmy");
        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = "KPEC" }).ClickAsync();
        await clerk.LookAsync("operator-pulpit");
        await clerk.OpenAsync("/operator/kpec/rejestracje");
        await clerk.LookAsync("operator-kolejka", reflow: true);
        await clerk.OpenAsync("/operator/kpec/klienci?szukaj=a");
        await clerk.LookAsync("operator-klienci");
        await clerk.OpenAsync("/operator/kpec/proby");
        await clerk.LookAsync("operator-proby");
        await clerk.OpenAsync("/operator/kpec/rejestracje");
        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = who.Name }).First.ClickAsync();
        await clerk.Page.GetByText(who.Code).First.WaitForAsync();
        (await clerk.Page.Locator(".badge-bad").CountAsync()).ShouldBe(0);
        await clerk.LookAsync("operator-rejestracja", reflow: true);
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Zatwierdź" }).ClickAsync();
        await clerk.Page.GetByText("Rejestracja zatwierdzona.").WaitForAsync();
        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = "Do listów" }).ClickAsync();
        await clerk.LookAsync("operator-listy");

        var text = await PrintAsync(clerk, who.Name);
        text.ShouldContain(who.Code);
        var oneTime = Password().Match(text).Value;
        await clerk.OpenAsync("/operator/kpec/listy?stan=wydrukowane");
        await clerk.LookAsync("operator-listy-wydrukowane", reflow: true);
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Oznacz wszystkie jako wysłane" }).ClickAsync();
        await clerk.Page.GetByText("Oznaczono jako wysłane.").WaitForAsync();

        await customer.OpenAsync(mail.Link.PathAndQuery);
        await StateAsync(customer, "List jest w drodze");
        await customer.LookAsync("rejestracja-kpec-list", reflow: true);
        await FirstSignInAsync(customer.Page, who.Code, oneTime);
        await customer.OpenAsync("/kpec/faktury");
        await customer.Page.GetByRole(AriaRole.Button, new() { Name = "Wyloguj" }).First.ClickAsync();
        await customer.Page.ArriveAsync("*/kpec/logowanie*");
        await customer.OpenAsync(mail.Link.PathAndQuery);
        await StateAsync(customer, "Konto jest aktywne");
        using var thief = app.NewClient();
        var page = await thief.OpenAsync("/kpec/logowanie");
        (await thief.SubmitAsync(page, "Zaloguj", ("Użytkownik", who.Code), ("Hasło", oneTime))).MainText.ShouldContain(
            "Nie udało się zalogować"
        );
    }

    [Fact]
    [Trait("Id", "O1")]
    public async Task TwoClerks_OneRegistration_SecondIsToldWhoDecided()
    {
        var app = await demo.AppAsync();
        await using var anna = await browser.VisitAsync(app);
        await using var borys = await browser.VisitAsync(app, phone: true, script: false);
        await SignInAsync(anna, "pracownik");
        await SignInAsync(borys, "kierownik");
        await anna.OpenAsync("/operator/kpec/rejestracje");
        // The one of nobody: it can only be refused.
        var row = anna.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "nie ma w kartotece" });
        var address = await row.GetByRole(AriaRole.Link).First.GetAttributeAsync("href");
        await anna.OpenAsync(address!);
        await borys.OpenAsync(address!);
        await borys.Page.GetByText("Tym zajmuje się teraz pracownik").WaitForAsync();
        await borys.LookAsync("operator-zajete");
        await borys.Page.GetByRole(AriaRole.Button, new() { Name = "Przejmij" }).ClickAsync();
        await anna.LookAsync("operator-nieznany");

        foreach (var clerk in new[] { anna, borys })
        {
            await clerk.Page.GetByLabel("Nie znaleźliśmy klienta").CheckAsync();
            await clerk
                .Page.GetByRole(AriaRole.Textbox, new() { Name = "Własne słowa" })
                .FillAsync("Prosimy o telefon.");
            await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Podgląd dla klienta" }).ClickAsync();
            await clerk.Page.GetByText("Prosimy o telefon.").First.WaitForAsync();
        }
        await anna.LookAsync("operator-odrzucenie");
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Odrzuć i wyślij" }).ClickAsync();
        await anna.Page.GetByText("Rejestracja odrzucona").WaitForAsync();
        await borys.Page.GetByRole(AriaRole.Button, new() { Name = "Odrzuć i wyślij" }).ClickAsync();
        await borys.Page.GetByText("W międzyczasie tę rejestrację rozpatrzono: pracownik").WaitForAsync();
    }

    [Fact]
    [Trait("Id", "O1")]
    public async Task Queue_NewRegistration_AppearsWithoutReload_KeysAndDarkTheme()
    {
        await using var office = await RegistrationQueueTests.Office.NewAsync(DatabaseKind.Sqlite);
        await using var anna = await browser.VisitAsync(office.App);
        await anna.EnterAsync(office.App, "anna", StaffRole.Clerk, "kpec");
        await anna.OpenAsync("/operator/kpec/rejestracje");
        await anna.Page.GetByText("Nic tu nie czeka").WaitForAsync();
        await anna.LookAsync("operator-kolejka-pusta");
        var arrives = anna.Page.GetByRole(AriaRole.Link, new() { Name = "Zofia Nowa" });
        // It is heard from the first answer on; one that came before it is on the page.
        await anna.Page.WaitForResponseAsync(r => r.Url.Contains("na-zywo", StringComparison.Ordinal));
        foreach (var name in new[] { "Zofia Nowa", "Adam Drugi", "=2+3" })
            await office.App.Store.WriteAsync(
                Given.Utility,
                db =>
                {
                    db.Add(GivenStaffWork.Registration(office.Customer, name));
                    return Task.CompletedTask;
                },
                TestContext.Current.CancellationToken
            );
        await arrives.WaitForAsync();
        await anna.Page.GetByRole(AriaRole.Link, new() { Name = "=2+3" }).WaitForAsync();

        await anna.Page.Keyboard.PressAsync("j");
        await Assertions.Expect(arrives).ToBeFocusedAsync();
        await anna.Page.Keyboard.PressAsync("?");
        await anna.LookAsync("operator-skroty");
        await anna.Page.Keyboard.PressAsync("Escape");
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Ciemny" }).ClickAsync();
        await Assertions.Expect(anna.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await anna.LookAsync("operator-kolejka-ciemna");
        await anna.Page.Keyboard.PressAsync("g");
        await anna.Page.Keyboard.PressAsync("k");
        await anna.Page.GetByRole(AriaRole.Heading, new() { Name = "Klienci" }).WaitForAsync();
    }

    [Fact]
    [Trait("Id", "Q1")]
    public async Task Counter_AccountMadeAndPrinted()
    {
        var app = await demo.AppAsync();
        var who = await Registration.Applicant.OfAsync(demo, "qweb", Applicant);
        await using var clerk = await browser.VisitAsync(app);
        await SignInAsync(clerk, "pracownik");
        await clerk.OpenAsync("/operator/qweb/klienci");
        await clerk.Page.GetByLabel("Kogo szukasz?").FillAsync(who.Code);
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Szukaj" }).ClickAsync();
        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = who.Name, Exact = true }).ClickAsync();
        await clerk.LookAsync("operator-konto-przy-okienku");
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Załóż konto" }).ClickAsync();
        await clerk.Page.GetByText("Wydrukuj teraz list z hasłem").WaitForAsync();
        await clerk.LookAsync("operator-konto-zalozone");

        var text = await DownloadAsync(clerk, clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Drukuj list" }));

        using var home = app.NewClient();
        var first = await home.SignInAsync("qweb", who.Code, Password().Match(text).Value);
        first.Location.ShouldBe("/qweb/pierwsze-haslo");
    }

    [Fact]
    [Trait("Id", "O7")]
    public async Task FirstSignIn_FactorRecoveryCodesOwnPassword()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        var oneTime = await app.AddStaffAsync("anna.nowak", StaffRole.Clerk, "kpec");
        await using var anna = await browser.VisitAsync(app);
        await anna.OpenAsync("/operator/kpec/rejestracje");
        await anna.LookAsync("operator-logowanie");
        await TypeAsync(anna, "anna.nowak", oneTime);
        await anna.Page.GetByText("Zeskanuj").WaitForAsync();
        await anna.LookAsync("operator-drugi-skladnik");
        var key = await anna.Page.Locator("figcaption strong.number").InnerTextAsync();
        await anna.Page.GetByLabel("Kod z aplikacji").FillAsync(Authenticator.Code(key, app.Clock.GetUtcNow()));
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Włącz" }).ClickAsync();
        await anna.Page.GetByText("Kody zapasowe").WaitForAsync();
        await anna.LookAsync("operator-kody-zapasowe");
        var recovery = await anna.Page.Locator("code").First.InnerTextAsync();
        await anna.Page.GetByRole(AriaRole.Link, new() { Name = "Mam je, dalej" }).ClickAsync();
        await anna.Page.GetByText("Zalogowano hasłem jednorazowym").WaitForAsync();
        await anna.LookAsync("operator-pierwsze-haslo");
        await anna.Page.GetByLabel("Aktualne hasło").FillAsync(oneTime);
        await anna.Page.GetByLabel("Nowe hasło").First.FillAsync(StaffAtWork.Password);
        await anna.Page.GetByLabel("Potwierdź nowe hasło").FillAsync(StaffAtWork.Password);
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Zmień hasło" }).ClickAsync();
        await anna.Page.GetByText("Twoje hasło zostało zmienione.").WaitForAsync();
        await anna.OpenAsync("/operator");
        await anna.Page.GetByRole(AriaRole.Heading, new() { Name = "Pulpit" }).WaitForAsync();

        await using var lost = await browser.VisitAsync(app, phone: true);
        await lost.OpenAsync("/operator");
        await TypeAsync(lost, "anna.nowak", StaffAtWork.Password);
        await lost.LookAsync("operator-kod");
        await lost.Page.GetByLabel("Kod").FillAsync(recovery);
        await lost.Page.GetByRole(AriaRole.Button, new() { Name = "Zaloguj się" }).ClickAsync();
        await lost.Page.GetByRole(AriaRole.Heading, new() { Name = "Pulpit" }).WaitForAsync();
    }

    private static Task StateAsync(Visitor customer, string heading) =>
        Assertions
            .Expect(customer.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync(heading, new() { Timeout = 15_000 });

    // With the one-time password of the letter: nothing but the change of it is open.
    private static async Task FirstSignInAsync(IPage page, string login, string oneTime)
    {
        await page.GotoAsync("/kpec/logowanie");
        await page.GetByLabel("Użytkownik").FillAsync(login);
        await page.GetByLabel("Hasło", new() { Exact = true }).FillAsync(oneTime);
        await page.GetByRole(AriaRole.Button, new() { Name = "Zaloguj", Exact = true }).ClickAsync();
        await page.ArriveAsync("*/kpec/pierwsze-haslo");
        await page.GotoAsync("/kpec/faktury");
        await page.ArriveAsync("*/kpec/pierwsze-haslo");
        await page.GetByLabel("Aktualne hasło", new() { Exact = true }).FillAsync(oneTime);
        await page.GetByLabel("Nowe hasło", new() { Exact = true }).FillAsync("Wisla7");
        await page.GetByLabel("Potwierdź nowe hasło", new() { Exact = true }).FillAsync("Wisla7");
        await page.GetByRole(AriaRole.Button, new() { Name = "Zmień hasło", Exact = true }).ClickAsync();
        await page.GetByText("Twoje hasło zostało zmienione.").WaitForAsync();
    }

    private static async Task SignInAsync(Visitor clerk, string login)
    {
        await clerk.OpenAsync("/operator");
        await TypeAsync(clerk, login, DemoPaper.Password);
        await clerk.Page.GetByRole(AriaRole.Heading, new() { Name = "Wybierz firmę" }).WaitForAsync();
    }

    private static async Task TypeAsync(Visitor clerk, string login, string password)
    {
        await clerk.Page.GetByLabel("Login").FillAsync(login);
        await clerk.Page.Locator("input[type=password]").FillAsync(password);
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Zaloguj się" }).ClickAsync();
    }

    private static Task<string> PrintAsync(Visitor clerk, string name) =>
        DownloadAsync(clerk, clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Drukuj " + name, Exact = true }));

    private static async Task<string> DownloadAsync(Visitor clerk, ILocator button)
    {
        var download = await clerk.Page.RunAndWaitForDownloadAsync(() => button.ClickAsync());
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "list.pdf");
        await download.SaveAsAsync(file);
        return await ExternalTools.RunAsync("pdftotext", "-layout", file, "-");
    }

    [GeneratedRegex(@"\b[A-Za-z2-9]{4}-[A-Za-z2-9]{4}-[A-Za-z2-9]{4}\b")]
    private static partial Regex Password();
}
