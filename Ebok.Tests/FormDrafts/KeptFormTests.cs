using System.Net;
using Ebok.Core.Accounts;
using Ebok.Core.FormDrafts;
using Ebok.Tests.Attachments;
using Ebok.Tests.Cases;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.FormDrafts;

/// <summary>A session ends while a form is filled in: what was typed is there after sign-in.</summary>
[Trait("Id", "K10")]
public class KeptFormTests
{
    private const string Address = "/kpec/wnioski?rodzaj=wniosek";
    private const string Secret = "Nikt obcy tego nie przeczyta.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Expired_SignInAgain_FormIsFilledAndSentOnce(DatabaseKind kind)
    {
        await using var office = await CaseOffice.OpenAsync(kind);
        var client = office.Home.Client;

        var refused = await SendAfterTheEndAsync(office, ("skan.pdf", SampleFiles.Pdf()));

        refused.Status.ShouldBe(HttpStatusCode.Found);
        refused.Location.ShouldBe("/kpec/logowanie?returnUrl=" + Uri.EscapeDataString(Address));
        refused.Location.ShouldNotBeNull().ShouldNotContain("Nikt");
        (await client.OpenAsync(refused.Location!)).MainText.ShouldContain("Sesja się skończyła, a formularz czeka");
        (await BodiesAsync(office)).ShouldHaveSingleItem().AsSpan().IndexOf("Nikt obcy"u8).ShouldBe(-1);

        await client.SignInAsync("kpec", office.Customer.Code, CustomerAtHome.Password);
        var form = await client.OpenAsync(Address);
        form.Page.QuerySelector("textarea")!.TextContent.Trim().ShouldBe(Secret);
        form.MainText.ShouldContain("Nic nie zostało wysłane");
        form.MainText.ShouldContain("skan.pdf, 1 kB");
        var sent = await client.SubmitAsync(form, "Wyślij");

        var letter = await client.OpenAsync(sent.Location!);
        letter.MainText.ShouldContain(Secret);
        letter.Page.QuerySelector("a[download]")!.TextContent.ShouldBe("skan.pdf");
        (await BodiesAsync(office)).ShouldBeEmpty();
        (await client.OpenAsync(Address)).Page.QuerySelector("textarea")!.TextContent.Trim().ShouldBeEmpty();
    }

    [Fact]
    public async Task Expired_OtherAccountOrOtherBrowser_SeesNothing()
    {
        await using var office = await CaseOffice.OpenAsync(DatabaseKind.Sqlite);
        await office
            .Get<CreateAccount>()
            .RunAsync(
                office.Customer.Utility,
                new("inny", null, CustomerAtHome.Password, false, [new(office.Customer.Id)]),
                Cancel
            );
        await SendAfterTheEndAsync(office);

        await office.Home.Client.SignInAsync("kpec", "inny", CustomerAtHome.Password);
        (await office.Home.Client.OpenAsync(Address)).Text.ShouldNotContain(Secret);
        using var elsewhere = office.Home.App.NewClient();
        await elsewhere.SignInAsync("kpec", office.Customer.Code, CustomerAtHome.Password);
        (await elsewhere.OpenAsync(Address)).Text.ShouldNotContain(Secret);
    }

    [Fact]
    public async Task Expired_TooLate_IsGone()
    {
        await using var office = await CaseOffice.OpenAsync(DatabaseKind.Sqlite);
        await SendAfterTheEndAsync(office);

        office.Home.App.Clock.Advance(KeepForm.Lifetime + TimeSpan.FromMinutes(1));
        await office.Home.Client.SignInAsync("kpec", office.Customer.Code, CustomerAtHome.Password);

        (await office.Home.Client.OpenAsync(Address)).Text.ShouldNotContain(Secret);
    }

    [Theory]
    [InlineData("https://zly.example", Address)]
    [InlineData(null, Address)]
    [InlineData("same", "/kpec/haslo")]
    public async Task Expired_FromElsewhereOrOfAPassword_IsNotKept(string? origin, string address)
    {
        await using var office = await CaseOffice.OpenAsync(DatabaseKind.Sqlite);

        await SendAfterTheEndAsync(office, address, origin);

        (await BodiesAsync(office)).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Id", "M7")]
    public async Task Expired_Reading_RowsAreFilledAgain()
    {
        var customer = Given.Customer("39-29001", utility: new("tarnobrzeg"));
        var point = Given.Point(customer, "P-1");
        var (first, second) = (Given.Meter(point, "111"), Given.Meter(point, "222"));
        await using var home = await CustomerAtHome.SignInAsync(DatabaseKind.Sqlite, customer, point, first, second);
        home.App.Clock.Advance(TimeSpan.FromHours(3));
        using var post = Post(
            home.App,
            "/tarnobrzeg/odczyt",
            "same",
            new()
            {
                ["_handler"] = "odczyt",
                ["Typed.Rows[0].Meter"] = first.Id.Value.ToString(),
                ["Typed.Rows[0].Request"] = Guid.NewGuid().ToString(),
                ["Typed.Rows[1].Meter"] = second.Id.Value.ToString(),
                ["Typed.Rows[1].Request"] = Guid.NewGuid().ToString(),
                ["Typed.Rows[1].Whole"] = "00222",
                ["Typed.Rows[1].Fraction"] = "5",
            }
        );
        (await home.Client.SendAsync(post)).Status.ShouldBe(HttpStatusCode.Found);

        await home.Client.SignInAsync("tarnobrzeg", customer.Code, CustomerAtHome.Password);
        var form = await home.Client.OpenAsync("/tarnobrzeg/odczyt");

        form.Page.QuerySelectorAll("input.dial-whole")
            .Select(i => i.GetAttribute("value") ?? "")
            .ShouldBe(["", "00222"]);
        form.Page.QuerySelectorAll("input.dial-fraction")
            .Select(i => i.GetAttribute("value") ?? "")
            .ShouldBe(["", "5"]);
    }

    private static Task<Answer> SendAfterTheEndAsync(CaseOffice office, params (string, byte[])[] files) =>
        SendAfterTheEndAsync(office, Address, "same", files);

    private static async Task<Answer> SendAfterTheEndAsync(
        CaseOffice office,
        string address,
        string? origin,
        params (string Name, byte[] Content)[] files
    )
    {
        office.Home.App.Clock.Advance(TimeSpan.FromHours(3));
        using var post = Post(
            office.Home.App,
            address,
            origin,
            new()
            {
                ["_handler"] = "wniosek",
                ["Typed.Text"] = Secret,
                ["Typed.Request"] = Guid.NewGuid().ToString(),
                ["__RequestVerificationToken"] = "stary",
            },
            files
        );
        return await office.Home.Client.SendAsync(post);
    }

    private static HttpRequestMessage Post(
        EbokApp app,
        string address,
        string? origin,
        Dictionary<string, string> fields,
        params (string Name, byte[] Content)[] files
    )
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), $"\"{name}\"");
        foreach (var (name, bytes) in files)
            content.Add(new ByteArrayContent(bytes), "\"zalaczniki\"", name);
        var post = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        if (origin is not null)
            post.Headers.Add("Origin", origin == "same" ? app.Address.GetLeftPart(UriPartial.Authority) : origin);
        return post;
    }

    private static Task<List<byte[]>> BodiesAsync(CaseOffice office) =>
        office.Home.Database.ReadAsync(Given.Utility, db => db.FormDrafts.Select(d => d.Body).ToListAsync(Cancel));
}
