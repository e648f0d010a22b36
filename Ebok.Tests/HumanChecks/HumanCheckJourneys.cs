using System.Net;
using System.Text;
using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.HumanChecks;

/// <summary>The human check on a page (/demo/style/czlowiek), with and without a browser's script.</summary>
[Trait("Id", "R4")]
public sealed class HumanCheckJourneys(Browser browser, DemoOffice demo)
{
    private const string Picture = "/demo/style/czlowiek?kto=tarnobrzeg";
    private const string Work = "/demo/style/czlowiek?kto=qweb";
    private const string Passed = "Wysłał to człowiek.";

    [Fact]
    public async Task Picture_Endpoint_GivesAPngThatNoCacheKeeps_AndNoAnswer()
    {
        var app = await demo.AppAsync();
        using var client = app.NewClient();
        var page = await client.GetAsync(Picture);
        var address = page.Page.QuerySelector("human-check img")!.GetAttribute("src")!;
        var code = CodeOf(app, page.Page.QuerySelector("input[name=obrazek]")!.GetAttribute("value")!);

        var answer = await client.GetAsync(address);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Response.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        answer.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        foreach (
            var text in new[]
            {
                Encoding.Latin1.GetString(answer.Bytes),
                answer.Response.ToString(),
                address,
                page.Text,
            }
        )
            text.ShouldNotContain(code, Case.Insensitive);
        (await client.GetAsync("/tarnobrzeg/obrazek?o=nic")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/tarnobrzeg/zadanie")).Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task Picture_ReadRight_Passes_ReadWrong_ShowsAnotherAndKeepsWhatWasTyped()
    {
        await using var person = await browser.VisitAsync(await demo.AppAsync());
        var page = person.Page;
        await person.OpenAsync(Picture);
        (await page.EvaluateAsync<int>("document.querySelector('human-check img').naturalWidth")).ShouldBe(480);
        await page.GetByLabel("Nazwa").FillAsync("Zofia");
        var first = await IdAsync(page);

        await page.GetByLabel("Kod z obrazka").FillAsync("00000");
        await page.GetByLabel("Kod z obrazka").PressAsync("Enter");

        await Assertions.Expect(page.GetByText("Pokazaliśmy nowy obrazek")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Nazwa")).ToHaveValueAsync("Zofia");
        var second = await IdAsync(page);
        second.ShouldNotBe(first);
        await person.LookAsync("czlowiek-obrazek-blad", reflow: true);

        await page.GetByRole(AriaRole.Button, new() { Name = "Pokaż inny obrazek" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Pokazano inny obrazek.");
        await Assertions.Expect(page.GetByLabel("Kod z obrazka")).ToBeFocusedAsync();
        var third = await IdAsync(page);
        third.ShouldNotBe(second);
        await page.GetByLabel("Kod z obrazka").FillAsync(CodeOf(await demo.AppAsync(), third).ToLowerInvariant());
        await page.GetByRole(AriaRole.Button, new() { Name = "Wyślij" }).ClickAsync();

        await Assertions.Expect(page.GetByText(Passed)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Picture_CannotBeRead_TheWorkStartsByItselfAndPasses()
    {
        await using var person = await browser.VisitAsync(await demo.AppAsync(), phone: true);
        var page = person.Page;
        await person.OpenAsync(Picture);
        await person.LookAsync("czlowiek-obrazek", reflow: true);

        await page.GetByRole(AriaRole.Button, new() { Name = "Nie mogę odczytać obrazka" }).ClickAsync();

        await Assertions.Expect(page.GetByLabel("Kod z obrazka")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Sprawdzono");
        await person.LookAsync("czlowiek-praca-gotowe", reflow: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Wyślij" }).ClickAsync();
        await Assertions.Expect(page.GetByText(Passed)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Work_SentBeforeItIsDone_WaitsAndGoesOnByItself()
    {
        await using var person = await browser.VisitAsync(await demo.AppAsync());
        var page = person.Page;
        await person.OpenAsync(Work);
        await Assertions.Expect(page.Locator("altcha-widget label")).ToHaveTextAsync("Nie jestem automatem");
        await person.LookAsync("czlowiek-praca", reflow: true);

        await page.GetByLabel("Nazwa").FillAsync("Zofia");
        await page.GetByLabel("Nazwa").PressAsync("Enter");

        await Assertions.Expect(page.GetByText(Passed)).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Nazwa")).ToHaveValueAsync("Zofia");
    }

    [Fact]
    public async Task Work_ServerDoesNotAnswer_OffersTheTelephone()
    {
        await using var person = await browser.VisitAsync(await demo.AppAsync());
        var page = person.Page;
        await page.RouteAsync("**/zadanie", route => route.AbortAsync());
        await person.OpenAsync(Work);

        await page.GetByRole(AriaRole.Button, new() { Name = "Wyślij" }).ClickAsync();

        await Assertions.Expect(page.Locator(".human-other")).ToContainTextAsync("przez telefon");
        await page.UnrouteAllAsync();
        await page.GetByLabel("Nie jestem automatem").ClickAsync();
        await Assertions.Expect(page.Locator(".human-other")).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Wyślij" }).ClickAsync();
        await Assertions.Expect(page.GetByText(Passed)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task WithoutScript_AnotherPictureKeepsWhatWasTyped_AndThereIsAWayRound()
    {
        await using var person = await browser.VisitAsync(await demo.AppAsync(), script: false);
        var page = person.Page;
        await person.OpenAsync(Picture);
        var first = await IdAsync(page);
        await page.GetByLabel("Nazwa").FillAsync("Zofia");

        await page.GetByRole(AriaRole.Button, new() { Name = "Pokaż inny obrazek" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Nazwa")).ToHaveValueAsync("Zofia");
        var second = await IdAsync(page);
        second.ShouldNotBe(first);
        await page.GetByLabel("Kod z obrazka").FillAsync(CodeOf(await demo.AppAsync(), second));
        await page.GetByLabel("Nazwa").PressAsync("Enter");
        await Assertions.Expect(page.GetByText(Passed)).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Nie mogę odczytać obrazka" }).ClickAsync();
        await Assertions.Expect(page.GetByText("przez telefon")).ToBeVisibleAsync();
        await Assertions
            .Expect(page.GetByRole(AriaRole.Link, new() { Name = "15 823 00 00" }).First)
            .ToBeVisibleAsync();
        await page.ScreenshotAsync(
            new()
            {
                Path = Path.Combine(Repository.Artifacts("screens"), "czlowiek-bez-skryptu-1280.png"),
                FullPage = true,
            }
        );
    }

    [Fact]
    public async Task Limits_OneAddress_IsRefusedAfterManyAMinute_OthersAreNot()
    {
        var app = await demo.AppAsync();
        using var client = app.NewClient();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 241; i++)
            answers.Add(await AskAsync("203.0.113.77"));

        answers[..240].ShouldAllBe(status => status == HttpStatusCode.OK);
        answers[240].ShouldBe(HttpStatusCode.TooManyRequests);
        (await AskAsync("203.0.113.78")).ShouldBe(HttpStatusCode.OK);

        async Task<HttpStatusCode> AskAsync(string from)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/tarnobrzeg/obrazek/nowy");
            request.Headers.Add("X-Forwarded-For", from);
            return (await client.SendAsync(request)).Status;
        }
    }

    private static Task<string> IdAsync(IPage page) => page.Locator("input[name=obrazek]").InputValueAsync();

    private static string CodeOf(EbokApp app, string id) => HumanCodes.Of(app, "tarnobrzeg", id);
}
