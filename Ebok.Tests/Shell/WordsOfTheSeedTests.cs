using Ebok.Core.Shared;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Shell;

/// <summary>What the frame and the invoice call things, in each utility's own words.</summary>
public class WordsOfTheSeedTests
{
    [Theory]
    [Trait("Id", "Q3")]
    [Trait("Id", "K6")]
    [InlineData("qweb", "001234", "Witaj, 001234 !")]
    [InlineData("kpec", "0012417", "zalogowany jako: 0012417")]
    public async Task Header_GreetsInTheWordsOfTheSeed(string slug, string code, string greeting)
    {
        await using var home = await CustomerAtHome.SignInAsync(
            DatabaseKind.Sqlite,
            Given.Customer(code, "Jan Węgrowski", new UtilityId(slug))
        );

        var header = (await home.GetAsync("start")).Page.QuerySelector("header")!;

        Answer.Fold(header.TextContent).ShouldContain(greeting);
        // Q2: a click on the number opens the change of the password.
        header.QuerySelector($"a[href='/{slug}/haslo']")!.TextContent.ShouldBe(code);
    }

    [Theory, Trait("Id", "K8")]
    [InlineData("kpec", "0012417", "Kod płatnika")]
    [InlineData("weglokoks", "00417283", "Nr ewidencyjny nabywcy")]
    public async Task Invoice_CallsTheCustomersCodeAsItsUtilityDoes(string slug, string code, string label)
    {
        var customer = Given.Customer(code, "Jan Węgrowski", new UtilityId(slug));
        var invoice = Given.Invoice(customer, "FV/1", new(2026, 11, 10), 60);
        invoice.BuyerCode = code;
        await using var home = await CustomerAtHome.SignInAsync(DatabaseKind.Sqlite, customer, invoice);

        var page = await home.GetAsync($"faktury/{invoice.Id.Value}");

        var fact = page
            .Page.QuerySelectorAll("dl.facts > div")
            .Single(f => f.QuerySelector("dt")!.TextContent == label);
        Answer.Fold(fact.QuerySelector("dd")!.TextContent).ShouldBe(code);
    }
}
