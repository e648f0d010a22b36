using Ebok.Core.Content;
using Ebok.Core.Data;
using Ebok.Core.Documents;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Journeys;

/// <summary>Lists of thousands come a page at a time, and stay as light as short ones.</summary>
[Trait("Id", "K8")]
public sealed class ThousandsTests
{
    private const int Many = 2_000;

    [Fact]
    public async Task EveryList_OfThousands_IsPaged()
    {
        var customer = Given.Customer("K-0001");
        var numbers = Enumerable.Range(0, Many);
        var day = new DateOnly(2026, 11, 5);
        var contracts = numbers.Select(i => Given.Contract(customer, $"U/{i:0000}")).ToList();
        var points = contracts.Select((contract, i) => Given.Point(customer, $"P-{i:0000}", contract.Id)).ToList();
        var meters = points.Select((point, i) => Given.Meter(point, $"L-{i:0000}")).ToList();
        IOfUtility[] rows =
        [
            .. contracts,
            .. points,
            .. meters,
            .. numbers.Select(i => Given.Reading(meters[0], day.AddDays(-i), Many - i, 1)),
            .. numbers.Select(i => Given.Payment(customer, day.AddDays(-i), 10, $"FV/{i}")),
            .. numbers.Select(i => Given.Note(customer, day.AddDays(-i), 1, $"NO/{i}")),
            .. numbers.Select(i => Given.Document(DocumentKind.Public, $"Taryfa {i}.pdf")),
            .. numbers.Select(i => News(i, day)),
        ];
        await using var home = await CustomerAtHome.SignInAsync(DatabaseKind.Sqlite, customer, rows);

        foreach (
            var list in new[]
            {
                "saldo",
                "platnosci",
                "noty",
                "umowy",
                "liczniki",
                $"liczniki/{meters[0].Id.Value}",
                "dokumenty",
                "aktualnosci",
            }
        )
        {
            var first = await home.GetAsync(list);
            var second = await home.GetAsync($"{list}?strona=2");
            first.Text.Length.ShouldBeLessThan(150_000, list);
            first.Page.QuerySelector(".pager a[rel=next]").ShouldNotBeNull(list);
            second.Page.QuerySelector(".pager a[rel=prev]").ShouldNotBeNull(list);
            second.MainText.ShouldNotBe(first.MainText, list);
            (await home.GetAsync($"{list}?strona=999999"))
                .Page.QuerySelector(".pager a[rel=prev]")
                .ShouldNotBeNull(list);
        }
        (await home.GetAsync("start")).Text.Length.ShouldBeLessThan(60_000);
    }

    private static Article News(int number, DateOnly day) =>
        new()
        {
            Id = ArticleId.New(),
            Utility = Given.Utility,
            PublishedOn = day.AddDays(-number),
            Title = $"Wiadomość {number}",
            Text = "Szczegóły w dokumentach.",
        };
}
