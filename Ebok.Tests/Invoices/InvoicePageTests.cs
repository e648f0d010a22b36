using System.Net;
using Ebok.Core.Invoices.Pdf;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Invoices;

public class InvoicePageTests
{
    [Fact]
    [Trait("Id", "K8")]
    [Trait("Id", "B1")]
    public async Task Invoice_ShowsAllThatACustomerNeeds()
    {
        var full = new FullOffice();
        await using var home = await CustomerAtHome.SignInAsync(DatabaseKind.Sqlite, full.Customer, [.. full.Rows]);

        var page = await home.GetAsync($"faktury/{full.Original.Id.Value}");

        page.Status.ShouldBe(HttpStatusCode.OK);
        var text = page.MainText;
        text.ShouldContain("Faktura VAT WE/2026/10/00123");
        // What is to pay, and why it is not the amount of the invoice.
        text.ShouldContain("Pozostało do zapłaty 59,20 zł");
        text.ShouldContain("32 dni po terminie");
        text.ShouldContain("bo doliczono 1,20 zł");
        text.ShouldContain("Odsetki za opóźnienie (nota)");
        // Lines, with units and prices to the last digit; VAT.
        text.ShouldContain("10,125 GJ");
        text.ShouldContain("5,43209876 zł");
        text.ShouldContain("8%");
        // Transfer: what the bank's form asks for.
        Copied(page)
            .ShouldBe([
                "Wodociągi Przykład sp. z o.o.",
                "98109010140123000000001234",
                "59,20",
                "WE/2026/10/00123 K W0000001",
                "5265877635-20250826-0100001AF629-AF",
            ]);
        page.Page.QuerySelectorAll("svg[role=img]").Length.ShouldBe(2, "the code of the bank and the code of KSeF");
        // What else the invoice says of paying: another account, a day, a page whose host is named.
        text.ShouldContain("10 1540 1157 2115 6680 8633 0004");
        text.ShouldContain("Drugi Bank, dla wpłat z zagranicy");
        text.ShouldContain("Data zapłaty 15 października 2026");
        text.ShouldContain("(12,5%)");
        page.Page.QuerySelector("a[href='https://platnosci.example.pl/faktura?numer=123']")!
            .TextContent.ShouldBe("Przejdź do zapłaty na stronie platnosci.example.pl");
        // KSeF and what goes with it.
        page.Page.QuerySelectorAll("a")
            .Select(a => a.GetAttribute("href"))
            .ShouldContain(
                "https://qr.ksef.mf.gov.pl/invoice/9990001019/05-10-2026/7OEwM5-KrvL1OtV9q61dcCG9lcxU0W3-rbcjdHOQrSA"
            );
        // Meter data of the attachment, remarks, annotations.
        text.ShouldContain("1. Rozliczenie punktu poboru");
        text.ShouldContain("Dystrybucyjna zmienna");
        text.ShouldContain("Nr licznika (pozycja 1)");
        text.ShouldContain("Mechanizm podzielonej płatności");
        // The correction, in words and as a link.
        Answer
            .Fold(page.Page.QuerySelector($"a[href$='{full.Correction.Id.Value}']")!.TextContent)
            .ShouldContain("−21,60 zł");
    }

    [Fact]
    [Trait("Id", "K8")]
    public async Task Correction_SaysOfWhatWhyAndByHowMuch_AndLinksBack()
    {
        var full = new FullOffice();
        await using var home = await CustomerAtHome.SignInAsync(DatabaseKind.Sqlite, full.Customer, [.. full.Rows]);

        var page = await home.GetAsync($"faktury/{full.Correction.Id.Value}");

        var text = page.MainText;
        text.ShouldContain("Kwota zmniejsza się o 21,60 zł.");
        text.ShouldContain("Błędny odczyt ciepłomierza");
        page.Page.QuerySelector($"main a[href$='{full.Original.Id.Value}']")!.TextContent.ShouldBe("WE/2026/10/00123");
        var line = page.Page.QuerySelector("tbody tr")!;
        line.QuerySelectorAll("td")
            .Select(cell => Answer.Fold(cell.TextContent))
            .ShouldBe(["10 GJ", "5,5 GJ", "45,00 zł", "25,00 zł", "−20,00 zł"]);
        text.ShouldContain("108,00 zł");
        text.ShouldContain("86,40 zł");
    }

    [Theory]
    [Trait("Id", "K8")]
    [InlineData("https://bank.example.pl/a", "bank.example.pl")]
    [InlineData("http://bank.example.pl/a", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("/faktury", null)]
    [InlineData(null, null)]
    public void PayLink_OtherThanHttps_IsNone(string? link, string? host) =>
        InvoiceWords.PayLink(new() { Link = link })?.Host.ShouldBe(host);

    [Theory]
    [Trait("Id", "K8")]
    [InlineData("m3", "m³")]
    [InlineData("M3", "m³")]
    [InlineData("GJ", "GJ")]
    [InlineData(null, "")]
    public void Unit_IsAsPeopleWriteIt(string? unit, string shown) => InvoiceWords.Unit(unit).ShouldBe(shown);

    [Theory, OnEachDatabase]
    [Trait("Id", "K8")]
    public async Task Invoice_NotThereOrAnothers_IsTheSameNotFound(DatabaseKind kind)
    {
        var (customer, stranger) = (Given.Customer("K-0001"), Given.Customer("K-0002"));
        var strange = Given.Invoice(stranger, "FV/1", new(2026, 10, 1));
        await using var home = await CustomerAtHome.SignInAsync(kind, customer, stranger, strange);

        var another = await home.GetAsync($"faktury/{strange.Id.Value}");
        var missing = await home.GetAsync($"faktury/{Guid.NewGuid()}");

        another.Status.ShouldBe(HttpStatusCode.NotFound);
        missing.Status.ShouldBe(HttpStatusCode.NotFound);
        another.MainText.ShouldBe(missing.MainText);
        another.Text.ShouldNotContain("FV/1");
    }

    private static IEnumerable<string?> Copied(Answer page) =>
        page.Page.QuerySelectorAll("[data-copy]").Select(button => button.GetAttribute("data-copy"));
}
