using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Registration;

/// <summary>A link and a code that are over say so, and how to go on; all by the pages.</summary>
public sealed class LapsedTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Id", "K2"), Trait("Id", "M2")]
    public async Task Link_AfterItsLife_SaysSo_AndTheSameBrowserStartsAnew()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        var customer = Given.Customer("100017", "Jan Wodny", new UtilityId("mpwik"));
        await database.AddAsync(customer, Given.Invoice(customer, "100017/11/2026", new(2026, 11, 5), 100m));
        var who = Someone("mpwik", "100017", "Jan Wodny", "100017/11/2026");
        await using var app = new EbokApp(database) { Settings = { ["Ebok:Demo"] = "none" } };
        using var client = app.NewClient();
        var walk = new RegistrationWalk(app, client, who.Slug);
        (await walk.FinishAsync(who)).MainText.ShouldContain("Potwierdź adres e-mail");
        var link = (await app.MailAsync(who.Email, walk.LinkSubject)).Link.PathAndQuery;
        var open = await client.OpenAsync(link);
        open.MainText.ShouldContain("Potwierdzam adres e-mail");

        app.Clock.Advance(TimeSpan.FromHours(walk.Utility.Lifetimes.ActivationLinkHours) + TimeSpan.FromMinutes(1));
        // The page was opened in time, its button pressed too late.
        await client.SubmitAsync(open, "Potwierdzam adres e-mail");

        var lapsed = await client.OpenAsync(link);
        lapsed.MainText.ShouldContain("Rejestracja wygasła");
        lapsed.MainText.ShouldContain("Zarejestruj się ponownie.");
        (await database.ReadAsync(walk.Utility.Id, db => db.Users.CountAsync(Cancel))).ShouldBe(0);
        var anew = await client.SubmitAsync(lapsed, "Zarejestruj się ponownie");
        anew.Location.ShouldBe("/mpwik/rejestracja");
        await walk.FinishAsync(who);
        var second = (await app.MailAsync(who.Email, walk.LinkSubject)).Link.PathAndQuery;
        second.ShouldNotBe(link);
        await client.SubmitAsync(await client.OpenAsync(second), "Potwierdzam adres e-mail");
        (await client.OpenAsync(second)).MainText.ShouldContain("Konto jest aktywne");
        (await client.OpenAsync(link)).MainText.ShouldContain("Rejestracja wygasła");
    }

    [Fact]
    [Trait("Id", "T2"), Trait("Id", "R3")]
    public async Task Code_SentAgain_TheOldIsDead_FiveWrongOnesKillIt_AndThereIsAWayOn()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        var customer = Given.Customer("39-29001", "Zofia Gazowa", new UtilityId("tarnobrzeg"));
        await database.AddAsync(customer, Given.Invoice(customer, "FV/1", new(2026, 11, 5), 100m));
        var who = Someone("tarnobrzeg", "39-29001", "Zofia Gazowa", "FV/1");
        await using var app = new EbokApp(database) { Settings = { ["Ebok:Demo"] = "none" } };
        using var client = app.NewClient();
        var walk = new RegistrationWalk(app, client, who.Slug);
        var sent = await walk.SendAsync(await client.OpenAsync(walk.Path), who);
        sent.Location.ShouldEndWith("?krok=2", customMessage: sent.MainText);
        var page = await client.OpenAsync(sent.Location);
        var old = await walk.CodeAsync(who.Email);

        page = await AgainAsync(page);
        page.MainText.ShouldContain("Ważny jest tylko najnowszy kod.");
        var good = await walk.CodeAsync(who.Email);
        good.ShouldNotBe(old);
        page = await walk.SendAsync(page, who, (FieldKey.OneTimeCode, old));
        page.MainText.ShouldContain("To nie jest kod z ostatniej wiadomości.");
        for (var wrong = 2; wrong <= walk.Utility.Limits.CodeTries; wrong++)
            page = await walk.SendAsync(
                page,
                who,
                (FieldKey.OneTimeCode, good == "00000000" ? "11111111" : "00000000")
            );

        page = await walk.SendAsync(page, who, (FieldKey.OneTimeCode, good));
        page.MainText.ShouldContain("Ten kod już nie działa. Wyślij kod ponownie i wpisz nowy.");
        // All else that was typed is still there.
        page.Page.QuerySelector("#pole-invoiceNumber")!.GetAttribute("value").ShouldBe("FV/1");
        page = await AgainAsync(page);
        var answer = await walk.SendAsync(page, who, (FieldKey.OneTimeCode, await walk.CodeAsync(who.Email)));
        answer.Location.ShouldNotBeNull(answer.MainText);
        (await client.OpenAsync(answer.Location)).MainText.ShouldContain("Konto jest aktywne");

        async Task<Answer> AgainAsync(Answer from) =>
            await client.OpenAsync(
                (await client.SubmitAsync(from, "Wyślij kod ponownie", ("+akcja", "kod"))).Location.ShouldNotBeNull()
            );
    }

    private static Applicant Someone(string slug, string code, string name, string invoice) =>
        new(slug, code, name, "ktos@poczta.example", "600100200", null, null, "", "", [(invoice, "100,00")]);
}
