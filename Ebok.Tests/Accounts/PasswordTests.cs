using System.Net;
using Ebok.Core.Accounts;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Accounts;

public class PasswordTests
{
    private const string New = "Fioletowy koń 12";

    [Theory]
    [InlineData("tarnobrzeg", "Abc12345x", new PasswordRule[0])]
    [InlineData("tarnobrzeg", "abcdefgh", new[] { PasswordRule.Groups })]
    [InlineData("tarnobrzeg", "Ab1!", new[] { PasswordRule.MinLength })]
    [InlineData("kpec", "ab12x", new PasswordRule[0])]
    [InlineData("kpec", "abcde", new[] { PasswordRule.Digit })]
    [InlineData("kpec", "96385", new[] { PasswordRule.Letter })]
    [InlineData("qweb", "krowa1", new PasswordRule[0])]
    [InlineData("qweb", "krowa", new[] { PasswordRule.MinLength })]
    [InlineData("qweb", "qwerty", new[] { PasswordRule.Common })]
    [InlineData("qweb", "Faktura2026", new[] { PasswordRule.Guessable })]
    [InlineData("qweb", "001234", new[] { PasswordRule.Guessable })]
    [InlineData("weglokoks", "poprawny koń bateria", new PasswordRule[0])]
    [InlineData("weglokoks", "krótkie", new[] { PasswordRule.MinLength })]
    [InlineData("weglokoks", "aaaaaaaaaaaaaaaa", new[] { PasswordRule.Guessable })]
    [Trait("Id", "S1")]
    public void Policy_IsTheProfiles(string slug, string password, PasswordRule[] unmet) =>
        PasswordCheck.Unmet(password, ProfileFolder.Read(Repository.Utilities).Find(slug)!, "001234").ShouldBe(unmet);

    [Theory, OnEachDatabase]
    [Trait("Id", "Q2")]
    [Trait("Id", "S3")]
    public async Task Change_EndsTheOtherSessions(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        using var home = office.App.NewClient();
        using var phone = office.App.NewClient();
        await home.SignInAsync("kpec", OfficeUnderTest.Login, OfficeUnderTest.Password);
        await phone.SignInAsync("kpec", OfficeUnderTest.Login, OfficeUnderTest.Password);
        var before = home.Jar.Cookies["__Host-ebok-kpec"];

        var answer = await ChangeAsync(home, "/kpec/haslo", OfficeUnderTest.Password, New, New);

        (await home.OpenAsync(answer.Location!)).MainText.ShouldContain("Twoje hasło zostało zmienione.");
        home.Jar.Cookies["__Host-ebok-kpec"].ShouldNotBe(before);
        (await phone.GetAsync("/kpec/sesje")).Location!.ShouldStartWith("/kpec/logowanie");
        (await office.TryAsync(OfficeUnderTest.Password)).ShouldBeFalse();
        (await office.TryAsync(New)).ShouldBeTrue();
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "S1")]
    public async Task Change_Refused_SaysWhyAndChangesNothing(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        using var home = office.App.NewClient();
        await home.SignInAsync("kpec", OfficeUnderTest.Login, OfficeUnderTest.Password);

        (await ChangeAsync(home, "/kpec/haslo", OfficeUnderTest.Password, "abc", "abc")).MainText.ShouldContain(
            "potrzeba co najmniej 5 znaków"
        );
        (await ChangeAsync(home, "/kpec/haslo", OfficeUnderTest.Password, New, "inne")).MainText.ShouldContain(
            "To nie jest to samo hasło."
        );
        (await ChangeAsync(home, "/kpec/haslo", "wrong", New, New)).MainText.ShouldContain(
            "To nie jest aktualne hasło"
        );
        (await ChangeAsync(home, "/kpec/haslo", "", "", "")).MainText.ShouldContain("Wpisz nowe hasło.");

        (await office.TryAsync(OfficeUnderTest.Password)).ShouldBeTrue();
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "S2")]
    public async Task Change_CurrentPasswordGuessed_MakesTheAccountWait(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind);
        using var thief = office.App.NewClient();
        await thief.SignInAsync("kpec", OfficeUnderTest.Login, OfficeUnderTest.Password);

        for (var i = 0; i < 5; i++)
            await ChangeAsync(thief, "/kpec/haslo", "guess" + i, New, New);

        (await ChangeAsync(thief, "/kpec/haslo", OfficeUnderTest.Password, New, New)).Location.ShouldBeNull();
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "T4")]
    [Trait("Id", "K4")]
    public async Task TemporaryPassword_IsOnlyGoodForAnOwnOne(DatabaseKind kind)
    {
        await using var office = await OfficeUnderTest.StartAsync(kind, mustChange: true);
        using var customer = office.App.NewClient();

        var first = await customer.SignInAsync("kpec", OfficeUnderTest.Login, OfficeUnderTest.Password);

        first.Location.ShouldBe("/kpec/pierwsze-haslo");
        (await customer.GetAsync("/kpec/sesje")).Location.ShouldBe("/kpec/pierwsze-haslo");
        await ChangeAsync(customer, "/kpec/pierwsze-haslo", OfficeUnderTest.Password, New, New);
        (await customer.GetAsync("/kpec/sesje")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<Answer> ChangeAsync(
        OfficeClient client,
        string path,
        string current,
        string wanted,
        string repeated
    ) =>
        await client.SubmitAsync(
            await client.GetAsync(path),
            "Zmień hasło",
            ("Aktualne hasło", current),
            ("Nowe hasło", wanted),
            ("Potwierdź nowe hasło", repeated)
        );
}
