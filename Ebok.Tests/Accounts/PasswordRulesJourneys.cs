using System.Net;
using System.Text.Json;
using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.Accounts;

/// <summary>The rules of a new password, ticking while it is typed.</summary>
[Trait("Id", "S1")]
public sealed class PasswordRulesJourneys(Browser browser, DemoOffice demo)
{
    private const string Unmet = ".password-rules li:not([hidden]):not([data-met])";

    [Fact]
    public async Task Rules_TickWhileTyping_WithStrengthAndReason()
    {
        await using var office = await OfficeUnderTest.StartAsync(DatabaseKind.Sqlite);
        await using var person = await OpenAsync(office);
        var page = person.Page;
        var field = page.GetByLabel("Nowe hasło", new() { Exact = true });
        var status = page.Locator("password-rules [role=status]");
        await person.LookAsync("haslo-pusto", reflow: true);
        await Assertions.Expect(page.Locator(Unmet)).ToHaveCountAsync(5);

        await field.PressSequentiallyAsync("abcd");
        await Assertions.Expect(Rule(page, "Letter")).ToContainTextAsync("(spełnione)");
        await Assertions.Expect(Rule(page, "Digit")).ToContainTextAsync("(jeszcze niespełnione)");
        await Assertions.Expect(page.Locator(".password-strength strong")).ToHaveTextAsync("bardzo słabe");
        await Assertions
            .Expect(status)
            .ToContainTextAsync("Jeszcze niespełnione: co najmniej 5 znaków; co najmniej jedna cyfra");
        await person.LookAsync("haslo-w-trakcie", reflow: true);

        await field.PressSequentiallyAsync(" słoń zielony 7");
        await Assertions.Expect(page.Locator(Unmet)).ToHaveCountAsync(0);
        await Assertions.Expect(status).ToContainTextAsync("Hasło spełnia wymagania");
        await Assertions.Expect(page.Locator(".password-strength strong")).ToHaveTextAsync("bardzo dobre");

        await page.GetByLabel("Potwierdź nowe hasło").PressSequentiallyAsync("abcd");
        await Assertions.Expect(page.Locator(".password-again")).ToHaveTextAsync("");
        await page.GetByLabel("Potwierdź nowe hasło").PressSequentiallyAsync("x");
        await Assertions.Expect(page.Locator(".password-again")).ToContainTextAsync("Hasła różnią się");
        await person.LookAsync("haslo-rozne", reflow: true);
        await page.GetByLabel("Potwierdź nowe hasło").FillAsync("abcd słoń zielony 7");
        await Assertions.Expect(page.Locator(".password-again")).ToHaveTextAsync("Oba hasła są takie same.");
        await person.LookAsync("haslo-dobre", reflow: true);

        await page.GetByLabel("Aktualne hasło").FillAsync(OfficeUnderTest.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Zmień hasło" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Twoje hasło zostało zmienione.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Rules_WithinAnInteractivePage_StayTicked_WhenBlazorDrawsItAnew()
    {
        await using var person = await browser.VisitAsync(await demo.AppAsync());
        var page = person.Page;
        await person.OpenAsync("/demo/style");
        // Drawn by the circuit: it is there.
        await Assertions.Expect(page.Locator(".rz-chart svg").Last).ToBeVisibleAsync();
        var drawAnew = page.GetByRole(AriaRole.Button, new() { Name = "Narysuj jeszcze raz" });
        await drawAnew.ClickAsync();
        await Assertions.Expect(page.Locator("#narysowano")).ToHaveTextAsync("1");
        var field = page.Locator("#pole-password");

        await field.PressSequentiallyAsync("Poprawny koń 1");
        await Assertions.Expect(page.Locator("password-rules li:not([hidden])[data-met]")).ToHaveCountAsync(4);
        await page.Locator("#pole-again").FillAsync("Poprawny koń 2");
        await drawAnew.ClickAsync();
        await Assertions.Expect(page.Locator("#narysowano")).ToHaveTextAsync("2");

        await Assertions.Expect(page.Locator("password-rules li:not([hidden])[data-met]")).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator(".password-again")).ToContainTextAsync("Hasła różnią się");
        await field.FillAsync("abc");
        await Assertions.Expect(Rule(page, "MinLength")).ToContainTextAsync("(jeszcze niespełnione)");
    }

    [Theory]
    [InlineData("password1", "Common")]
    [InlineData("Kpec2026", "Guessable")]
    [InlineData("K00012026", "Guessable")]
    public async Task Rules_Pasted_AreRatedToo_AndTheRefusalSaysTheSame(string password, string rule)
    {
        await using var office = await OfficeUnderTest.StartAsync(DatabaseKind.Sqlite);
        await using var person = await OpenAsync(office, phone: true);
        var page = person.Page;
        await page.GetByLabel("Aktualne hasło").FillAsync(password);
        await page.Locator("#pole-Current").EvaluateAsync("field => { field.type = 'text'; }");
        await page.GetByLabel("Aktualne hasło").FocusAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.PressAsync("Control+c");
        foreach (var field in new[] { "#pole-New", "#pole-Repeated" })
        {
            await page.Locator(field).FocusAsync();
            await page.Keyboard.PressAsync("Control+v");
        }
        await Assertions.Expect(page.Locator("#pole-New")).ToHaveValueAsync(password);
        await Assertions.Expect(Rule(page, rule)).ToContainTextAsync("(jeszcze niespełnione)");
        await Assertions.Expect(page.Locator(Unmet)).ToHaveCountAsync(1);

        await page.GetByRole(AriaRole.Button, new() { Name = "Zmień hasło" }).ClickAsync();
        await Assertions
            .Expect(page.Locator(".errors"))
            .ToContainTextAsync(rule == "Common" ? "na liście najczęściej używanych" : "łatwo odgadnąć");
    }

    [Fact]
    public async Task Rules_WithoutScript_StandThereAsText()
    {
        await using var office = await OfficeUnderTest.StartAsync(DatabaseKind.Sqlite);
        using var home = office.App.NewClient();
        await home.SignInAsync("kpec", OfficeUnderTest.Login, OfficeUnderTest.Password);

        var page = await home.GetAsync("/kpec/haslo");

        foreach (var rule in new[] { "co najmniej 5 znaków", "co najmniej jedna litera", "co najmniej jedna cyfra" })
            page.MainText.ShouldContain(rule);
        page.Page.QuerySelector("#pole-New")!.GetAttribute("aria-describedby").ShouldBe("pole-New-zasady");
        page.Page.QuerySelector("#pole-New-zasady")!.TextContent.ShouldContain("najczęściej");
    }

    [Fact]
    public async Task Rating_NeedsTheFormsToken_IsSmall_AndKeptNowhere()
    {
        await using var office = await OfficeUnderTest.StartAsync(DatabaseKind.Sqlite);
        using var stranger = office.App.NewClient();
        const string Typed = "Niepowtarzalne-hasło-49";
        var form = await stranger.OpenAsync("/kpec/logowanie");
        var token = form.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var rated = await PostAsync(Typed, token);

        rated.Status.ShouldBe(HttpStatusCode.OK);
        rated.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        using var json = JsonDocument.Parse(rated.Bytes);
        json.RootElement.GetProperty("unmet").GetArrayLength().ShouldBe(0);
        json.RootElement.GetProperty("strength").GetInt32().ShouldBe(4);
        rated.Text.ShouldNotContain(Typed);
        (await PostAsync(Typed, "")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync(new string('a', 20_000), token)).Status.ShouldNotBe(HttpStatusCode.OK);
        (await PostAsync("jan.kowalski1", token, "jan.kowalski@poczta.example")).Text.ShouldContain("Guessable");
        foreach (var file in Directory.EnumerateFiles(office.Database.Folder, "*", SearchOption.AllDirectories))
            TextOf(file).ShouldNotContain("Niepowtarzalne", customMessage: file);

        async Task<Answer> PostAsync(string password, string with, string login = "")
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/kpec/haslo/ocena")
            {
                Content = new FormUrlEncodedContent([
                    new("haslo", password),
                    new("login", login),
                    new("__RequestVerificationToken", with),
                ]),
            };
            return await stranger.SendAsync(request);
        }
    }

    private static string TextOf(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private static ILocator Rule(IPage page, string name) => page.Locator($"[data-rule={name}]");

    private async Task<Visitor> OpenAsync(OfficeUnderTest office, bool phone = false)
    {
        var person = await browser.VisitAsync(office.App, phone);
        await person.SignInAsync("kpec", OfficeUnderTest.Login, OfficeUnderTest.Password);
        await person.OpenAsync("/kpec/haslo");
        return person;
    }
}
