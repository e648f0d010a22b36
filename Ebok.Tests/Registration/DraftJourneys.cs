using Ebok.Core.Shared;
using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.Registration;

/// <summary>Nothing typed is lost, no step can be jumped (R1).</summary>
[Trait("Id", "R1")]
public sealed class DraftJourneys(Browser browser, DemoOffice demo)
{
    [Fact]
    public async Task Draft_SurvivesReloadBackForwardAndALostCircuit()
    {
        var app = await demo.AppAsync();
        await using var visitor = await browser.VisitAsync(app);
        var page = visitor.Page;
        await visitor.OpenAsync("/tarnobrzeg/rejestracja?krok=2");
        await Assertions.Expect(page.GetByLabel("Kod jednorazowy")).ToHaveCountAsync(0);
        await page.GetByLabel("E-mail").FillAsync("nie adres");
        await page.GetByLabel("E-mail").BlurAsync();
        await Assertions
            .Expect(page.Locator("#pole-email-error"))
            .ToContainTextAsync("To nie jest pełny adres e-mail.");
        await visitor.LookAsync("rejestracja-blad-na-biezaco");
        await page.GetByLabel("E-mail").FillAsync("wiesia@poczta.example");
        await Assertions.Expect(page.Locator("#pole-email-error")).ToHaveCountAsync(0);
        await page.GetByLabel("Kod Klienta").FillAsync("39 29001");
        await page.GetByLabel("Kod Klienta").BlurAsync();
        await Assertions.Expect(page.GetByText("Zapisano wersję roboczą")).ToBeVisibleAsync();
        // Three times a field was left: the last of them is kept too.
        await Assertions.Expect(page.Locator("input[name=wersja]")).ToHaveValueAsync("3");

        await page.ReloadAsync();
        await Assertions.Expect(page.GetByLabel("E-mail")).ToHaveValueAsync("wiesia@poczta.example");
        await Assertions.Expect(page.GetByLabel("Kod Klienta")).ToHaveValueAsync("39 29001");

        // The code of the picture is missing: told, linked, and all else is still there.
        await page.GetByRole(AriaRole.Button, new() { Name = "Potwierdź" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByLabel("E-mail")).ToHaveValueAsync("wiesia@poczta.example");
        await visitor.LookAsync("rejestracja-podsumowanie-bledow");

        // The connection is cut: the form goes on without it.
        await page.ReadPictureAsync(app, "tarnobrzeg");
        await page.EvaluateAsync("() => Blazor.disconnect?.()");
        await page.GetByRole(AriaRole.Button, new() { Name = "Potwierdź" }).ClickAsync();
        await page.ArriveAsync("*/rejestracja?krok=2");
        await page.GetByLabel("Nazwa nabywcy").FillAsync("Wiesława Kod");
        await page.GetByLabel("Nazwa nabywcy").BlurAsync();
        await Assertions.Expect(page.GetByText("Zapisano wersję roboczą")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Wróć do kroku 1" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("E-mail")).ToHaveValueAsync("wiesia@poczta.example");
        await page.GoBackAsync();
        await Assertions.Expect(page.GetByLabel("Nazwa nabywcy")).ToHaveValueAsync("Wiesława Kod");
        await page.GoForwardAsync();
        await Assertions.Expect(page.GetByLabel("Kod Klienta")).ToBeEditableAsync();

        // Another address: the code that was sent is void, and step 2 is closed again.
        await page.GetByLabel("E-mail").FillAsync("inna@poczta.example");
        await page.GetByLabel("E-mail").BlurAsync();
        await Assertions.Expect(page.GetByText("Zapisano wersję roboczą")).ToBeVisibleAsync();
        await visitor.OpenAsync("/tarnobrzeg/rejestracja?krok=2");
        await Assertions.Expect(page.GetByLabel("E-mail")).ToBeEditableAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Zacznij od nowa" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("E-mail")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Draft_InTwoTabs_NothingIsUndoneUnseen()
    {
        await using var visitor = await browser.VisitAsync(await demo.AppAsync(), script: false);
        var one = visitor.Page;
        var app = await demo.AppAsync();
        await visitor.OpenAsync("/tarnobrzeg/rejestracja");
        var two = await visitor.Context.NewPageAsync();
        await two.GotoAsync("/tarnobrzeg/rejestracja");
        foreach (var (tab, email) in new[] { (one, "raz@poczta.example"), (two, "dwa@poczta.example") })
        {
            await tab.GetByLabel("Kod Klienta").FillAsync("39-29001");
            await tab.GetByLabel("E-mail").FillAsync(email);
            await tab.ReadPictureAsync(app, "tarnobrzeg");
            await tab.GetByRole(AriaRole.Button, new() { Name = "Potwierdź" }).ClickAsync();
        }

        await Assertions.Expect(two.GetByText("Te dane zmieniono w innej karcie")).ToBeVisibleAsync();
        await Assertions.Expect(two.GetByLabel("E-mail")).ToHaveValueAsync("dwa@poczta.example");
        await one.ReloadAsync();
        await Assertions.Expect(one.GetByLabel("E-mail")).ToHaveValueAsync("raz@poczta.example");
    }

    /// <summary>The mail goes out from one server, the code is typed into another: the first was stopped between.</summary>
    [Fact]
    public async Task Draft_ServerStoppedBetweenMailAndCode_GoesOn()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        var customer = Given.Customer("39-29001", "Zofia Gazowa", new UtilityId("tarnobrzeg"));
        await database.AddAsync(customer, Given.Invoice(customer, "FV/1", new DateOnly(2026, 11, 5), 100m));
        var who = new Applicant(
            "tarnobrzeg",
            "39-29001",
            "Zofia Gazowa",
            "zofia@poczta.example",
            "600100200",
            null,
            null,
            "",
            "",
            [("FV/1", "100,00")]
        );
        IReadOnlyDictionary<string, string> cookies;
        string code;
        await using (var first = new EbokApp(database) { Settings = { ["Ebok:Demo"] = "none" } })
        {
            using var client = first.NewClient();
            var walk = new RegistrationWalk(first, client, who.Slug);
            (await walk.SendAsync(await client.OpenAsync(walk.Path), who)).Location.ShouldEndWith("?krok=2");
            code = await walk.CodeAsync(who.Email);
            cookies = client.Jar.Cookies;
        }
        await using var second = new EbokApp(database) { Settings = { ["Ebok:Demo"] = "none" } };
        using var again = second.NewClient();
        foreach (var (name, value) in cookies)
            again.Jar.Put(name, value);
        var on = new RegistrationWalk(second, again, who.Slug);
        var page = await again.OpenAsync(on.Path);

        var answer = await on.SendAsync(page, who, (Core.Utilities.FieldKey.OneTimeCode, code));

        answer.Location.ShouldNotBeNull(answer.MainText);
        (await again.OpenAsync(answer.Location)).MainText.ShouldContain("Konto jest aktywne");
    }
}
