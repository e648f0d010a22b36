using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.Demo;

/// <summary>/demo in a real browser, at both widths.</summary>
[Trait("Id", "Demo")]
public sealed class DemoJourney(Browser browser, DemoOffice demo)
{
    [Fact]
    public async Task Paper_IsReadableAndAccessible()
    {
        await using var person = await browser.VisitAsync(await demo.AppAsync());
        await person.OpenAsync("/demo");

        await person.Page.GetByText("Klienci bez konta").First.ClickAsync();

        await Assertions
            .Expect(person.Page.GetByRole(AriaRole.Table, new() { Name = "Klienci bez konta" }).First)
            .ToBeVisibleAsync();
        await person.LookAsync("demo");
    }
}
