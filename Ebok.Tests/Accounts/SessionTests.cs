using System.Net;
using Ebok.Core.Accounts;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;
using Ebok.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Accounts;

public class SessionTests
{
    private const string Cookie = "__Host-ebok-kpec";

    [Fact]
    [Trait("Id", "S3")]
    public async Task Cookie_InProduction_IsForThisHostOverTlsOnly()
    {
        await using var office = await OfficeUnderTest.StartAsync(DatabaseKind.Sqlite);
        using var customer = await SignedInAsync(office);

        var cookie = customer.Jar.Received[Cookie];

        cookie.HttpOnly.ShouldBeTrue();
        cookie.Secure.ShouldBeTrue();
        cookie.SameSite.ShouldBe(Microsoft.Net.Http.Headers.SameSiteMode.Lax);
        cookie.Path.ToString().ShouldBe("/");
        cookie.Domain.HasValue.ShouldBeFalse();
        cookie.Expires.ShouldBeNull("gone with the browser: not remembered");
        customer.Jar.Received["__Host-ebok-formularz"].Secure.ShouldBeTrue();
    }

    [Fact]
    [Trait("Id", "Q1")]
    public async Task RememberMe_KeepsTheCookieForThirtyDays()
    {
        await using var office = await OfficeUnderTest.StartAsync(DatabaseKind.Sqlite);
        await office.AddAccountAsync("qweb", "001234", false, "001234");
        using var customer = office.App.NewClient();
        var page = await customer.GetAsync("/qweb/logowanie");

        await customer.SubmitAsync(
            page,
            "Zaloguj",
            ("Użytkownik", "001234"),
            ("Hasło", OfficeUnderTest.Password),
            ("Zapamiętaj mnie?", "True")
        );

        var kept = customer.Jar.Received["__Host-ebok-qweb"].Expires!.Value - office.App.Clock.GetUtcNow();
        kept.TotalDays.ShouldBeInRange(29.9, 30.1);
        office.App.Clock.Advance(TimeSpan.FromDays(29));
        (await customer.GetAsync("/qweb/sesje")).Status.ShouldBe(HttpStatusCode.OK);
        office.App.Clock.Advance(TimeSpan.FromDays(2));
        (await customer.GetAsync("/qweb/sesje")).Location!.ShouldStartWith("/qweb/logowanie");
    }

    [Fact]
    [Trait("Id", "U1")]
    public async Task Session_AtAnotherUtility_IsNothing()
    {
        await using var office = await OfficeUnderTest.StartAsync(DatabaseKind.Sqlite);
        using var customer = await SignedInAsync(office);
        customer.Jar.Put("__Host-ebok-qweb", customer.Jar.Cookies[Cookie]);

        (await customer.GetAsync("/kpec/sesje")).Status.ShouldBe(HttpStatusCode.OK);
        (await customer.GetAsync("/qweb/sesje")).Location!.ShouldStartWith("/qweb/logowanie");
        (await customer.GetAsync("/nieznana/sesje")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "S3")]
    public async Task SignOut_EndsTheSession(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        using var customer = await SignedInAsync(office);
        var stolen = customer.Jar.Cookies[Cookie];

        var answer = await customer.SubmitAsync(await customer.GetAsync("/kpec/sesje"), "Wyloguj");

        answer.Location!.ShouldStartWith("/kpec/logowanie");
        customer.Jar.Cookies.Keys.ShouldNotContain(Cookie);
        customer.Jar.Put(Cookie, stolen);
        (await customer.GetAsync("/kpec/sesje")).Location!.ShouldStartWith("/kpec/logowanie");
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "S3")]
    public async Task Sessions_ListedAndEndedFromAnotherBrowser(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        using var home = await SignedInAsync(office);
        using var library = await SignedInAsync(office);
        await office.TryAsync("wrong");

        var page = await home.GetAsync("/kpec/sesje");
        page.Page.QuerySelectorAll("section[aria-labelledby=otwarte] tbody tr").Length.ShouldBe(2);
        page.Page.QuerySelectorAll("section[aria-labelledby=historia] tbody tr").Length.ShouldBe(3);
        page.MainText.ShouldContain("nieudane");
        var form = page.Page.QuerySelector("form[action='/kpec/sesje/wyloguj']")!;
        var session = form.QuerySelector("input[name=sesja]")!.GetAttribute("value")!;
        var answer = await PostAsync(home, "/kpec/sesje/wyloguj", ("sesja", session), Token(form));

        answer.Location.ShouldBe("/kpec/sesje");
        (await library.GetAsync("/kpec/sesje")).Location!.ShouldStartWith("/kpec/logowanie");
        (await home.GetAsync("/kpec/sesje")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "S3")]
    public async Task SignOutEverywhere_EndsAll(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        using var home = await SignedInAsync(office);
        using var phone = await SignedInAsync(office);

        await home.SubmitAsync(await home.GetAsync("/kpec/sesje"), "Wyloguj wszędzie");

        (await home.GetAsync("/kpec/sesje")).Location!.ShouldStartWith("/kpec/logowanie");
        (await phone.GetAsync("/kpec/sesje")).Location!.ShouldStartWith("/kpec/logowanie");
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "S3")]
    public async Task Block_EndsSessionsOnOtherNodesWithinAMinute(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        using var customer = await SignedInAsync(office);
        (await customer.GetAsync("/kpec/sesje")).Status.ShouldBe(HttpStatusCode.OK);

        // Another node: a store and a cache of its own on the same database.
        using var store = office.Database.OpenAnother();
        await new BlockAccount(store, new(TimeProvider.System), TimeProvider.System).RunAsync(
            Given.Utility,
            office.Account,
            true,
            office.Cancel
        );
        office.App.Clock.Advance(TimeSpan.FromSeconds(59));

        (await customer.GetAsync("/kpec/sesje")).Location!.ShouldStartWith("/kpec/logowanie");
        (await office.TryAsync(OfficeUnderTest.Password)).ShouldBeFalse();
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "S3")]
    public async Task Session_IdleOrOld_IsOver(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        using var idle = await SignedInAsync(office);
        using var busy = await SignedInAsync(office);

        for (var minutes = 0; minutes < 12 * 60 - 20; minutes += 20)
        {
            office.App.Clock.Advance(TimeSpan.FromMinutes(20));
            (await busy.GetAsync("/kpec/sesje")).Status.ShouldBe(HttpStatusCode.OK, $"after {minutes} minutes");
            await office.Service<SessionUpkeep>().WriteSeenAsync(office.Cancel);
        }
        (await idle.GetAsync("/kpec/sesje")).Location!.ShouldStartWith("/kpec/logowanie");
        office.App.Clock.Advance(TimeSpan.FromMinutes(21));
        (await busy.GetAsync("/kpec/sesje")).Location!.ShouldStartWith("/kpec/logowanie"); // twelve hours
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "S2")]
    public async Task Upkeep_KeepsHistoryForAYear(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        (await office.TryAsync(OfficeUnderTest.Password)).ShouldBeTrue();
        (await office.TryAsync("wrong", login: "unknown")).ShouldBeFalse();

        office.App.Clock.Advance(TimeSpan.FromDays(31));
        await office.Service<SessionUpkeep>().DropOldAsync(office.Cancel);
        (await CountAsync()).ShouldBe((0, 1), "the session is over, the try with an unknown login nobody's history");

        office.App.Clock.Advance(TimeSpan.FromDays(335));
        await office.Service<SessionUpkeep>().DropOldAsync(office.Cancel);
        (await CountAsync()).ShouldBe((0, 0));

        Task<(int, int)> CountAsync() =>
            office.Database.ReadAsync(
                Given.Utility,
                async db =>
                    (await db.Sessions.CountAsync(office.Cancel), await db.SignInAttempts.CountAsync(office.Cancel))
            );
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "C2")]
    public async Task SwitchCustomer_OnlyToOnesOwn(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind, false, "A1", "B2");
        await office.AddAccountAsync("kpec", "OTHER", false, "C3");
        using var customer = await SignedInAsync(office);
        var page = await customer.GetAsync("/kpec/sesje");
        Current(page).ShouldContain("A1");
        page.Text.ShouldNotContain("Odbiorca C3");

        var token = Token(page.Page.QuerySelector("form[action$=zmien-klienta]")!);
        var own = page.Page.QuerySelectorAll("button[name=klient]")[1].GetAttribute("value")!;
        var others = await office.Database.ReadAsync(
            Given.Utility,
            db => Task.FromResult(db.Customers.Single(c => c.Code == "C3").Id.Value.ToString())
        );

        (await PostAsync(customer, "/kpec/zmien-klienta", ("klient", others), token)).Status.ShouldBe(
            HttpStatusCode.NotFound
        );
        Current(await customer.GetAsync("/kpec/sesje")).ShouldContain("A1");
        (await PostAsync(customer, "/kpec/zmien-klienta", ("klient", own), token)).Location.ShouldBe("/kpec/start");
        Current(await customer.GetAsync("/kpec/sesje")).ShouldContain("B2");
    }

    [Fact]
    [Trait("Id", "S3")]
    public async Task Stranger_IsAskedToSignInAndComesBack()
    {
        await using var office = await OfficeUnderTest.StartAsync(DatabaseKind.Sqlite);
        using var customer = office.App.NewClient();

        var asked = await customer.OpenAsync("/kpec/sesje?a=1");
        var answer = await customer.SubmitAsync(
            asked,
            "Zaloguj",
            ("Użytkownik", OfficeUnderTest.Login),
            ("Hasło", OfficeUnderTest.Password)
        );

        answer.Location.ShouldBe("/kpec/sesje?a=1");
    }

    [Theory]
    [Trait("Id", "S3")]
    [InlineData("/kpec/sesje?a=1", "/kpec/sesje?a=1")]
    [InlineData("/kpec/../kpec/start", "/kpec/start")]
    [InlineData("//evil.example/kpec/", null)]
    [InlineData("/\\evil.example", null)]
    [InlineData("https://evil.example/kpec/start", null)]
    [InlineData("/kpec/../qweb/start", null)]
    [InlineData("/kpec/%2e%2e/qweb/start", null)]
    [InlineData("/kpec/..%2fqweb/start", "/kpec/..%2fqweb/start")]
    [InlineData("/kpecevil", null)]
    [InlineData("/qweb/start", null)]
    [InlineData("/kpec/start\r\nX: y", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("", null)]
    public void ReturnUrl_StaysInTheOffice(string asked, string? goes)
    {
        var office = new Office();
        office.Enter(ProfileFolder.Read(Repository.Utilities).Find("kpec")!);

        ReturnUrl.Within(office, asked).ShouldBe(goes);
    }

    [Fact]
    [Trait("Id", "S3")]
    public async Task Form_WithoutItsToken_DoesNothingAndLosesNothing()
    {
        await using var office = await OfficeUnderTest.StartAsync(DatabaseKind.Sqlite);
        using var customer = office.App.NewClient();
        using var form = new HttpRequestMessage(HttpMethod.Post, "/kpec/logowanie");
        form.Headers.Add("Sec-Fetch-Site", "same-origin");
        form.Content = new FormUrlEncodedContent([
            new("_handler", "logowanie"),
            new("Typed.Login", OfficeUnderTest.Login),
            new("Typed.Password", OfficeUnderTest.Password),
        ]);

        var answer = await customer.SendAsync(form);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.MainText.ShouldContain("Ta strona była otwarta zbyt długo");
        answer.Page.QuerySelector("#pole-Login")!.GetAttribute("value").ShouldBe(OfficeUnderTest.Login);
        answer.Text.ShouldNotContain(OfficeUnderTest.Password);
        customer.Jar.Cookies.Keys.ShouldNotContain(Cookie);
        // And it can be sent as it stands.
        (await customer.SubmitAsync(answer, "Zaloguj", ("Hasło", OfficeUnderTest.Password))).Location.ShouldBe(
            "/kpec/start"
        );
    }

    [Theory]
    [Trait("Id", "S3")]
    [InlineData("wyloguj")]
    [InlineData("sesje/wyloguj")]
    [InlineData("sesje/wyloguj-wszedzie")]
    [InlineData("zmien-klienta")]
    public async Task FormOfAnotherSite_IsRefused(string path)
    {
        await using var office = await OfficeUnderTest.StartAsync(DatabaseKind.Sqlite);
        using var customer = await SignedInAsync(office);

        var answer = await PostAsync(customer, "/kpec/" + path, ("sesja", Guid.Empty.ToString()), null);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await customer.GetAsync("/kpec/sesje")).Status.ShouldBe(HttpStatusCode.OK, "still signed in");
    }

    private static async Task<OfficeClient> SignedInAsync(OfficeUnderTest office)
    {
        var customer = office.App.NewClient();
        await customer.SignInAsync("kpec", OfficeUnderTest.Login, OfficeUnderTest.Password);
        return customer;
    }

    private static AngleSharp.Dom.IElement Token(AngleSharp.Dom.IElement form) =>
        form.QuerySelector("input[name=__RequestVerificationToken]")!;

    private static string Current(Answer page) => Answer.Fold(page.Page.QuerySelector(".customer-name")!.TextContent);

    private static async Task<Answer> PostAsync(
        OfficeClient client,
        string path,
        (string Name, string Value) field,
        AngleSharp.Dom.IElement? token
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        List<KeyValuePair<string, string>> fields = [new(field.Name, field.Value)];
        if (token is not null)
            fields.Add(new(token.GetAttribute("name")!, token.GetAttribute("value")!));
        request.Content = new FormUrlEncodedContent(fields);
        return await client.SendAsync(request);
    }
}
