using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.Registration;

/// <summary>Seed 001 from the start page to the first sign-in and out again, in its words.</summary>
public sealed class TarnobrzegJourney(Browser browser, DemoOffice demo)
{
    [Theory, InlineData(false), InlineData(true)]
    [Trait("Id", "T1"), Trait("Id", "T2"), Trait("Id", "T3"), Trait("Id", "T4"), Trait("Id", "T5")]
    public async Task Tarnobrzeg_FromTheStartPageToTheFirstSignIn(bool phone)
    {
        var app = await demo.AppAsync();
        var who = await Applicant.OfAsync(demo, "tarnobrzeg", phone ? 11 : 10);
        await using var visitor = await browser.VisitAsync(app, phone);
        var page = visitor.Page;

        await visitor.OpenAsync("/tarnobrzeg");
        await page.GetByRole(AriaRole.Link, new() { Name = "Rejestracja" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Rejestracja");
        await Assertions.Expect(page.GetByText("1 z 3 ostatnich faktur")).ToBeVisibleAsync();
        if (!phone)
            await visitor.LookAsync("rejestracja-tarnobrzeg-1", reflow: true);
        await page.GetByLabel("Kod Klienta").FillAsync(who.Code.Replace("-", " ", StringComparison.Ordinal));
        await page.GetByLabel("E-mail").FillAsync(who.Email);
        await page.ReadPictureAsync(app, "tarnobrzeg");
        await page.GetByRole(AriaRole.Button, new() { Name = "Potwierdź" }).ClickAsync();

        await page.ArriveAsync("*/tarnobrzeg/rejestracja?krok=2");
        await Assertions.Expect(page.GetByLabel("Login")).ToHaveValueAsync(who.Code);
        await Assertions.Expect(page.GetByLabel("Login")).Not.ToBeEditableAsync();
        await Assertions.Expect(page.GetByLabel("E-mail")).ToHaveValueAsync(who.Email);
        await Assertions.Expect(page.GetByLabel("E-mail")).Not.ToBeEditableAsync();
        var code = (await app.MailAsync(who.Email, "Kod do rejestracji")).Value("Kod jednorazowy");
        if (!phone)
            await visitor.LookAsync("rejestracja-tarnobrzeg-2", reflow: true);
        await page.GetByLabel("Kod jednorazowy").FillAsync(code);
        await page.GetByLabel(who.IsFirm ? "Firma" : "osoba fizyczna", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Nazwa nabywcy").FillAsync(who.Name);
        if (who.IsFirm)
            await page.GetByLabel("NIP").FillAsync(who.Nip!);
        await page.GetByLabel("Nr faktury").FillAsync(who.Invoices[0].Number);
        await page.GetByLabel("Kwota brutto").FillAsync(who.Invoices[0].Gross.Replace('.', ','));
        await page.GetByLabel("TAK").CheckAsync();
        await page.GetByLabel("Akceptuję politykę prywatności").CheckAsync();
        await page.GetByLabel("Akceptuję regulamin EBOK").CheckAsync();
        await page.GetByLabel("Numer telefonu komórkowego").FillAsync(who.Phone);
        if (!phone)
            await visitor.LookAsync("rejestracja-tarnobrzeg-2-wypelniona");
        await page.GetByRole(AriaRole.Button, new() { Name = "Potwierdź" }).ClickAsync();

        await page.ArriveAsync("*/rejestracja/potwierdzenie");
        await Assertions
            .Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync("Konto jest aktywne");
        if (!phone)
            await visitor.LookAsync("rejestracja-tarnobrzeg-koniec", reflow: true);
        var mail = await app.MailAsync(who.Email, "Hasło tymczasowe");
        mail.Value("Login").ShouldBe(who.Code);
        await page.GetByRole(AriaRole.Link, new() { Name = "Przejdź do logowania" }).ClickAsync();
        await page.GetByLabel("Login").FillAsync(who.Code);
        await page.GetByLabel("Hasło", new() { Exact = true }).FillAsync(mail.Value("Hasło tymczasowe"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Zaloguj" }).ClickAsync();

        await page.ArriveAsync("*/tarnobrzeg/pierwsze-haslo");
        await page.GetByLabel("Aktualne hasło", new() { Exact = true }).FillAsync(mail.Value("Hasło tymczasowe"));
        await page.GetByLabel("Nowe hasło", new() { Exact = true }).FillAsync(Applicant.Password);
        await page.GetByLabel("Potwierdź nowe hasło", new() { Exact = true }).FillAsync(Applicant.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Zmień hasło" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Twoje hasło zostało zmienione.")).ToBeVisibleAsync();
        await visitor.OpenAsync("/tarnobrzeg/start");
        await Assertions.Expect(page.Locator(".customer-name")).ToContainTextAsync(who.Code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Wyloguj" }).First.ClickAsync();
        await Assertions.Expect(page.GetByText("Wylogowano.")).ToBeVisibleAsync();
    }
}
