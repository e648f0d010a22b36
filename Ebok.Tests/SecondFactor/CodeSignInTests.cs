using System.Net;
using Ebok.Core.Accounts;
using Ebok.Tests.Accounts;
using Ebok.Tests.Testing;
using Microsoft.Net.Http.Headers;

namespace Ebok.Tests.SecondFactor;

/// <summary>Signing in with password and code, over HTTP.</summary>
[Trait("Id", "S2")]
public class CodeSignInTests
{
    [Theory, OnEachDatabase]
    public async Task SignIn_WithCode_OpensTheOffice_AndTheHistoryShowsIt(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        var factor = await FactorOffice.NewAsync(office);
        using var customer = office.App.NewClient();

        var page = await FactorOffice.GivePasswordAsync(customer);
        var field = page.Page.QuerySelector("#pole-Code")!;
        field.GetAttribute("autocomplete").ShouldBe("one-time-code");
        field.GetAttribute("inputmode").ShouldBe("numeric");
        customer.Jar.Cookies.Keys.ShouldNotContain(FactorOffice.Cookie, "no session yet");
        (await customer.GetAsync("/kpec/start")).Location!.ShouldStartWith("/kpec/logowanie");
        var wrong = await customer.SubmitAsync(page, "Zaloguj", ("Kod z aplikacji", "000000"));
        wrong.Page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("Ten kod nie pasuje");
        wrong.Page.QuerySelector("#pole-Code")!.GetAttribute("value").ShouldBeNullOrEmpty();
        var right = await customer.SubmitAsync(wrong, "Zaloguj", ("Kod z aplikacji", factor.NextCode(office)));

        right.Location.ShouldBe("/kpec/start");
        customer.Jar.Cookies.Keys.ShouldNotContain(FactorOffice.HalfCookie);
        var history = (await customer.GetAsync("/kpec/sesje")).Page.QuerySelectorAll(
            "section[aria-labelledby=historia] tbody tr"
        );
        var lines = history.Select(row => Answer.Fold(row.TextContent)).ToList();
        lines.Count.ShouldBe(3, "the wrong code, this sign-in, the one before");
        lines[0].ShouldContain("nieudane hasło i kod z aplikacji");
        lines[1].ShouldContain("udane hasło i kod z aplikacji");
        lines[2].ShouldContain("udane hasło");
    }

    [Theory, OnEachDatabase]
    public async Task PasswordKnown_ButNoCode_TheOwnerSeesIt(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        using var owner = office.App.NewClient();
        await owner.SignInAsync("kpec", OfficeUnderTest.Login, OfficeUnderTest.Password);
        await FactorOffice.TurnOnAsync(office, owner);
        using var thief = office.App.NewClient();

        await FactorOffice.GivePasswordAsync(thief);

        (await owner.GetAsync("/kpec/sesje")).MainText.ShouldContain("nieudane dobre hasło, bez kodu");
    }

    [Theory, OnEachDatabase]
    public async Task HalfSignIn_IsBoundToAShortCookie_AndGoodOnce(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        var factor = await FactorOffice.NewAsync(office);
        using var customer = office.App.NewClient();
        var page = await FactorOffice.GivePasswordAsync(customer);
        var cookie = customer.Jar.Received[FactorOffice.HalfCookie];
        var stolen = customer.Jar.Cookies[FactorOffice.HalfCookie];

        cookie.HttpOnly.ShouldBeTrue();
        cookie.Secure.ShouldBeTrue();
        cookie.SameSite.ShouldBe(SameSiteMode.Lax);
        cookie.MaxAge.ShouldBe(TimeSpan.FromMinutes(5));
        await customer.SubmitAsync(page, "Zaloguj", ("Kod z aplikacji", factor.NextCode(office)));
        using var thief = office.App.NewClient();
        thief.Jar.Put(FactorOffice.HalfCookie, stolen);
        (await thief.GetAsync("/kpec/logowanie/kod")).Location!.ShouldStartWith("/kpec/logowanie?wygaslo");
        thief.Jar.Put(FactorOffice.Cookie, stolen);
        (await thief.GetAsync("/kpec/start")).Location!.ShouldStartWith(
            "/kpec/logowanie",
            Case.Sensitive,
            "no session"
        );
    }

    [Theory, OnEachDatabase]
    public async Task HalfSignIn_StolenAndUsedLate_OpensNothing(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        var factor = await FactorOffice.NewAsync(office);
        using var thief = office.App.NewClient();
        var page = await FactorOffice.GivePasswordAsync(thief);

        office.App.Clock.Advance(TimeSpan.FromMinutes(5));
        var late = await thief.SubmitAsync(page, "Zaloguj", ("Kod z aplikacji", factor.NextCode(office)));

        late.Location!.ShouldStartWith("/kpec/logowanie?wygaslo");
        (await thief.OpenAsync(late.Location!)).MainText.ShouldContain("Minęło 5 minut");
        thief.Jar.Cookies.Keys.ShouldNotContain(FactorOffice.Cookie);
    }

    [Theory, OnEachDatabase]
    public async Task HalfSignIn_AtAnotherUtility_IsNothing(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        await FactorOffice.NewAsync(office);
        using var customer = office.App.NewClient();
        await FactorOffice.GivePasswordAsync(customer);

        customer.Jar.Put("__Host-ebok-qweb.kod", customer.Jar.Cookies[FactorOffice.HalfCookie]);

        (await customer.GetAsync("/qweb/logowanie/kod")).Location!.ShouldStartWith("/qweb/logowanie?wygaslo");
    }

    [Theory, OnEachDatabase]
    public async Task RecoveryCode_SignsInOnce(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        var factor = await FactorOffice.NewAsync(office);
        using var customer = office.App.NewClient();
        await FactorOffice.GivePasswordAsync(customer);
        var page = await customer.GetAsync("/kpec/logowanie/kod?zapasowy=1");

        var right = await customer.SubmitAsync(page, "Zaloguj", ("Kod zapasowy", factor.Codes[0]));

        right.Location.ShouldBe("/kpec/start");
        (await customer.GetAsync("/kpec/zabezpieczenia")).MainText.ShouldContain("zostało 9 z 10");
        (await customer.GetAsync("/kpec/sesje")).MainText.ShouldContain("hasło i kod zapasowy");
        using var thief = office.App.NewClient();
        await FactorOffice.GivePasswordAsync(thief);
        page = await thief.GetAsync("/kpec/logowanie/kod?zapasowy=1");
        var again = await thief.SubmitAsync(page, "Zaloguj", ("Kod zapasowy", factor.Codes[0]));
        again.MainText.ShouldContain("Ten kod zapasowy nie pasuje albo został już użyty.");
    }

    [Theory, OnEachDatabase]
    public async Task CodeGuessed_TheAccountWaits_InEveryBrowser(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        var factor = await FactorOffice.NewAsync(office);
        using var thief = office.App.NewClient();
        var page = await FactorOffice.GivePasswordAsync(thief);

        for (var i = 0; i < 5; i++)
            page = await thief.SubmitAsync(page, "Zaloguj", ("Kod z aplikacji", $"11111{i}"));
        using var another = office.App.NewClient();
        page = await FactorOffice.GivePasswordAsync(another);
        var right = await another.SubmitAsync(page, "Zaloguj", ("Kod z aplikacji", factor.NextCode(office)));

        right.Location.ShouldBeNull("five wrong ones: a minute");
        right.MainText.ShouldContain("Ten kod nie pasuje albo został już użyty.");
        office.App.Clock.Advance(TimeSpan.FromSeconds(61));
        var later = await another.SubmitAsync(right, "Zaloguj", ("Kod z aplikacji", factor.NextCode(office)));
        later.Location.ShouldBe("/kpec/start");
    }

    [Theory, OnEachDatabase]
    public async Task PasswordChangedOrAccountBlocked_HalfSignInIsOver(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        using var owner = office.App.NewClient();
        await owner.SignInAsync("kpec", OfficeUnderTest.Login, OfficeUnderTest.Password);
        var factor = await FactorOffice.TurnOnAsync(office, owner);
        using var thief = office.App.NewClient();
        var page = await FactorOffice.GivePasswordAsync(thief);

        await owner.SubmitAsync(await owner.GetAsync("/kpec/sesje"), "Wyloguj wszędzie");
        var tried = await thief.SubmitAsync(page, "Zaloguj", ("Kod z aplikacji", factor.NextCode(office)));
        tried.Location!.ShouldStartWith("/kpec/logowanie?wygaslo");

        page = await FactorOffice.GivePasswordAsync(thief);
        await office.Service<BlockAccount>().RunAsync(Given.Utility, office.Account, true, office.Cancel);
        tried = await thief.SubmitAsync(page, "Zaloguj", ("Kod z aplikacji", factor.NextCode(office)));
        tried.Location!.ShouldStartWith("/kpec/logowanie?wygaslo");
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "T4")]
    public async Task TemporaryPassword_StaysOne_AfterTheCode(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        var factor = await FactorOffice.NewAsync(office);
        await office.SetAsync(office.Account, set => set.SetProperty(a => a.MustChangePassword, true));
        using var customer = office.App.NewClient();

        var page = await FactorOffice.GivePasswordAsync(customer);
        var right = await customer.SubmitAsync(page, "Zaloguj", ("Kod z aplikacji", factor.NextCode(office)));

        right.Location.ShouldBe("/kpec/pierwsze-haslo");
        (await customer.GetAsync("/kpec/zabezpieczenia")).Location.ShouldBe("/kpec/pierwsze-haslo");
    }

    [Fact]
    public async Task CodePage_WithoutAPassword_LeadsToTheSignIn_AndBackToWhereOneWas()
    {
        await using var office = await OfficeUnderTest.StartAsync(DatabaseKind.Sqlite);
        var factor = await FactorOffice.NewAsync(office);
        using var customer = office.App.NewClient();
        (await customer.GetAsync("/kpec/logowanie/kod")).Location.ShouldBe("/kpec/logowanie?wygaslo=1");

        var asked = await customer.OpenAsync("/kpec/sesje");
        var half = await customer.SubmitAsync(
            asked,
            "Zaloguj",
            ("Użytkownik", OfficeUnderTest.Login),
            ("Hasło", OfficeUnderTest.Password)
        );
        var page = await customer.OpenAsync(half.Location!);
        var right = await customer.SubmitAsync(page, "Zaloguj", ("Kod z aplikacji", factor.NextCode(office)));

        page.Status.ShouldBe(HttpStatusCode.OK);
        right.Location.ShouldBe("/kpec/sesje");
    }
}
