using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.Journeys;

/// <summary>The invoice list: filter and paging in the address; without a script; by keyboard.</summary>
[Trait("Id", "K8")]
public sealed class InvoiceListJourneyTests(DemoOffice demo, Browser browser)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Filter_ByPeriod_IsInTheAddressAndWorksWithoutScript(bool script)
    {
        await using var visitor = await SignedInAsync("mpwik", script: script);
        var page = visitor.Page;
        await visitor.OpenAsync("/mpwik/faktury");
        var all = await DatesAsync(page);
        var middle = all[all.Count / 2];

        await page.Locator("#od").FillAsync(middle);
        await page.Locator("form[role=search]").GetByRole(AriaRole.Button).First.ClickAsync();

        page.Url.ShouldContain($"od={middle}");
        (await DatesAsync(page)).ShouldBe(all.Where(d => string.CompareOrdinal(d, middle) >= 0));
    }

    [Fact]
    public async Task Paging_OlderAndBack_ShowsOtherRowsAndKeepsTheAddress()
    {
        await using var visitor = await SignedInAsync("kpec");
        var page = visitor.Page;
        await visitor.OpenAsync("/kpec/faktury");
        var first = await page.GetByRole(AriaRole.Rowheader).AllInnerTextsAsync();
        first.Count.ShouldBe(20);

        await page.Locator("nav.pager a[rel=next]").ClickAsync();
        await page.ArriveAsync("*strona=2*");
        var second = await page.GetByRole(AriaRole.Rowheader).AllInnerTextsAsync();
        second.Intersect(first).ShouldBeEmpty();

        await page.GoBackAsync();
        (await page.GetByRole(AriaRole.Rowheader).AllInnerTextsAsync()).ShouldBe(first);
    }

    private async Task<Visitor> SignedInAsync(string slug, bool script = true)
    {
        var paper = (await demo.PaperAsync(slug)).GetProperty("signIn");
        var visitor = await browser.VisitAsync(await demo.AppAsync(), script: script);
        await visitor.SignInAsync(slug, paper.Text("login"), paper.Text("password"));
        return visitor;
    }

    // Of the column "Wystawiona", as in the datetime attribute.
    private static async Task<List<string>> DatesAsync(IPage page)
    {
        var times = page.Locator(
            "tbody tr td:not(.num):has(time):nth-child(2) time, tbody tr td[data-label=Wystawiona] time"
        );
        var dates = new List<string>();
        foreach (var time in await times.AllAsync())
            dates.Add((await time.GetAttributeAsync("datetime"))!);
        return dates;
    }
}
