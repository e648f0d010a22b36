using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.Journeys;

/// <summary>A customer of each utility goes through his office: from the start page to sign-out, every page of the
/// menu and every detail, each looked at on a desk and on a phone.</summary>
public sealed class OfficeJourneyTests(DemoOffice demo, Browser browser)
{
    [Theory, MemberData(nameof(DemoOffice.Slugs), MemberType = typeof(DemoOffice))]
    [Trait("Id", "U1")]
    [Trait("Id", "K6")]
    [Trait("Id", "K8")]
    [Trait("Id", "K9")]
    [Trait("Id", "K10"), Trait("Id", "K11"), Trait("Id", "M6"), Trait("Id", "C1"), Trait("Id", "B3")]
    public async Task Customer_GoesThroughHisOffice_EveryPageIsSound(string slug)
    {
        var app = await demo.AppAsync();
        var paper = (await demo.PaperAsync(slug)).GetProperty("signIn");
        await using var visitor = await browser.VisitAsync(app);
        var page = visitor.Page;

        await visitor.OpenAsync($"/{slug}");
        await visitor.LookAsync($"{slug}-01-wejscie");
        await visitor.SignInAsync(slug, paper.Text("login"), paper.Text("password"));
        await visitor.LookAsync($"{slug}-02-start");
        (await page.Locator("footer").InnerTextAsync()).ShouldMatch(@"czas generowania strony: \d+ ms");

        var menu = await page.Locator("nav#menu a").EvaluateAllAsync<string[]>("links => links.map(a => a.pathname)");
        menu.ShouldContain($"/{slug}/faktury");
        foreach (var path in menu.Distinct())
        {
            await visitor.OpenAsync(path);
            await visitor.LookAsync($"{slug}-03-{path.Split('/')[^1]}");
        }

        await LookAtAnInvoiceAsync(visitor, slug);
        await LookAtAMeterAsync(visitor, slug);
        await SendALetterAsync(visitor, slug);
        await visitor.OpenAsync($"/{slug}/zaplac");
        await visitor.LookAsync($"{slug}-08-zaplac");

        await visitor.OpenAsync($"/{slug}/sesje");
        await visitor.LookAsync($"{slug}-09-sesje");
        await page.GetByRole(AriaRole.Button, new() { Name = "Wyloguj", Exact = true }).First.ClickAsync();
        await page.ArriveAsync($"*/{slug}/logowanie*");
        await visitor.LookAsync($"{slug}-10-wylogowano");
        await page.GotoAsync($"/{slug}/faktury");
        page.Url.ShouldContain($"/{slug}/logowanie");
    }

    private static async Task LookAtAnInvoiceAsync(Visitor visitor, string slug)
    {
        var page = visitor.Page;
        await visitor.OpenAsync($"/{slug}/faktury");
        var first = page.GetByRole(AriaRole.Rowheader).First.GetByRole(AriaRole.Link);
        var number = await first.InnerTextAsync();
        await first.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(number);
        await visitor.LookAsync($"{slug}-04-faktura");
    }

    private static async Task LookAtAMeterAsync(Visitor visitor, string slug)
    {
        var page = visitor.Page;
        await visitor.OpenAsync($"/{slug}/umowy");
        await page.GetByRole(AriaRole.Rowheader).First.GetByRole(AriaRole.Link).ClickAsync();
        await visitor.LookAsync($"{slug}-05-umowa");
        await page.GetByRole(AriaRole.Rowheader).First.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await visitor.LookAsync($"{slug}-06-licznik");
        await page.GetByRole(AriaRole.Link, new() { Name = "Szczegóły" }).First.ClickAsync();
        await visitor.LookAsync($"{slug}-06-odczyt");
    }

    private static async Task SendALetterAsync(Visitor visitor, string slug)
    {
        var page = visitor.Page;
        await visitor.OpenAsync($"/{slug}/wnioski");
        await page.Locator("main h2 a").First.ClickAsync();
        await page.GetByLabel("Treść").FillAsync("Proszę o potwierdzenie terminu odczytu.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Wyślij" }).ClickAsync();
        await page.GetByText("Proszę o potwierdzenie terminu odczytu.").WaitForAsync();
        await visitor.LookAsync($"{slug}-07-pismo");
    }
}
