using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.Journeys;

/// <summary>Somebody with a suspicious invoice in his hand asks, from the office's front page, without signing in.</summary>
public sealed class AccountCheckJourney(Browser browser)
{
    [Fact]
    [Trait("Id", "B2")]
    public async Task Stranger_AsksWhetherAnAccountIsOurs()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database) { Settings = { ["Ebok:Demo"] = "none" } };
        await using var visitor = await browser.VisitAsync(app, phone: true);
        var page = visitor.Page;
        await visitor.OpenAsync("/tarnobrzeg");
        await page.GetByRole(AriaRole.Link, new() { Name = "Czy to nasze konto?" }).First.ClickAsync();
        await AskAsync("81 9999 0001 0000 0000 0000 0006");
        await page.GetByText("cyfry kontrolne").First.WaitForAsync();
        await visitor.LookAsync("konto-01-blad", reflow: true);

        await AskAsync("81 9999 0001 0000 0000 0000 0005");
        await page.GetByText("Tak, to nasze konto").WaitForAsync();
        await visitor.LookAsync("konto-02-tak", reflow: true);

        await AskAsync("PL27114020040000300201355387");
        await page.GetByText("Nie, to nie jest nasze konto").WaitForAsync();
        await visitor.LookAsync("konto-03-nie", reflow: true);

        async Task AskAsync(string number)
        {
            await page.GetByLabel("Numer rachunku do sprawdzenia").FillAsync(number);
            await page.GetByRole(AriaRole.Button, new() { Name = "Sprawdź" }).ClickAsync();
        }
    }
}
