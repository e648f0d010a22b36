using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.Journeys;

/// <summary>The customer's pages as a dark screen and Windows' high contrast show them.</summary>
[Trait("Id", "B7")]
public sealed class OtherColoursTests(Browser browser)
{
    [Theory]
    [InlineData(ColorScheme.Dark, ForcedColors.None, "ciemny")]
    [InlineData(ColorScheme.Light, ForcedColors.Active, "kontrast")]
    public async Task CustomersPages_InOtherColours_AreAccessible(ColorScheme scheme, ForcedColors forced, string name)
    {
        var full = new FullOffice();
        await using var home = await CustomerAtHome.SignInAsync(DatabaseKind.Sqlite, full.Customer, [.. full.Rows]);
        await using var visitor = await browser.VisitAsync(home.App);
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = scheme, ForcedColors = forced });
        await visitor.OpenAsync($"/{home.Slug}/logowanie");
        await visitor.LookAsync($"{name}-logowanie");
        await visitor.SignInAsync(home.Slug, full.Customer.Code, CustomerAtHome.Password);
        foreach (
            var (page, path) in new[]
            {
                ("start", "start"),
                ("faktury", "faktury"),
                ("faktura", $"faktury/{full.Original.Id.Value}"),
                ("saldo", "saldo"),
                ("licznik", $"liczniki/{full.Meter.Id.Value}"),
            }
        )
        {
            await visitor.OpenAsync($"/{home.Slug}/{path}");
            await visitor.LookAsync($"{name}-{page}");
        }
    }
}
