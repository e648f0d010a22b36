using System.Text.RegularExpressions;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.PasswordReset;

/// <summary>A forgotten password, in a real browser, from the sign-in page to the first sign-in with the new one.</summary>
public class ResetJourneys(Browser browser)
{
    [Theory]
    [MemberData(nameof(DemoOffice.Slugs), MemberType = typeof(DemoOffice))]
    [Trait("Id", "W1")]
    [Trait("Id", "W2")]
    [Trait("Id", "W3")]
    [Trait("Id", "K5")]
    public async Task Forgotten_FromTheSignInPageToTheOffice(string slug)
    {
        await using var office = await ResetOffice.StartAsync(DatabaseKind.Sqlite, slug);
        await using var visitor = await browser.VisitAsync(office.App);
        var page = visitor.Page;
        var rules = office.Profile.Reset;

        await visitor.OpenAsync($"/{slug}/logowanie");
        await page.GetByRole(AriaRole.Link, new() { Name = office.Profile.SignIn.Reset.Link }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(rules.Title);
        await visitor.LookAsync($"reset-{slug}-1", reflow: true);
        await page.GetByRole(AriaRole.Button, new() { Name = rules.Submit }).ClickAsync();
        await Assertions.Expect(page.Locator(".errors")).ToBeFocusedAsync();
        await visitor.LookAsync($"reset-{slug}-2-errors");
        foreach (var (label, value) in office.Facts())
            await page.GetByLabel(label).FillAsync(value);
        await page.GetByRole(AriaRole.Button, new() { Name = rules.Submit }).ClickAsync();

        await page.ArriveAsync(new Regex("/(kod|wyslano)$"));
        await Assertions.Expect(page.Locator("[data-left]")).ToHaveTextAsync(new Regex("^1[45]:[0-5][0-9]$"));
        await visitor.LookAsync($"reset-{slug}-3", reflow: true);
        var mail = await office.App.MailAsync(ResetOffice.Email);
        if (rules.Delivery == ResetDelivery.Link)
        {
            await visitor.OpenAsync(mail.Link.PathAndQuery);
            page.Url.ShouldEndWith("/przypomnienie-hasla/haslo", customMessage: "the token is out of the address");
        }
        else
        {
            await page.GetByLabel("Kod aktywacyjny").FillAsync("00000000");
        }
        await PasswordAsync(page, ResetOffice.NewPassword);
        if (rules.Delivery == ResetDelivery.Code)
        {
            await Assertions.Expect(page.Locator(".errors")).ToContainTextAsync("To nie jest ten kod.");
            await visitor.LookAsync($"reset-{slug}-4-wrong");
            await page.GetByLabel("Kod aktywacyjny").FillAsync(mail.Value("Kod aktywacyjny"));
            await PasswordAsync(page, ResetOffice.NewPassword);
        }

        await page.ArriveAsync("*/logowanie?haslo=zmienione");
        await Assertions.Expect(page.GetByText("Hasło zostało zmienione.")).ToBeVisibleAsync();
        await visitor.LookAsync($"reset-{slug}-5");
        await visitor.SignInAsync(slug, office.Login, ResetOffice.NewPassword);
        await office.App.MailAsync(ResetOffice.Email, "Awaryjna zmiana hasła");
        await page.GetByRole(AriaRole.Button, new() { Name = "Wyloguj" }).First.ClickAsync();
        await Assertions.Expect(page.GetByText("Wylogowano.")).ToBeVisibleAsync();
    }

    [Fact]
    [Trait("Id", "W2")]
    public async Task CountDown_TellsFiveOneAndZeroMinutes_ThenTheWayOn()
    {
        await using var office = await ResetOffice.StartAsync(DatabaseKind.Sqlite);
        await using var visitor = await browser.VisitAsync(office.App, phone: true);
        var page = visitor.Page;
        await page.Clock.InstallAsync();
        await AskAsync(visitor, office);
        var status = page.Locator(".time-left [role=status]");

        await Assertions.Expect(status).ToHaveTextAsync("");
        await page.Clock.RunForAsync(TimeSpan.FromMinutes(9.9).Ticks / TimeSpan.TicksPerMillisecond);
        await Assertions.Expect(status).ToHaveTextAsync("");
        await page.Clock.RunForAsync(20_000);
        await Assertions.Expect(status).ToHaveTextAsync("Pozostało 5 minut.");
        await page.GetByLabel("Kod aktywacyjny").FillAsync("7b0f7403");
        // The phone sleeps meanwhile: no timer runs, and time passes all the same.
        await page.Clock.FastForwardAsync(238_000);
        await Assertions.Expect(status).ToHaveTextAsync("Pozostała 1 minuta.");
        await Assertions.Expect(page.GetByLabel("Kod aktywacyjny")).ToHaveValueAsync("7b0f7403");
        await page.Clock.RunForAsync(61_000);

        await Assertions.Expect(status).ToHaveTextAsync("Czas minął.");
        await Assertions.Expect(page.GetByText("Minęło 15 minut i kod już nie działa.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Kod aktywacyjny")).ToBeHiddenAsync();
        await visitor.LookAsync("reset-over");
        await page.GetByRole(AriaRole.Link, new() { Name = "Zacznij od nowa", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Nr ew. nabywcy")).ToHaveValueAsync("00417283");
        await Assertions.Expect(page.GetByLabel("Nr faktury")).ToHaveValueAsync("FV/0041/11/2026");
    }

    [Fact]
    [Trait("Id", "W2")]
    public async Task Forgotten_KeyboardAlone_OnAPhoneWithoutScript()
    {
        await using var office = await ResetOffice.StartAsync(DatabaseKind.Sqlite);
        await using var visitor = await browser.VisitAsync(office.App, phone: true, script: false);
        var page = visitor.Page;
        var keys = page.Keyboard;
        await visitor.OpenAsync("/weglokoks/przypomnienie-hasla");

        await TabToAsync(page, "pole-CustomerCode");
        foreach (var (_, value) in office.Facts())
        {
            await keys.TypeAsync(value);
            await keys.PressAsync("Tab");
        }
        await keys.PressAsync("Enter");
        await page.ArriveAsync("*/kod");
        await Assertions
            .Expect(page.GetByText(new Regex("Kod jest ważny do godziny \\d\\d:\\d\\d")))
            .ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-left]")).ToBeHiddenAsync();
        await TabToAsync(page, "pole-Code");
        await keys.TypeAsync(await office.CodeAsync());
        await TabToAsync(page, "pole-New");
        await keys.TypeAsync(ResetOffice.NewPassword);
        await TabToAsync(page, "pole-Again");
        await keys.TypeAsync(ResetOffice.NewPassword);
        await keys.PressAsync("Enter");

        await page.ArriveAsync("*/logowanie?haslo=zmienione");
        (await office.TryAsync(ResetOffice.NewPassword)).ShouldBeTrue();
    }

    private static async Task AskAsync(Visitor visitor, ResetOffice office)
    {
        await visitor.OpenAsync($"/{office.Slug}/przypomnienie-hasla");
        foreach (var (label, value) in office.Facts())
            await visitor.Page.GetByLabel(label).FillAsync(value);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = office.Profile.Reset.Submit }).ClickAsync();
        await visitor.Page.ArriveAsync(new Regex("/(kod|wyslano)$"));
    }

    private static async Task PasswordAsync(IPage page, string password)
    {
        await page.GetByLabel("Nowe hasło").FillAsync(password);
        await page.GetByLabel("Powtórz hasło").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Zmień hasło" }).ClickAsync();
    }

    private static async Task TabToAsync(IPage page, string id)
    {
        for (var i = 0; i < 40; i++)
        {
            if (await page.Locator("#" + id + ":focus").CountAsync() == 1)
                return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail(id + " is not reached by the keyboard");
    }
}
