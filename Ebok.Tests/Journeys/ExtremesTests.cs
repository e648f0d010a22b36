using Ebok.Core.Data;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Journeys;

/// <summary>Nobody has anything, somebody has everything: no page breaks.</summary>
public sealed class ExtremesTests(Browser browser)
{
    private static readonly string[] Pages =
    [
        "start",
        "dane",
        "faktury",
        "saldo",
        "platnosci",
        "noty",
        "umowy",
        "liczniki",
        "dokumenty",
        "aktualnosci",
    ];

    [Fact]
    public async Task Customer_WithNothing_EveryPageSaysSo()
    {
        await using var home = await CustomerAtHome.SignInAsync(DatabaseKind.Sqlite, Given.Customer("10001"));
        await LookEverywhereAsync(home, "10001", "pusto");
    }

    [Fact]
    public async Task Customer_WithLongNamesAndThousandsOfInvoices_EveryPageIsSound()
    {
        var customer = Given.Customer(
            "10002-BARDZO-DŁUGI-KOD-KLIENTA",
            "Wspólnota Mieszkaniowa Nieruchomości przy ulicy Bohaterów Września Tysiąc Dziewięćset Trzydziestego "
                + "Dziewiątego Roku 123A, 123B i 123C w Dąbrowie Górniczej, Konstantynopolitańczykowianeczkowo"
        );
        customer.Email = "bardzo.dlugi.adres.wspolnoty.mieszkaniowej@poczta.wspolnota-bohaterow-wrzesnia.example.pl";
        var point = Given.Point(customer, "P-1");
        point.Address =
            "ul. Bohaterów Września 1939 123A/45, lokal użytkowy na parterze, 41-300 Dąbrowa Górnicza-Strzemieszyce";
        var meter = Given.Meter(point, "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-0123456789");
        var day = new DateOnly(2026, 11, 5);
        var invoices = Enumerable
            .Range(0, 3_000)
            .Select(i =>
                Given.Invoice(
                    customer,
                    $"FV/ODDZIAŁ-DĄBROWA-GÓRNICZA/2026/11/{i:000000}/K",
                    day.AddDays(-i),
                    1_234_567.89m
                )
            );
        IOfUtility[] rows = [point, meter, .. invoices];
        await using var home = await CustomerAtHome.SignInAsync(DatabaseKind.Sqlite, customer, rows);
        await LookEverywhereAsync(home, customer.Code, "dlugo");

        var last = await home.GetAsync("faktury?strona=150");
        last.Page.QuerySelectorAll("tbody tr").Length.ShouldBe(20);
        var beyond = await home.GetAsync("faktury?strona=99999");
        beyond.Page.QuerySelectorAll("tbody tr").Length.ShouldBe(20);
        (await home.GetAsync("faktury?strona=-1&od=wczoraj&do=%00")).Status.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    private async Task LookEverywhereAsync(CustomerAtHome home, string login, string name)
    {
        await using var visitor = await browser.VisitAsync(home.App);
        await visitor.SignInAsync(home.Slug, login, CustomerAtHome.Password);
        foreach (var page in Pages)
        {
            await visitor.OpenAsync($"/{home.Slug}/{page}");
            await visitor.LookAsync($"{name}-{page}", reflow: true);
        }
    }
}
