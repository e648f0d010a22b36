using System.Net;
using System.Text.Json;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Demo;

[Trait("Id", "Demo")]
public class DemoPageTests(DemoOffice demo)
{
    [Fact]
    public async Task Json_HasExactlyTheShapeOfTheStableSurface()
    {
        using var client = (await demo.AppAsync()).NewClient();
        using var json = JsonDocument.Parse((await client.GetAsync("/demo.json")).Text);

        Keys(json.RootElement).ShouldBe(["utilities", "staff"]);
        json.RootElement.GetProperty("utilities").GetArrayLength().ShouldBe(5);
        json.RootElement.GetProperty("staff")
            .EnumerateArray()
            .Select(s => s.GetProperty("role").GetString())
            .ShouldBe(["reader", "clerk", "manager", "administrator"]);
        foreach (var member in json.RootElement.GetProperty("staff").EnumerateArray())
            Keys(member).ShouldBe(["role", "login", "password"]);
        foreach (var utility in json.RootElement.GetProperty("utilities").EnumerateArray())
        {
            Keys(utility).ShouldBe(["slug", "signIn", "unregistered", "manager", "partialManager"]);
            Keys(utility.GetProperty("signIn")).ShouldBe(["login", "password", "customerCode", "email", "invoices"]);
            Keys(utility.GetProperty("manager")).ShouldBe(["login", "password"]);
            Keys(utility.GetProperty("partialManager")).ShouldBe(["login", "password"]);
            utility.GetProperty("unregistered").GetArrayLength().ShouldBeGreaterThanOrEqualTo(20);
            foreach (var customer in utility.GetProperty("unregistered").EnumerateArray())
            {
                string[] keys =
                [
                    "customerCode",
                    "name",
                    "email",
                    "phone",
                    "nip",
                    "pesel",
                    "contract",
                    "address",
                    "invoices",
                ];
                Keys(customer).ShouldBe(keys);
                customer.GetProperty("invoices").GetArrayLength().ShouldBe(3);
                var invoice = customer.GetProperty("invoices")[0];
                Keys(invoice).ShouldBe(["number", "gross", "issued"]);
                invoice.GetProperty("gross").GetString()!.ShouldMatch(@"^[0-9]+\.[0-9]{2}$");
                invoice.GetProperty("issued").GetString()!.ShouldMatch("^2026-11-[0-9]{2}$");
                var (nip, pesel) = (customer.GetProperty("nip").GetString(), customer.GetProperty("pesel").GetString());
                (Nip.TryParse(nip, out _) || Pesel.TryParse(pesel, out _)).ShouldBeTrue();
            }
        }
    }

    [Theory]
    [InlineData("kpec")]
    [InlineData("mpwik")]
    [InlineData("qweb")]
    [InlineData("tarnobrzeg")]
    [InlineData("weglokoks")]
    public async Task Paper_OfSignIn_SignsInAndFindsItsInvoice(string slug)
    {
        var app = await demo.AppAsync();
        var paper = (await demo.PaperAsync(slug)).GetProperty("signIn");
        using var client = app.NewClient();

        await client.SignInAsync(
            slug,
            paper.GetProperty("login").GetString()!,
            paper.GetProperty("password").GetString()!
        );

        var invoices = await client.OpenAsync($"/{slug}/faktury");
        invoices.MainText.ShouldContain(paper.GetProperty("invoices")[0].GetProperty("number").GetString()!);
    }

    [Theory]
    [InlineData("/demo")]
    [InlineData("/demo.json")]
    public async Task Address_OutsideDevelopment_DoesNotExist(string path)
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        using var client = app.NewClient();

        (await client.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Page_ShowsSignInsAndCustomersOnPaper()
    {
        using var client = (await demo.AppAsync()).NewClient();
        var page = (await client.GetAsync("/demo")).MainText;

        foreach (var slug in (string[])["kpec", "mpwik", "qweb", "tarnobrzeg", "weglokoks"])
        {
            var paper = await demo.PaperAsync(slug);
            page.ShouldContain(paper.GetProperty("manager").GetProperty("login").GetString()!);
            foreach (var customer in paper.GetProperty("unregistered").EnumerateArray())
                page.ShouldContain(customer.GetProperty("invoices")[2].GetProperty("number").GetString()!);
        }
    }

    private static IEnumerable<string> Keys(JsonElement of) => of.EnumerateObject().Select(p => p.Name);
}
