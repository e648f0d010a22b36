using System.Net;
using Ebok.Core.Accounts;
using Ebok.Tests.Managers;
using Ebok.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Accounts;

/// <summary>One login, five hundred properties.</summary>
[Trait("Id", "C2")]
public class SwitchTests
{
    private const int Many = 500;
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Switch_AmongHundreds_FoundByAddress_AndAlwaysVisible(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);
        var customers = Enumerable
            .Range(0, Many)
            .Select(i => Given.Customer($"{i:0000000}", $"Wspólnota Mieszkaniowa {i}"))
            .ToArray();
        await database.AddAsync(customers);
        await database.AddAsync([
            .. customers.Select(
                (c, i) =>
                {
                    var point = Given.Point(c, $"P-{i}");
                    point.Address = $"ul. Łąkowa {i}, 85-315 Bydgoszcz";
                    return point;
                }
            ),
        ]);
        var account = GivenManagers.Account(Given.Utility, "9999999");
        account.PasswordHash = await app
            .Services.GetRequiredService<Passwords>()
            .HashAsync("Trzy wrony na plocie", Cancel);
        await database.AddAsync([account, .. GivenManagers.Manager(account, "Zarządca", customers)]);
        using var browser = app.NewClient();
        await browser.SignInAsync("kpec", "9999999", "Trzy wrony na plocie");

        var start = await browser.OpenAsync("/kpec/start");
        start.Text.ShouldContain("Zmień klienta (500)");
        start.Bytes.Length.ShouldBeLessThan(60_000, "the page does not carry five hundred buttons");
        var found = await browser.OpenAsync("/kpec/wybor-klienta?szukaj=lakowa%20417");
        found.MainText.ShouldContain("1 klient");
        var chosen = await browser.SubmitAsync(found, "Wybierz", ("+klient", $"{customers[417].Id.Value}"));
        chosen.Location.ShouldBe("/kpec/start");
        (await browser.OpenAsync("/kpec/start")).Page.QuerySelector(".customer")!.TextContent.ShouldContain("0000417");
        (await browser.OpenAsync("/kpec/wybor-klienta?strona=25")).MainText.ShouldContain("Wspólnota Mieszkaniowa");
    }

    [Theory, OnEachDatabase]
    public async Task Switch_ToWhomHeDoesNotHold_IsNotThere(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);
        var (his, others) = (Given.Customer("0000001", "Jego"), Given.Customer("0000002", "Cudzy"));
        await database.AddAsync(his, others);
        var account = GivenManagers.Account(Given.Utility, "9999999");
        account.PasswordHash = await app
            .Services.GetRequiredService<Passwords>()
            .HashAsync("Trzy wrony na plocie", Cancel);
        await database.AddAsync([account, .. GivenManagers.Manager(account, "Zarządca", his)]);
        using var browser = app.NewClient();
        await browser.SignInAsync("kpec", "9999999", "Trzy wrony na plocie");
        var page = await browser.OpenAsync("/kpec/wybor-klienta");

        page.MainText.ShouldNotContain("Cudzy");
        var token = page.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var post = new HttpRequestMessage(HttpMethod.Post, "/kpec/zmien-klienta")
        {
            Content = new FormUrlEncodedContent([
                new("__RequestVerificationToken", token),
                new("klient", $"{others.Id.Value}"),
            ]),
        };
        (await browser.SendAsync(post)).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
