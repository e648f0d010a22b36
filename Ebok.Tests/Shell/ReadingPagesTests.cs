using Ebok.Tests.Testing;

namespace Ebok.Tests.Shell;

/// <summary>Every reading page as a person sees it, at a desk and on a phone: pictures in artifacts/screens, axe,
/// no sideways scrolling, no script error.</summary>
[Trait("Id", "K6")]
[Trait("Id", "B7")]
public class ReadingPagesTests(Browser browser)
{
    private readonly List<string> troubles = [];

    [Fact]
    public async Task EveryPage_OfAFullOffice_LooksRight()
    {
        var full = new FullOffice();
        await using var home = await CustomerAtHome.SignInAsync(DatabaseKind.Sqlite, full.Customer, [.. full.Rows]);
        await using var visitor = await browser.VisitAsync(home.App);
        await visitor.SignInAsync(home.Slug, full.Customer.Code, CustomerAtHome.Password);

        foreach (
            var (name, page) in new[]
            {
                ("start", "start"),
                ("faktury", "faktury"),
                ("faktury-bledna-data", "faktury?od=31.02.2026"),
                ("faktury-nic", "faktury?od=2030-01-01"),
                ("faktura", $"faktury/{full.Original.Id.Value}"),
                ("faktura-korekta", $"faktury/{full.Correction.Id.Value}"),
                ("saldo", "saldo"),
                ("platnosci", "platnosci"),
                ("noty", "noty"),
                ("umowy", "umowy"),
                ("umowa", $"umowy/{full.Contract.Id.Value}"),
                ("liczniki", "liczniki"),
                ("licznik", $"liczniki/{full.Meter.Id.Value}"),
                ("odczyt", $"liczniki/{full.Meter.Id.Value}/odczyty/{full.Reading.Id.Value}"),
                ("dane", "dane"),
                ("dokumenty", "dokumenty"),
                ("aktualnosci", "aktualnosci"),
                ("pomoc", "pomoc"),
            }
        )
        {
            await visitor.OpenAsync($"/{home.Slug}/{page}");
            await LookAsync(visitor, "czytanie-" + name);
        }
        troubles.ShouldBeEmpty();
    }

    [Fact]
    public async Task EveryPage_OfAnEmptyOffice_SaysWhatWillFillIt()
    {
        var customer = Given.Customer("K-0001");
        await using var home = await CustomerAtHome.SignInAsync(DatabaseKind.Sqlite, customer);
        await using var visitor = await browser.VisitAsync(home.App);
        await visitor.SignInAsync(home.Slug, customer.Code, CustomerAtHome.Password);

        foreach (
            var page in new[]
            {
                "start",
                "faktury",
                "saldo",
                "platnosci",
                "noty",
                "umowy",
                "liczniki",
                "dane",
                "dokumenty",
                "aktualnosci",
            }
        )
        {
            await visitor.OpenAsync($"/{home.Slug}/{page}");
            await LookAsync(visitor, "czytanie-puste-" + page);
        }
        troubles.ShouldBeEmpty();
    }

    // All pages are looked at before the test fails: one trouble does not hide the others.
    private async Task LookAsync(Visitor visitor, string name)
    {
        try
        {
            await visitor.LookAsync(name, reflow: true);
        }
        catch (ShouldAssertException trouble)
        {
            troubles.Add($"{name}: {trouble.Message}");
        }
    }
}
