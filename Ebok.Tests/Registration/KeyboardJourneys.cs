using Ebok.Tests.HumanChecks;
using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.Registration;

/// <summary>Registration by somebody who has no mouse (R1; WCAG 2.2: 2.1.1, 2.4.7).</summary>
[Trait("Id", "R1")]
public sealed class KeyboardJourneys(Browser browser, DemoOffice demo)
{
    // What has the focus: its id, or its text; and whether one sees that it has.
    private const string Focused = """
        () => {
          const e = document.activeElement, s = getComputedStyle(e);
          const seen = (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none';
          return [e.id || e.innerText || '', seen || e === document.body || e.shadowRoot !== null ? 'seen' : 'unseen: ' + e.outerHTML];
        }
        """;

    [Fact]
    public async Task Tarnobrzeg_FirstStep_MistakesAndAll()
    {
        var app = await demo.AppAsync();
        await using var visitor = await browser.VisitAsync(app);
        var page = visitor.Page;
        await visitor.OpenAsync("/tarnobrzeg/rejestracja");
        // Enter in a field sends the form: it does not ask for another picture.
        await TabToAsync(page, "pole-email");
        // The fields are live once a mistake is told.
        await page.Keyboard.TypeAsync("x");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("#pole-email-error")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Backspace");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".errors")).ToBeFocusedAsync(new() { Timeout = 15_000 });

        await page.Keyboard.PressAsync("Tab");
        (await FocusedAsync(page)).ShouldContain("Kod Klienta");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#pole-customerCode")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("39-29001");
        await TabToAsync(page, "pole-email");
        await page.Keyboard.TypeAsync("wiesia@poczta.example");
        await page.Keyboard.PressAsync("Shift+Tab");
        await Assertions.Expect(page.Locator("#pole-customerCode")).ToBeFocusedAsync();
        await TabToAsync(page, Web.HumanChecks.HumanCheckForm.FieldId);
        var picture = await page.Locator("input[name=obrazek]").InputValueAsync();
        await page.Keyboard.TypeAsync(HumanCodes.Of(app, "tarnobrzeg", picture));
        await TabToAsync(page, "Potwierdź");
        await Assertions.Expect(page.Locator("#pole-customerCode")).ToHaveValueAsync("39-29001");
        await Assertions.Expect(page.Locator("#pole-email")).ToHaveValueAsync("wiesia@poczta.example");
        await page.Keyboard.PressAsync("Space");

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Kod jednorazowy", new() { Timeout = 15_000 });
        // Radio buttons by the arrows.
        await TabToAsync(page, "pole-eInvoice-1");
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(page.GetByLabel("TAK")).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.GetByLabel("NIE")).ToBeCheckedAsync();
    }

    [Fact]
    [Trait("Id", "Q1")]
    public async Task Qweb_WholeForm()
    {
        var app = await demo.AppAsync();
        var who = await Applicant.OfAsync(demo, "qweb", 13);
        await using var visitor = await browser.VisitAsync(app);
        var page = visitor.Page;
        await visitor.OpenAsync("/qweb/rejestracja");
        foreach (
            var (field, value) in new[]
            {
                ("pole-customerCode", who.Code),
                ("pole-buyerName", who.Name),
                ("pole-invoiceNumber", who.Invoices[0].Number),
                ("pole-email", who.Email),
                ("pole-acceptTerms", " "),
                ("pole-acceptPrivacy", " "),
            }
        )
        {
            await TabToAsync(page, field);
            if (value == " ")
                await page.Keyboard.PressAsync("Space");
            else
                await page.Keyboard.TypeAsync(value);
        }
        await Assertions.Expect(page.Locator("#pole-acceptTerms")).ToBeCheckedAsync();
        await TabToAsync(page, "Zarejestruj");
        await page.Keyboard.PressAsync("Enter");

        await Assertions
            .Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync("Konto jest aktywne");
    }

    // Tab as often as it takes; at every stop one sees where one is.
    private static async Task TabToAsync(IPage page, string wanted)
    {
        for (var stops = 0; stops < 60; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            if ((await FocusedAsync(page)).Trim() == wanted)
                return;
        }
        Assert.Fail($"Tab never comes to {wanted}");
    }

    private static async Task<string> FocusedAsync(IPage page)
    {
        var focused = await page.EvaluateAsync<string[]>(Focused);
        focused[1].ShouldBe("seen");
        return focused[0];
    }
}
