using System.Text.RegularExpressions;
using Ebok.Core.Demo;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Ebok.Tests.Operator;

/// <summary>A clerk's day at each of the five utilities: from the desk to something of that utility's own that waits, the
/// decision, and what the customer is told of it.</summary>
public sealed class ClerksDayJourneys(DemoOffice demo, Browser browser)
{
    [Fact]
    [Trait("Id", "O2")]
    public async Task Weglokoks_LetterFromTheDesk_TakenAnswered_CustomerReadsIt()
    {
        var (clerk, app) = await AtTheDeskAsync("weglokoks");
        await using var _ = clerk;
        await clerk.OpenAsync("/operator/weglokoks/sprawy?szukaj=zbiera");
        var letter = clerk.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^PR") }).First;
        var number = (await letter.InnerTextAsync()).Trim();
        await letter.ClickAsync();
        // The list has a button of that name too.
        await clerk.Page.ArriveAsync(new Regex("/sprawy/[0-9a-f-]{36}"));
        await Button(clerk, "Weź").ClickAsync();
        await clerk.Page.GetByText("Sprawa jest Twoja.").WaitForAsync();
        await clerk.Page.GetByLabel("Treść odpowiedzi").FillAsync("Monter przyjedzie w środę po 10.");
        await clerk.LookAsync("dzien-weglokoks-2-odpowiedz", reflow: true);
        await Button(clerk, "Wyślij odpowiedź").Last.ClickAsync();
        await clerk.Page.GetByText("Odpowiedź została wysłana.").WaitForAsync();

        var paper = (await demo.PaperAsync("weglokoks")).GetProperty("signIn");
        await using var customer = await browser.VisitAsync(app, phone: true, script: false);
        await customer.SignInAsync(
            "weglokoks",
            paper.GetProperty("login").GetString()!,
            paper.GetProperty("password").GetString()!
        );
        await customer.OpenAsync("/weglokoks/pisma");
        // By its number: other tests write letters of his too.
        await customer.Page.GetByRole(AriaRole.Link, new() { NameString = number }).First.ClickAsync();
        await customer.Page.GetByText("Monter przyjedzie w środę po 10.").WaitForAsync();
        await customer.LookAsync("dzien-weglokoks-3-klient");
    }

    [Fact]
    [Trait("Id", "O3")]
    public async Task Tarnobrzeg_ReadingWithPhoto_Accepted_CustomerIsTold()
    {
        var (clerk, _) = await AtTheDeskAsync("tarnobrzeg");
        await using var __ = clerk;
        await FollowAsync(clerk, "Odczyty do rozpatrzenia");
        await FirstOfListAsync(clerk, "odczyty");
        await clerk.LookAsync("dzien-tarnobrzeg-2-odczyt", reflow: true);
        await Button(clerk, "Przyjmij odczyt").ClickAsync();
        await clerk.Page.ArriveAsync("*/odczyty?*");
        await ShouldBeToldAsync(clerk, "tarnobrzeg", "Sprawdziliśmy podany stan licznika");
    }

    [Fact]
    [Trait("Id", "O3")]
    [Trait("Id", "K7")]
    public async Task Kpec_ChangeOfData_Compared_Accepted_CustomerIsTold()
    {
        var (clerk, _) = await AtTheDeskAsync("kpec");
        await using var __ = clerk;
        await FollowAsync(clerk, "Zmiana danych");
        await FirstOfListAsync(clerk, "zmiany-danych");
        await clerk.LookAsync("dzien-kpec-2-zmiana", reflow: true);
        await Button(clerk, "Przyjmij zmianę").ClickAsync();
        await clerk.Page.ArriveAsync("*zrobione=1*");
        await ShouldBeToldAsync(clerk, "kpec", "Zmiana danych przyjęta");
    }

    [Fact]
    [Trait("Id", "O3")]
    public async Task Qweb_Reading_RefusedWithReason_CustomerIsTold()
    {
        var (clerk, _) = await AtTheDeskAsync("qweb");
        await using var __ = clerk;
        await FollowAsync(clerk, "Odczyty do rozpatrzenia");
        await FirstOfListAsync(clerk, "odczyty");
        await clerk.Page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await clerk.LookAsync("dzien-qweb-2-odczyt");
        await clerk.Page.Locator("form button.button-danger").ClickAsync();
        await clerk.Page.ArriveAsync("*/odczyty?*");
        await ShouldBeToldAsync(clerk, "qweb", "Sprawdziliśmy podany stan licznika");
    }

    [Fact]
    [Trait("Id", "M3")]
    [Trait("Id", "O3")]
    public async Task Mpwik_ManagersRequestByMail_TypedIn_Matched_AccountMade_ManagerIsTold()
    {
        var (clerk, app) = await AtTheDeskAsync("mpwik");
        await using var _ = clerk;
        await using var db = app.Store.Read(new("mpwik"));
        var address = await db
            .SupplyPoints.OrderByDescending(p => p.Code)
            .Select(p => p.Address)
            .FirstAsync(TestContext.Current.CancellationToken);
        await clerk.OpenAsync("/operator/mpwik/zarzadcy");
        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = "Wpisz zgłoszenie" }).ClickAsync();
        await clerk.Page.GetByLabel("Pełna nazwa firmy").FillAsync("Zarządca z e-maila sp. z o.o.");
        await clerk.Page.GetByLabel("e-mail").FillAsync("biuro@z-maila.example");
        await clerk.Page.GetByLabel("Wykaz adresów").First.FillAsync($"{address}\nul. Zmyślona 999, Nigdzie");
        await clerk.LookAsync("dzien-mpwik-2-zgloszenie", reflow: true);
        await Button(clerk, "Porównaj z ewidencją").ClickAsync();
        await clerk.Page.GetByText("Bez odpowiednika w ewidencji: 1").WaitForAsync();
        await clerk.LookAsync("dzien-mpwik-3-wykaz", reflow: true);
        await Button(clerk, "Załóż konto").ClickAsync();
        await clerk.Page.GetByText("Konto założone.").WaitForAsync();
        await ShouldBeToldAsync(clerk, "mpwik", "biuro@z-maila.example");
    }

    private async Task<(Visitor Clerk, EbokApp App)> AtTheDeskAsync(string slug)
    {
        var app = await demo.AppAsync();
        var clerk = await browser.VisitAsync(app);
        await clerk.OpenAsync("/operator");
        await clerk.Page.GetByLabel("Login").FillAsync("pracownik");
        await clerk.Page.GetByLabel("Hasło").FillAsync(DemoPaper.Password);
        await Button(clerk, "Zaloguj się").ClickAsync();
        await clerk.OpenAsync($"/operator/{slug}");
        await clerk.LookAsync($"dzien-{slug}-1-pulpit", reflow: true);
        return (clerk, app);
    }

    private static Task FollowAsync(Visitor clerk, string line) =>
        clerk.Page.Locator("#co-czeka").GetByRole(AriaRole.Link, new() { Name = line }).First.ClickAsync();

    private static async Task FirstOfListAsync(Visitor clerk, string page)
    {
        await clerk.Page.ArriveAsync($"*/{page}*");
        await clerk.Page.Locator($"main a[href*='/{page}/']:not([href*='prosby'])").First.ClickAsync();
        await clerk.Page.ArriveAsync($"*/{page}/*");
    }

    private static async Task ShouldBeToldAsync(Visitor clerk, string slug, string mail)
    {
        await clerk.OpenAsync($"/operator/{slug}/poczta");
        await clerk.Page.GetByText(mail).First.WaitForAsync();
        await clerk.LookAsync($"dzien-{slug}-9-poczta");
    }

    private static ILocator Button(Visitor visitor, string name) =>
        visitor.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
