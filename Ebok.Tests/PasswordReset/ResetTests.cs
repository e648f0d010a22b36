using System.Net;
using Ebok.Core.Accounts;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.PasswordReset;

/// <summary>The emergency password change over HTTP.</summary>
public class ResetTests
{
    [Theory, OnEachDatabase]
    [Trait("Id", "W1")]
    [Trait("Id", "W2")]
    [Trait("Id", "W3")]
    [Trait("Id", "S3")]
    public async Task Code_RightFacts_ChangesThePassword(DatabaseKind kind)
    {
        await using var office = await ResetOffice.StartAsync(kind);
        using var thief = office.App.NewClient();
        await thief.SignInAsync(office.Slug, office.Login, ResetOffice.Password);
        using var customer = office.App.NewClient();

        var asked = await office.AskAsync(customer);

        asked.Location.ShouldBe("/weglokoks/przypomnienie-hasla/kod");
        var page = await customer.GetAsync(asked.Location!);
        page.MainText.ShouldContain("Przed chwilą został wysłany do Ciebie kod aktywacyjny.");
        page.MainText.ShouldContain("Masz na to 15 minut.");
        page.Page.QuerySelector(".time-left")!.GetAttribute("data-seconds").ShouldBeOneOf("900", "899", "898");
        var mail = await office.App.MailAsync(ResetOffice.Email, "Kod aktywacyjny");
        var code = mail.Value("Kod aktywacyjny");
        code.ShouldMatch("^[0-9a-f]{8}$");
        mail.Text.ShouldNotContain("Login:");

        // As people copy it.
        var changed = await office.ChangeAsync(customer, $" {code[..4].ToUpperInvariant()} {code[4..]} ");

        changed.Location.ShouldBe("/weglokoks/logowanie?haslo=zmienione");
        (await customer.GetAsync(changed.Location!)).MainText.ShouldContain("Hasło zostało zmienione.");
        (await thief.GetAsync("/weglokoks/sesje")).Location!.ShouldStartWith("/weglokoks/logowanie");
        (await office.TryAsync(ResetOffice.Password)).ShouldBeFalse();
        (await office.TryAsync(ResetOffice.NewPassword)).ShouldBeTrue();
        var told = await office.App.MailAsync(ResetOffice.Email, "Awaryjna zmiana hasła");
        told.Text.ShouldContain("Jeśli to nie Ty");
        told.Text.ShouldContain(office.Profile.Contact.Phone);
        customer.Jar.Cookies.Keys.ShouldNotContain(name => name.Contains("reset", StringComparison.Ordinal));
        (await customer.GetAsync("/weglokoks/przypomnienie-hasla/kod")).Location.ShouldBe(
            "/weglokoks/przypomnienie-hasla"
        );
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "W2")]
    [Trait("Id", "K5")]
    public async Task Link_RightFacts_ChangesThePasswordOnce(DatabaseKind kind)
    {
        await using var office = await ResetOffice.StartAsync(kind, "kpec");
        using var customer = office.App.NewClient();

        var asked = await office.AskAsync(customer);

        asked.Location.ShouldBe("/kpec/przypomnienie-hasla/wyslano");
        (await customer.GetAsync(asked.Location!)).MainText.ShouldContain("Jeśli podane dane są prawidłowe");
        var mail = await office.App.MailAsync(ResetOffice.Email, "Przypomnienie hasła lub loginu");
        mail.Value("Login").ShouldBe("0012417");
        mail.Link.AbsolutePath.ShouldBe("/kpec/przypomnienie-hasla/haslo");
        // A scanner of the mail server opens it first, twice: nothing is changed by that.
        using var scanner = office.App.NewClient();
        for (var i = 0; i < 2; i++)
            await scanner.OpenAsync(mail.Link.PathAndQuery);
        (await office.TryAsync(ResetOffice.Password)).ShouldBeTrue();

        // On the phone, where the mail is.
        using var phone = office.App.NewClient();
        var opened = await phone.GetAsync(mail.Link.PathAndQuery);
        opened.Location.ShouldBe("/kpec/przypomnienie-hasla/haslo", "the token is out of the address");
        var changed = await phone.SubmitAsync(
            await phone.GetAsync(opened.Location!),
            "Zmień hasło",
            ("Nowe hasło", ResetOffice.NewPassword),
            ("Powtórz hasło", ResetOffice.NewPassword)
        );

        changed.Location.ShouldBe("/kpec/logowanie?haslo=zmienione");
        (await office.TryAsync(ResetOffice.NewPassword)).ShouldBeTrue();
        (await scanner.OpenAsync(mail.Link.PathAndQuery)).MainText.ShouldContain("Ten odnośnik już nie działa");
        await office.App.MailAsync(ResetOffice.Email, "Awaryjna zmiana hasła");
        (await customer.GetAsync(asked.Location!)).MainText.ShouldContain("Zaloguj się nowym hasłem.");
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "W2")]
    [Trait("Id", "S1")]
    public async Task Code_RefusedPassword_CostsNoTry(DatabaseKind kind)
    {
        await using var office = await ResetOffice.StartAsync(kind);
        using var customer = office.App.NewClient();
        await office.AskAsync(customer);
        var code = await office.CodeAsync();

        for (var i = 0; i < 8; i++)
        {
            var refused = await office.ChangeAsync(customer, code, i % 2 == 0 ? "za krótkie" : "faktura faktura");
            refused.MainText.ShouldContain("Nowe hasło jest za słabe");
            refused.Page.QuerySelector("#pole-Code")!.GetAttribute("value").ShouldBe(code, "nothing typed is lost");
            refused.Page.QuerySelector("#pole-New")!.HasAttribute("value").ShouldBeFalse();
        }
        (await office.ChangeAsync(customer, code, again: "inne")).MainText.ShouldContain("To nie jest to samo hasło.");
        (await office.ChangeAsync(customer, "", again: "")).MainText.ShouldContain("Wpisz kod aktywacyjny");

        (await office.ChangeAsync(customer, code)).Location.ShouldNotBeNull();
        (await office.TryAsync(ResetOffice.NewPassword)).ShouldBeTrue();
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "W2")]
    public async Task Code_FiveWrong_DiesAndSaysTheWayOn(DatabaseKind kind)
    {
        await using var office = await ResetOffice.StartAsync(kind);
        using var customer = office.App.NewClient();
        await office.AskAsync(customer);
        var code = await office.CodeAsync();
        var wrong = code == "00000000" ? "11111111" : "00000000";

        for (var left = 4; left > 0; left--)
            (await office.ChangeAsync(customer, wrong)).MainText.ShouldContain($"Pozostałe próby: {left}.");
        var dead = await office.ChangeAsync(customer, wrong);

        dead.MainText.ShouldContain("Kod wpisano nieprawidłowo 5 razy");
        (await customer.GetAsync("/weglokoks/przypomnienie-hasla/kod")).MainText.ShouldContain("Zacznij od nowa");
        (await office.TryAsync(ResetOffice.Password)).ShouldBeTrue();
        // One button, and what was typed stands there again.
        var again = await customer.GetAsync(dead.Page.QuerySelector("main a.button")!.GetAttribute("href")!);
        again.Page.QuerySelector("#pole-CustomerCode")!.GetAttribute("value").ShouldBe("00417283");
        (await customer.SubmitAsync(again, "Zatwierdź")).Location.ShouldNotBeNull();
        (await office.ChangeAsync(customer, await office.CodeAsync())).Location.ShouldNotBeNull();
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "W2")]
    public async Task Code_AfterFifteenMinutes_IsOver(DatabaseKind kind)
    {
        await using var office = await ResetOffice.StartAsync(kind);
        using var customer = office.App.NewClient();
        await office.AskAsync(customer);
        var code = await office.CodeAsync();
        var page = await customer.GetAsync("/weglokoks/przypomnienie-hasla/kod");

        office.App.Clock.Advance(TimeSpan.FromMinutes(15));
        var late = await customer.SubmitAsync(
            page,
            "Zmień hasło",
            ("Kod aktywacyjny", code),
            ("Nowe hasło", ResetOffice.NewPassword),
            ("Powtórz hasło", ResetOffice.NewPassword)
        );

        late.MainText.ShouldContain("Minęło 15 minut i kod już nie działa.");
        late.MainText.ShouldContain("Zacznij od nowa");
        (await office.TryAsync(ResetOffice.Password)).ShouldBeTrue();
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "W2")]
    public async Task Link_AfterFifteenMinutes_IsOver(DatabaseKind kind)
    {
        await using var office = await ResetOffice.StartAsync(kind, "mpwik");
        using var customer = office.App.NewClient();
        var asked = await office.AskAsync(customer);
        var link = (await office.App.MailAsync(ResetOffice.Email)).Link.PathAndQuery;

        office.App.Clock.Advance(TimeSpan.FromMinutes(15));

        (await customer.OpenAsync(link)).MainText.ShouldContain("Ten odnośnik już nie działa");
        (await customer.GetAsync(asked.Location!)).MainText.ShouldContain("Minęło 15 minut");
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "W2")]
    public async Task Code_OfAnotherRequest_IsNoUse(DatabaseKind kind)
    {
        await using var office = await ResetOffice.StartAsync(kind);
        using var first = office.App.NewClient();
        using var second = office.App.NewClient();
        await office.AskAsync(first);
        var firstCode = await office.CodeAsync();
        await office.AskAsync(second);
        var secondCode = await office.CodeAsync();

        (await office.ChangeAsync(first, secondCode)).MainText.ShouldContain("To nie jest ten kod.");
        (await office.ChangeAsync(second, secondCode)).Location.ShouldNotBeNull();
        // The password is another one now: what was asked before it changes nothing any more.
        (await office.ChangeAsync(first, firstCode, "Trzeci dobry sposób")).MainText.ShouldContain(
            "Zaloguj się nowym hasłem"
        );
        (await office.TryAsync(ResetOffice.NewPassword)).ShouldBeTrue();
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "S2")]
    [Trait("Id", "T4")]
    public async Task Change_OpensALockedAccountAndALapsedTemporaryPassword(DatabaseKind kind)
    {
        await using var office = await ResetOffice.StartAsync(
            kind,
            "tarnobrzeg",
            mustChange: true,
            goodUntil: TimeProvider.System.GetUtcNow().AddHours(-1)
        );
        (await office.TryAsync(ResetOffice.Password)).ShouldBeFalse("it lapsed");
        await office.SetAsync(s =>
            s.SetProperty(a => a.LockoutEnd, office.App.Clock.GetUtcNow().AddHours(1))
                .SetProperty(a => a.AccessFailedCount, 9)
                .SetProperty(a => a.TwoFactorEnabled, true)
        );
        using var customer = office.App.NewClient();
        await office.AskAsync(customer);

        (await office.ChangeAsync(customer, await office.CodeAsync())).Location.ShouldNotBeNull();

        var account = await office.ReadAsync(db => db.Users.SingleAsync(office.Cancel));
        account.MustChangePassword.ShouldBeFalse();
        account.PasswordGoodUntil.ShouldBeNull();
        account.LockoutEnd.ShouldBeNull();
        account.AccessFailedCount.ShouldBe(0);
        account.TwoFactorEnabled.ShouldBeTrue("the second factor stays");
        (await office.TryAsync(ResetOffice.NewPassword)).ShouldBeTrue();
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "K3")]
    public async Task Letter_FirstPasswordComesByPostAndByNothingElse(DatabaseKind kind)
    {
        await using var office = await ResetOffice.StartAsync(kind, "kpec", mustChange: true);
        using var customer = office.App.NewClient();

        await office.AskAsync(customer);

        var mail = await office.App.MailAsync(ResetOffice.Email);
        mail.Text.ReplaceLineEndings(" ").ShouldContain("pierwsze, jednorazowe hasło przychodzi listem");
        mail.Links.ShouldBeEmpty();
        mail.Text.ShouldContain(office.Profile.Contact.Phone);
    }

    [Fact]
    [Trait("Id", "W1")]
    public async Task Form_WithoutFacts_SaysWhatToFillInAndKeepsTheRest()
    {
        await using var office = await ResetOffice.StartAsync(DatabaseKind.Sqlite);
        using var customer = office.App.NewClient();

        var answer = await office.AskAsync(customer, ("Nr ew. nabywcy", "417283"));

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Page.QuerySelector(".errors")!.TextContent.ShouldContain("Wypełnij pole „Nr faktury”.");
        answer.Page.QuerySelector("#pole-CustomerCode")!.GetAttribute("value").ShouldBe("417283");
        (await customer.GetAsync("/weglokoks/przypomnienie-hasla/kod")).Location.ShouldBe(
            "/weglokoks/przypomnienie-hasla"
        );
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "S3")]
    public async Task HalfOpenSignIn_EndsWithTheOldPassword(DatabaseKind kind)
    {
        await using var office = await ResetOffice.StartAsync(kind);
        await office.Database.AddAsync(
            new Ebok.Core.SecondFactor.HalfSignIn
            {
                Id = Guid.CreateVersion7(),
                Utility = office.Utility,
                Account = office.Account,
                KeyHash = SessionKey.Hash("half"),
                ExpiresAt = office.App.Clock.GetUtcNow().AddMinutes(5),
            }
        );
        using var customer = office.App.NewClient();
        await office.AskAsync(customer);

        await office.ChangeAsync(customer, await office.CodeAsync());

        (await office.ReadAsync(db => db.HalfSignIns.CountAsync(office.Cancel))).ShouldBe(0);
    }
}
