using Ebok.Core.Accounts;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Customers;

public class StartPageTests
{
    [Theory, OnEachDatabase]
    [Trait("Id", "Q3")]
    [Trait("Id", "B3")]
    public async Task Start_InformacjeOfQweb_AsItsMenuCallsIt(DatabaseKind kind)
    {
        var qweb = new UtilityId("qweb");
        var customer = Given.Customer("001234", "Jan Węgrowski", qweb);
        (customer.Street, customer.PostCode, customer.City) = ("ul. Wyszyńskiego 1", "07-100", "Węgrów");
        customer.Account = "98109010140123000000001234";
        var point = Given.Point(customer, "P-1");
        var meter = Given.Meter(point, "L1");
        await using var home = await CustomerAtHome.SignInAsync(
            kind,
            customer,
            Given.ImportRun(qweb),
            Given.Invoice(customer, "FV/1", new(2026, 11, 10), 60),
            point,
            meter,
            Given.Reading(meter, new(2026, 10, 31), 497)
        );

        var page = await home.GetAsync("start");

        page.Page.QuerySelector("h1")!.TextContent.ShouldBe("Informacje");
        var facts = page
            .Page.QuerySelectorAll("dl.facts > div")
            .ToDictionary(
                f => Answer.Fold(f.QuerySelector("dt")!.TextContent),
                f => Answer.Fold(f.QuerySelector("dd")!.TextContent)
            );
        facts.Values.ShouldContain("001234");
        facts["Imię i nazwisko / Nazwa"].ShouldBe("Jan Węgrowski");
        facts["Adres"].ShouldBe("ul. Wyszyńskiego 107-100 Węgrów");
        facts["Rachunek do rozliczeń"].ShouldStartWith("98 1090 1014 0123 0000 0000 1234");
        page.Page.QuerySelector("[data-copy]")!.GetAttribute("data-copy").ShouldBe("98109010140123000000001234");
        var text = page.MainText;
        text.ShouldContain("Należności 60,00 zł");
        text.ShouldContain("24 listopada 2026");
        text.ShouldContain("Data ostatniego odczytu 31 października 2026");
        page.Page.QuerySelectorAll(".asof").Length.ShouldBeGreaterThanOrEqualTo(2, "each block says as of when");
        text.ShouldContain("Stan na 20.11.2026, 06:30");
    }

    [Fact]
    [Trait("Id", "K6")]
    public async Task Frame_SaysWhoIsSignedIn_WhenDataCame_AndHowLongThePageTook()
    {
        var customer = Given.Customer("K-0001");
        await using var home = await CustomerAtHome.SignInAsync(DatabaseKind.Sqlite, customer, Given.ImportRun());

        foreach (var page in new[] { "start", "faktury", "saldo", "umowy", "liczniki", "dane" })
        {
            var answer = await home.GetAsync(page);
            Answer.Fold(answer.Page.QuerySelector("header")!.TextContent).ShouldContain("zalogowany jako: K-0001");
            var footer = Answer.Fold(answer.Page.QuerySelector("footer")!.TextContent);
            footer.ShouldContain("Ostatnio zaktualizowano: 20.11.2026, 06:30");
            footer.ShouldMatch("czas generowania strony: [1-9][0-9]* ms");
            answer.Page.QuerySelector("nav [aria-current=page]").ShouldNotBeNull(page);
        }
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "C2")]
    public async Task TwoCustomers_OneLogin_PagesShowTheOneChosen(DatabaseKind kind)
    {
        var (mother, son) = (Given.Customer("K-0001", "Anna Nowak"), Given.Customer("K-0002", "Piotr Nowak"));
        var invoices = new[]
        {
            Given.Invoice(mother, "FV-ANNA", new(2026, 10, 1)),
            Given.Invoice(son, "FV-PIOTR", new(2026, 10, 1)),
        };
        await using var home = await CustomerAtHome.SignInAsync(kind, mother, [son, .. invoices]);
        var both = await home
            .App.Services.GetRequiredService<CreateAccount>()
            .RunAsync(
                Given.Utility,
                new("RODZINA", null, CustomerAtHome.Password, false, [new(mother.Id), new(son.Id)]),
                TestContext.Current.CancellationToken
            );
        both.IsOk.ShouldBeTrue();
        using var family = home.App.NewClient();
        await family.SignInAsync("kpec", "RODZINA", CustomerAtHome.Password);

        var first = await family.GetAsync("/kpec/faktury");
        var other = first.MainText.Contains("FV-ANNA", StringComparison.Ordinal) ? son : mother;
        var switcher = first
            .Page.QuerySelectorAll("button[name=klient]")
            .Single(b => b.TextContent.Contains(other.Name, StringComparison.Ordinal));
        var form = switcher.Closest("form")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action"))
        {
            Content = new FormUrlEncodedContent([
                new("klient", switcher.GetAttribute("value")!),
                new(
                    "__RequestVerificationToken",
                    switcher
                        .Closest("form")!
                        .QuerySelector("input[name=__RequestVerificationToken]")!
                        .GetAttribute("value")!
                ),
            ]),
        };
        (await family.SendAsync(request)).Location.ShouldNotBeNull();

        var second = (await family.GetAsync("/kpec/faktury")).MainText;
        second.ShouldContain(other == son ? "FV-PIOTR" : "FV-ANNA");
        second.ShouldNotContain(other == son ? "FV-ANNA" : "FV-PIOTR");
    }
}
