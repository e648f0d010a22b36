using System.Net;
using Ebok.Core.Invoices;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Invoices;

[Trait("Id", "K8")]
public class InvoicesPageTests
{
    [Theory, OnEachDatabase]
    public async Task List_ShowsNumberDaysAmountsState_AndAsOfWhen(DatabaseKind kind)
    {
        var customer = Given.Customer("K-0001");
        await using var home = await CustomerAtHome.SignInAsync(
            kind,
            customer,
            Given.ImportRun(),
            Given.Invoice(customer, "FV/2026/10/00123", new(2026, 10, 5), 1_234.56m, left: 34.56m),
            Given.Invoice(customer, "KOR/1", new(2026, 10, 6), -10, left: 0, kind: InvoiceKind.Correction)
        );

        var page = await home.GetAsync("faktury");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Page.Title.ShouldStartWith("Faktury – ");
        page.Page.QuerySelectorAll("h1").ShouldHaveSingleItem().TextContent.ShouldBe("Faktury");
        var rows = page.Page.QuerySelectorAll("tbody tr").Select(Cells).ToList();
        rows.Count.ShouldBe(2);
        rows[0].ShouldBe(["KOR/1korekta", "06.10.2026", "20.10.2026", "−10,00 zł", "0,00 zł", "korekta", "PDF"]);
        rows[1]
            .ShouldBe([
                "FV/2026/10/00123",
                "05.10.2026",
                "19.10.2026",
                "1 234,56 zł",
                "34,56 zł",
                "po terminie",
                "PDF",
            ]);
        page.Page.QuerySelector("tbody time")!.GetAttribute("datetime").ShouldBe("2026-10-06");
        page.MainText.ShouldContain("2 faktury");
        page.MainText.ShouldContain("Stan na 20.11.2026, 06:30");
    }

    [Theory, OnEachDatabase]
    public async Task Filter_LivesInTheAddress_AndInTheLinksOfThePages(DatabaseKind kind)
    {
        var customer = Given.Customer("K-0001");
        await using var home = await CustomerAtHome.SignInAsync(
            kind,
            customer,
            [
                .. Enumerable
                    .Range(0, 61)
                    .Select(i => Given.Invoice(customer, $"FV/{i}", new DateOnly(2026, 9, 1).AddDays(i))),
            ]
        );

        var page = await home.Client.SubmitAsync(
            await home.GetAsync("faktury"),
            "Pokaż",
            ("Wystawione od", "2026-09-02"),
            ("Do dnia", "2026-10-30")
        );

        page.MainText.ShouldContain("59 faktur");
        page.MainText.ShouldContain("1–20 z 59");
        var next = page.Page.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        next.ShouldContain("od=2026-09-02");
        var second = await home.Client.GetAsync(next);
        second.MainText.ShouldContain("21–40 z 59");
        second.Page.QuerySelector("input#od")!.GetAttribute("value").ShouldBe("2026-09-02");
    }

    [Theory]
    [InlineData("31.02.2026", "Nie ma takiego dnia: luty 2026 ma 28 dni.")]
    [InlineData("wczoraj", "Wpisz datę jako dzień.miesiąc.rok")]
    public async Task Filter_DayThatCannotBe_IsAnsweredAtTheField_AndStaysAsTyped(string typed, string reason)
    {
        await using var home = await CustomerAtHome.SignInAsync(DatabaseKind.Sqlite, Given.Customer("K-0001"));

        var page = await home.GetAsync($"faktury?od={typed}");

        page.Status.ShouldBe(HttpStatusCode.OK);
        var field = page.Page.QuerySelector("input#od")!;
        field.GetAttribute("value").ShouldBe(typed);
        field.GetAttribute("aria-invalid").ShouldBe("true");
        Answer
            .Fold(page.Page.GetElementById(field.GetAttribute("aria-describedby")!)!.TextContent)
            .ShouldContain(reason);
    }

    [Fact]
    public async Task Filter_EndBeforeBeginning_IsAnsweredAtTheEnd()
    {
        await using var home = await CustomerAtHome.SignInAsync(DatabaseKind.Sqlite, Given.Customer("K-0001"));

        var page = await home.GetAsync("faktury?od=2026-10-01&do=2026-09-01");

        Answer.Fold(page.Page.QuerySelector("#do-error")!.TextContent).ShouldContain("wcześniejszy niż początek");
    }

    [Fact]
    public async Task List_Empty_SaysWhatWillFillIt()
    {
        await using var home = await CustomerAtHome.SignInAsync(DatabaseKind.Sqlite, Given.Customer("K-0001"));

        (await home.GetAsync("faktury")).MainText.ShouldContain("Nie ma jeszcze faktur");
        (await home.GetAsync("faktury?od=2026-01-01")).MainText.ShouldContain("Nie ma faktur z tego okresu");
    }

    [Fact]
    [Trait("Id", "U2")]
    public async Task List_SeveralSellers_EachInvoiceSaysWhose_AndOneCanBeChosen()
    {
        var customer = Given.Customer("W0000001", utility: new UtilityId("weglokoks"));
        await using var home = await CustomerAtHome.SignInAsync(
            DatabaseKind.Sqlite,
            customer,
            Given.Invoice(customer, "FV/1", new(2026, 10, 1), seller: "9990001019"),
            Given.Invoice(customer, "FV/2", new(2026, 10, 2), seller: "9990001025")
        );

        var all = await home.GetAsync("faktury");
        all.Page.QuerySelectorAll("tbody th")
            .Select(c => Answer.Fold(c.QuerySelector("div")!.TextContent))
            .ShouldBe(["Sprzedawca: NSE", "Sprzedawca: Węglokoks Energia"]);

        var one = await home.Client.SubmitAsync(all, "Pokaż", ("Sprzedawca", "9990001019"));
        one.Page.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "M4")]
    public async Task List_PartialManager_SeesInvoicesOfHisPointsOnly(DatabaseKind kind)
    {
        var customer = Given.Customer("K-0001");
        var (own, other) = (Given.Point(customer, "P-1"), Given.Point(customer, "P-2"));
        await using var home = await CustomerAtHome.SignInAsync(
            kind,
            customer,
            [own.Id],
            own,
            other,
            Given.Invoice(customer, "FV/OWN", new(2026, 10, 1), point: own.Id),
            Given.Invoice(customer, "FV/OTHER", new(2026, 10, 1), point: other.Id),
            Given.Invoice(customer, "FV/WHOLE", new(2026, 10, 1))
        );

        var page = await home.GetAsync("faktury");

        page.Page.QuerySelectorAll("tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("FV/OWN");
    }

    private static List<string> Cells(AngleSharp.Dom.IElement row) =>
        [.. row.Children.Select(cell => Answer.Fold(cell.TextContent).Replace(" korekta", "korekta"))];
}
