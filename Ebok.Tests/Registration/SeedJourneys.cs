using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.Registration;

/// <summary>The other seeds from the start page to the first sign-in and out again, in their words.</summary>
public sealed class SeedJourneys(Browser browser, DemoOffice demo)
{
    [Fact]
    [Trait("Id", "W4")]
    public async Task Weglokoks_OwnPasswordAndActivationCode()
    {
        var app = await demo.AppAsync();
        var who = await Applicant.OfAsync(demo, "weglokoks", 12);
        await using var visitor = await browser.VisitAsync(app);
        var page = visitor.Page;
        await visitor.OpenAsync("/weglokoks");
        await page.GetByRole(AriaRole.Link, new() { Name = "Zarejestruj się" }).ClickAsync();
        await page.GetByLabel("Nr ew. nabywcy").FillAsync(who.Code);
        await page.GetByLabel("Nr faktury").FillAsync(who.Invoices[0].Number);
        await page.GetByLabel("E-mail").FillAsync(who.Email);
        await page.GetByLabel("Akceptuję regulamin e-BOK").CheckAsync();
        await page.GetByLabel("Zapoznałem się z polityką prywatności").CheckAsync();
        await visitor.LookAsync("rejestracja-weglokoks-1", reflow: true);
        await Press(page, "Zatwierdź");
        await page.ArriveAsync("*/rejestracja?krok=2");
        await page.GetByLabel("Kod aktywacyjny")
            .FillAsync((await app.MailAsync(who.Email, "Kod do rejestracji")).Value("Kod aktywacyjny"));
        await page.Locator("#pole-password").FillAsync(Applicant.Password);
        await page.Locator("#pole-passwordAgain").FillAsync(Applicant.Password);
        await visitor.LookAsync("rejestracja-weglokoks-2", reflow: true);
        await Press(page, "Zatwierdź");

        await HeadingAsync(page, "Konto jest aktywne");
        await SignInAndOutAsync(visitor, who, who.Email, Applicant.Password, first: false);
    }

    /// <summary>Up to the operator, who has the rest.</summary>
    [Fact]
    [Trait("Id", "K1"), Trait("Id", "K2")]
    public async Task Kpec_LinkConfirms_AndThenShowsTheState()
    {
        var app = await demo.AppAsync();
        var who = await Applicant.OfAsync(demo, "kpec", 12);
        await using var visitor = await browser.VisitAsync(app);
        var mail = await RegisterAtKpecAsync(visitor, app, who);
        mail.Text.ShouldContain("W celu potwierdzenia rejestracji proszę kliknąć na odnośnik poniżej.");
        mail.Text.ShouldContain("ebok@kpec.bydgoszcz.pl");
        foreach (var _ in new[] { "confirms", "shows" })
        {
            await visitor.OpenAsync(mail.Link.PathAndQuery);
            await HeadingAsync(visitor.Page, "Sprawdzamy dane");
        }
        await visitor.LookAsync("rejestracja-kpec-sprawdzanie", reflow: true);
    }

    /// <summary>From KPEC's start page to the mail with the link (K1).</summary>
    internal static async Task<ReceivedMail> RegisterAtKpecAsync(Visitor visitor, EbokApp app, Applicant who)
    {
        var page = visitor.Page;
        await visitor.OpenAsync("/kpec");
        await page.GetByRole(AriaRole.Link, new() { Name = "Zarejestruj się" }).ClickAsync();
        await page.GetByLabel("Kod płatnika").FillAsync(who.Code);
        await page.GetByLabel("Nazwa", new() { Exact = false }).First.FillAsync(who.Name);
        await page.Locator("#pole-buyerAddress").FillAsync(who.Address);
        await page.GetByLabel("NIP/PESEL").FillAsync(who.Nip ?? who.Pesel!);
        await page.GetByLabel("Numer ostatniej faktury/Umowy").FillAsync(who.Contract);
        await page.GetByLabel("Adres e-mail").FillAsync(who.Email);
        await page.GetByLabel("Wyrażam zgodę na przetwarzanie").CheckAsync();
        await page.GetByLabel("Zapoznałem się z regulaminem").CheckAsync();
        await page.GetByLabel("Użytkownik ponosi odpowiedzialność").CheckAsync();
        await visitor.LookAsync("rejestracja-kpec", reflow: true);
        await page.ReadPictureAsync(app, "kpec");
        await Press(page, "Wyślij");
        await HeadingAsync(page, "Potwierdź adres e-mail");
        await visitor.LookAsync("rejestracja-kpec-czeka", reflow: true);
        return await app.MailAsync(who.Email, "Potwierdzenie rejestracji w systemie eBok");
    }

    [Fact]
    [Trait("Id", "Q1"), Trait("Id", "Q2")]
    public async Task Qweb_TemporaryPasswordByMail_ForcedChange_OwnPassword()
    {
        var app = await demo.AppAsync();
        var who = await Applicant.OfAsync(demo, "qweb", 12);
        await using var visitor = await browser.VisitAsync(app, phone: true);
        var page = visitor.Page;
        await visitor.OpenAsync("/qweb");
        await page.GetByRole(AriaRole.Link, new() { Name = "Zarejestruj" }).ClickAsync();
        await page.GetByLabel("Kod klienta").FillAsync(who.Code.TrimStart('0'));
        await page.GetByLabel("Imię i nazwisko / Nazwa").FillAsync(who.Name);
        await page.GetByLabel("Nr faktury").FillAsync(who.Invoices[0].Number);
        await page.GetByLabel("E-mail").FillAsync(who.Email);
        await page.GetByLabel("Akceptuję regulamin").CheckAsync();
        await page.GetByLabel("Zapoznałem się z polityką prywatności").CheckAsync();
        await visitor.LookAsync("rejestracja-qweb", reflow: true);
        await Press(page, "Zarejestruj");

        await HeadingAsync(page, "Konto jest aktywne");
        var mail = await app.MailAsync(who.Email, "Hasło tymczasowe");
        await SignInAndOutAsync(visitor, who, mail.Value("Użytkownik"), mail.Value("Hasło tymczasowe"), first: true);
        // No other page of the office until the password is an own one.
        await page.GotoAsync("/qweb/faktury");
        await page.ArriveAsync("*/qweb/pierwsze-haslo");
        await page.GetByLabel("Aktualne hasło", new() { Exact = true }).FillAsync(mail.Value("Hasło tymczasowe"));
        await page.GetByLabel("Nowe hasło", new() { Exact = true }).FillAsync(Applicant.Password);
        await page.GetByLabel("Potwierdź nowe hasło", new() { Exact = true }).FillAsync(Applicant.Password);
        await Press(page, "Zmień hasło");
        await Assertions.Expect(page.GetByText("Twoje hasło zostało zmienione.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Wyloguj" }).First.ClickAsync();
        await Assertions.Expect(page.GetByText("Wylogowano.")).ToBeVisibleAsync();

        await SignInAndOutAsync(visitor, who, mail.Value("Użytkownik"), Applicant.Password, first: false);
    }

    [Fact]
    [Trait("Id", "M1"), Trait("Id", "M2")]
    public async Task Mpwik_LinkActivates_NotBefore()
    {
        var app = await demo.AppAsync();
        var who = await Applicant.OfAsync(demo, "mpwik", 12);
        await using var visitor = await browser.VisitAsync(app);
        var page = visitor.Page;
        await visitor.OpenAsync("/mpwik");
        await page.GetByRole(AriaRole.Link, new() { Name = "Rejestracja" }).ClickAsync();
        await page.GetByLabel("Numer faktury").FillAsync(who.Invoices[0].Number);
        await page.GetByLabel("Wartość faktury").FillAsync(who.Invoices[0].Gross);
        await page.GetByLabel("Adres e-mail").FillAsync(who.Email);
        await page.Locator("#pole-password").FillAsync(Applicant.Password);
        await page.Locator("#pole-passwordAgain").FillAsync(Applicant.Password);
        await page.GetByLabel("Akceptuję regulamin").CheckAsync();
        await visitor.LookAsync("rejestracja-mpwik", reflow: true);
        await page.ReadPictureAsync(app, "mpwik");
        await Press(page, "Wyślij");
        await HeadingAsync(page, "Potwierdź adres e-mail");
        var mail = await app.MailAsync(who.Email, "Rejestracja");
        mail.Subject.ShouldBe("Rejestracja");
        await visitor.OpenAsync("/mpwik/logowanie");
        await page.GetByLabel("Numer użytkownika").FillAsync(who.Invoices[0].Number[..6]);
        await page.GetByLabel("Hasło", new() { Exact = true }).FillAsync(Applicant.Password);
        await Press(page, "Zaloguj");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Nie udało się zalogować.");

        await visitor.OpenAsync(mail.Link.PathAndQuery);

        await HeadingAsync(page, "Konto jest aktywne");
        (await app.MailAsync(who.Email, "Aktywacja konta")).Value("Numer użytkownika").ShouldBe(who.Code);
        await SignInAndOutAsync(visitor, who, who.Invoices[0].Number[..6], Applicant.Password, first: false);
    }

    private static Task Press(IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static Task HeadingAsync(IPage page, string text) =>
        Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(text);

    private static async Task SignInAndOutAsync(
        Visitor visitor,
        Applicant who,
        string login,
        string password,
        bool first
    )
    {
        var page = visitor.Page;
        await visitor.OpenAsync($"/{who.Slug}/logowanie");
        await page.Locator("form input[type=text]").First.FillAsync(login);
        await page.Locator("form input[type=password]").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Zaloguj" }).ClickAsync();
        await page.ArriveAsync(first ? "*/pierwsze-haslo" : "*/start");
        if (first)
            return;
        await page.GetByRole(AriaRole.Button, new() { Name = "Wyloguj" }).First.ClickAsync();
        await Assertions.Expect(page.GetByText("Wylogowano.")).ToBeVisibleAsync();
    }
}
