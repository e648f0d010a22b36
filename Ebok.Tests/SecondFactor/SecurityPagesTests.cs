using System.Net;
using Ebok.Tests.Accounts;
using Ebok.Tests.Testing;

namespace Ebok.Tests.SecondFactor;

/// <summary>What a signed-in customer does about his second factor, over HTTP.</summary>
[Trait("Id", "S2")]
public class SecurityPagesTests
{
    [Theory, OnEachDatabase]
    [Trait("Id", "S3")]
    public async Task TurnOn_EndsOtherSessions_AndTheOwnerIsTold(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        await FactorOffice.GiveEmailAsync(office, office.Account);
        using var phone = office.App.NewClient();
        await phone.SignInAsync("kpec", OfficeUnderTest.Login, OfficeUnderTest.Password);
        (await phone.GetAsync("/kpec/sesje")).Status.ShouldBe(HttpStatusCode.OK);
        using var home = office.App.NewClient();
        await home.SignInAsync("kpec", OfficeUnderTest.Login, OfficeUnderTest.Password);

        await FactorOffice.TurnOnAsync(office, home);

        (await phone.GetAsync("/kpec/sesje")).Location!.ShouldStartWith("/kpec/logowanie");
        (await home.GetAsync("/kpec/zabezpieczenia")).MainText.ShouldContain("zostało 10 z 10");
        var mail = await office.App.MailAsync(FactorOffice.Email, "Włączono kod z aplikacji");
        mail.Text.ShouldContain("Jeśli to nie Ty");
    }

    [Theory, OnEachDatabase]
    public async Task TurnOn_TakesThePassword_AndShowsNothingBefore(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        using var thief = office.App.NewClient();
        await thief.SignInAsync("kpec", OfficeUnderTest.Login, OfficeUnderTest.Password);
        var page = await thief.GetAsync("/kpec/zabezpieczenia/kod");

        var refused = await thief.SubmitAsync(page, "Dalej", ("Aktualne hasło", "nie to"));

        refused.MainText.ShouldContain("To nie jest aktualne hasło");
        refused.Page.QuerySelector("svg[aria-label^='Kod QR']").ShouldBeNull();
        (await thief.GetAsync("/kpec/zabezpieczenia/kod")).Page.QuerySelector("[data-copy]").ShouldBeNull();
    }

    [Theory, OnEachDatabase]
    public async Task TurnOff_TakesPasswordAndCode(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        using var home = office.App.NewClient();
        await home.SignInAsync("kpec", OfficeUnderTest.Login, OfficeUnderTest.Password);
        var factor = await FactorOffice.TurnOnAsync(office, home);
        var page = await home.GetAsync("/kpec/zabezpieczenia/wylacz-kod");

        var refused = await home.SubmitAsync(
            page,
            "Wyłącz",
            ("Aktualne hasło", "nie to"),
            ("Kod z aplikacji", factor.NextCode(office))
        );
        refused.MainText.ShouldContain("To nie jest aktualne hasło");
        refused = await home.SubmitAsync(
            page,
            "Wyłącz",
            ("Aktualne hasło", OfficeUnderTest.Password),
            ("Kod z aplikacji", "123456")
        );
        refused.MainText.ShouldContain("Ten kod nie pasuje");
        (await office.TryAsync(OfficeUnderTest.Password)).ShouldBeFalse("a code is still asked for");
        var off = await home.SubmitAsync(
            page,
            "Wyłącz",
            ("Aktualne hasło", OfficeUnderTest.Password),
            ("Kod z aplikacji", factor.NextCode(office))
        );

        (await home.OpenAsync(off.Location!)).MainText.ShouldContain("Kod z aplikacji jest wyłączony.");
        (await office.TryAsync(OfficeUnderTest.Password)).ShouldBeTrue();
    }

    [Theory, OnEachDatabase]
    public async Task NewCodes_ReplaceTheOldOnes(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        using var home = office.App.NewClient();
        await home.SignInAsync("kpec", OfficeUnderTest.Login, OfficeUnderTest.Password);
        var factor = await FactorOffice.TurnOnAsync(office, home);

        var renewed = await home.SubmitAsync(
            await home.GetAsync("/kpec/zabezpieczenia/kody-zapasowe"),
            "Utwórz nowe",
            ("Aktualne hasło", OfficeUnderTest.Password),
            ("Kod z aplikacji", factor.Codes[0])
        );

        var codes = renewed.Page.QuerySelectorAll("ol samp").Select(c => c.TextContent).ToList();
        codes.Count.ShouldBe(10);
        codes.Intersect(factor.Codes).ShouldBeEmpty();
        using var thief = office.App.NewClient();
        await FactorOffice.GivePasswordAsync(thief);
        var page = await thief.GetAsync("/kpec/logowanie/kod?zapasowy=1");
        (await thief.SubmitAsync(page, "Zaloguj", ("Kod zapasowy", factor.Codes[1]))).Location.ShouldBeNull();
        (await thief.SubmitAsync(page, "Zaloguj", ("Kod zapasowy", codes[1]))).Location.ShouldBe("/kpec/start");
    }
}
