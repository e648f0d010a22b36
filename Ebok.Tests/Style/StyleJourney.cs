using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.Style;

/// <summary>/demo/style and the PDF viewer in a real browser.</summary>
[Trait("Id", "B7")]
public sealed class StyleJourney(Browser browser, DemoOffice demo)
{
    [Theory]
    [InlineData(ColorScheme.Light, "jasny")]
    [InlineData(ColorScheme.Dark, "ciemny")]
    public async Task Style_EveryComponent_IsAccessible(ColorScheme scheme, string name)
    {
        await using var person = await browser.VisitAsync(await demo.AppAsync());
        await person.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await person.OpenAsync("/demo/style");
        await Assertions.Expect(person.Page.Locator(".rz-chart svg").Last).ToBeVisibleAsync();
        await person.LookAsync($"wzornik-{name}");
    }

    [Fact, Trait("Id", "K8")]
    public async Task Viewer_ByKeyboardAlone_TurnsPagesSearchesAndZooms()
    {
        await using var person = await OpenViewerAsync();
        var page = person.Page;
        var number = page.GetByLabel("Numer strony");
        await page.Locator(".pdf-pages").FocusAsync();

        await page.Keyboard.PressAsync("PageDown");
        await Assertions.Expect(number).ToHaveValueAsync("2");
        await page.Keyboard.PressAsync("End");
        await Assertions.Expect(number).ToHaveValueAsync("5");

        await page.Keyboard.PressAsync("Control+f");
        await page.Keyboard.TypeAsync("ZAPŁATY 103");
        await Assertions.Expect(page.Locator(".pdf-found")).ToHaveTextAsync("1 z 1");
        await Assertions.Expect(page.Locator("mark.pdf-now")).ToHaveTextAsync("zaplaty 103");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("do zaplaty");
        await Assertions.Expect(page.Locator(".pdf-found")).ToHaveTextAsync("1 z 5");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".pdf-found")).ToHaveTextAsync("2 z 5");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Szukaj" })).ToBeFocusedAsync();

        var before = await page.Locator(".pdf-page").First.BoundingBoxAsync();
        await page.Keyboard.PressAsync("-");
        var after = await page.Locator(".pdf-page").First.BoundingBoxAsync();
        after!.Width.ShouldBeLessThan(before!.Width);
        await Assertions.Expect(page.Locator("pdf-viewer > [role=status]")).ToContainTextAsync("Powiększenie");
    }

    [Theory, Trait("Id", "K8")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Viewer_DeskAndPhone_IsAccessible_TextCanBeRead(bool phone)
    {
        await using var person = await OpenViewerAsync(phone);
        await Assertions.Expect(person.Page.GetByText("Strona 1: do zaplaty 100,00 zl")).ToBeAttachedAsync();
        await person.LookAsync(phone ? "podglad-pdf-telefon" : "podglad-pdf");
    }

    [Fact, Trait("Id", "K8")]
    public async Task Viewer_Print_SendsEveryPage()
    {
        await using var person = await OpenViewerAsync();
        await person.Page.EvaluateAsync(
            "() => { window.print = () => { window.printed = document.querySelectorAll('.pdf-print img').length; } }"
        );
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Drukuj" }).ClickAsync();
        await person.Page.WaitForFunctionAsync("() => window.printed === 5");
    }

    [Fact, Trait("Id", "K8")]
    public async Task Viewer_DocumentMissing_SaysSoAndOffersTheFile()
    {
        await using var person = await browser.VisitAsync(await demo.AppAsync());
        await person.OpenAsync("/demo/style/pdf?dokument=nie-ma");
        await Assertions
            .Expect(person.Page.GetByRole(AriaRole.Alert))
            .ToContainTextAsync("Nie udało się pokazać dokumentu");
        await Assertions
            .Expect(person.Page.GetByRole(AriaRole.Link, new() { Name = "Pobierz PDF" }))
            .ToBeVisibleAsync();
    }

    [Fact, Trait("Id", "K8")]
    public async Task Viewer_WithoutScript_OffersTheFile()
    {
        await using var person = await browser.VisitAsync(await demo.AppAsync(), script: false);
        await person.OpenAsync("/demo/style/pdf");
        await Assertions
            .Expect(person.Page.GetByRole(AriaRole.Link, new() { Name = "Pobierz PDF" }))
            .ToBeVisibleAsync();
    }

    private async Task<Visitor> OpenViewerAsync(bool phone = false)
    {
        var person = await browser.VisitAsync(await demo.AppAsync(), phone);
        await person.OpenAsync("/demo/style/pdf");
        await Assertions.Expect(person.Page.Locator(".textLayer span").First).ToBeAttachedAsync();
        return person;
    }
}
