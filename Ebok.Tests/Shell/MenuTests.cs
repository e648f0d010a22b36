using System.Net;
using Ebok.Tests.Accounts;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Shell;

/// <summary>The menu is the profile's, and leads only to what there is.</summary>
[Trait("Id", "K6")]
public class MenuTests
{
    [Theory]
    [InlineData("weglokoks", "osoba@poczta.example")]
    [InlineData("tarnobrzeg", "39-29001")]
    [InlineData("kpec", "0012417")]
    [InlineData("qweb", "001234")]
    [InlineData("mpwik", "104217")]
    public async Task Menu_OfEachUtility_EveryEntryLeadsToAPage(string slug, string login)
    {
        await using var office = await OfficeUnderTest.StartAsync(DatabaseKind.Sqlite);
        await office.AddAccountAsync(slug, login, mustChange: false, login);
        using var customer = office.App.NewClient();
        await customer.SignInAsync(slug, login, OfficeUnderTest.Password);

        var start = await customer.OpenAsync($"/{slug}/start");
        var addresses = start.Page.QuerySelectorAll("#menu a").Select(a => a.GetAttribute("href")!).Distinct().ToList();

        addresses.ShouldContain($"/{slug}/faktury");
        foreach (var address in addresses)
        {
            var page = await customer.OpenAsync(address);
            page.Status.ShouldBe(HttpStatusCode.OK, address);
            // The office's own front page leads who is signed in on to his start page.
            if (address != $"/{slug}")
                page.Page.QuerySelectorAll("#menu [aria-current=page]")
                    .ShouldContain(a => a.GetAttribute("href") == address, address);
        }
    }
}
