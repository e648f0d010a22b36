using Ebok.Core.Audit;
using Ebok.Core.Mail;
using Ebok.Core.Mail.Templates;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Tests.Operator;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Mail;

/// <summary>Mails in a utility's own words: what must stand in them cannot be lost.</summary>
[Trait("Id", "O6")]
public class MailTemplatesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Each mail of each seed's utility: its own words are good words, and make the same mail again.</summary>
    [Theory, MemberData(nameof(DemoOffice.Slugs), MemberType = typeof(DemoOffice))]
    public async Task Default_OfEachMail_IsValidAndMakesTheSameMail(string slug)
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        var utility = StaffPeopleTests.Get<UtilityCatalog>(app).Find(slug)!;
        var specimens = StaffPeopleTests.Get<MailSpecimens>(app);

        foreach (var kind in Enum.GetValues<MailKind>())
        {
            var specimen = specimens.Of(utility, kind);
            specimen.Kind.ShouldBe(kind);
            var words = MailWords.Of(specimen);
            words.Problems(specimen).ShouldBeEmpty($"{kind}: {words.Text}");
            var again = words.Fill(utility, specimen);
            again.Subject.ShouldBe(specimen.Subject);
            MailRenderer
                .Render(utility, again)
                .Text.ShouldBe(MailRenderer.Render(utility, specimen).Text, kind.ToString());
        }
    }

    [Theory]
    [InlineData("Witamy!", MailWordsFault.LineMissing)]
    [InlineData("{Kod jednorazowy}\n\n{Kod jednorazowy}", MailWordsFault.LineTwice)]
    [InlineData("Oto kod: {Kod jednorazowy}", MailWordsFault.LineNotAlone)]
    [InlineData("{Kod jednorazowy}\nzaraz po nim", MailWordsFault.LineNotAlone)]
    [InlineData("{Kod jednorazowy}\n\n{haslo}", MailWordsFault.UnknownWord)]
    [InlineData("{Kod jednorazowy}\n\n61 1090 1014 0000 0712 1981 2874", MailWordsFault.AccountNumber)]
    [InlineData(" ", MailWordsFault.Text)]
    public void Words_ThatLoseSomething_AreRefused(string text, MailWordsFault fault)
    {
        var specimen = new MailContent(
            "Kod",
            [new MailParagraph("Oto kod:"), new MailValue("Kod jednorazowy", "7b0f7403")]
        );

        new MailWords("Kod", text).Problems(specimen).Select(p => p.Fault).ShouldContain(fault);
        new MailWords("Kod", "Ładny kod.\n\n{Kod jednorazowy}\n\nBiuro {firma}").Problems(specimen).ShouldBeEmpty();
        new MailWords("{Kod jednorazowy}", "{Kod jednorazowy}")
            .Problems(specimen)
            .ShouldNotBeEmpty("a secret in a subject");
    }

    [Theory, OnEachDatabase]
    public async Task OwnWords_EditedByPage_GoOutAndComeBack(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);
        using var boss = await app.StaffClientAsync("szef", StaffRole.Manager, "kpec");
        using var reader = await app.StaffClientAsync("czytelnik", StaffRole.Reader, "kpec");
        const string Path = "/operator/kpec/szablony-poczty/AccountActivated";
        (await reader.OpenAsync(Path)).MainText.ShouldContain("tylko przeglądać");
        var form = await boss.OpenAsync(Path);

        var lost = await boss.SubmitAsync(form, "Zapisz", ("Treść", "Dzień dobry!"), ("+Typed.Step", "zapisz"));
        lost.MainText.ShouldContain("Brakuje akapitu {odnośnik}");
        lost.Page.QuerySelector("textarea")!.TextContent.ShouldContain("Dzień dobry!");
        (string, string)[] typed =
        [
            ("Temat", "Konto w {biuro} działa <b>"),
            ("Treść", "Gotowe <script>alert(1)</script>, zapraszamy.\n\n{Użytkownik}\n\n{odnośnik}"),
        ];
        var preview = await boss.SubmitAsync(form, "Podgląd", [.. typed, ("+Typed.Step", "podglad")]);
        preview.Page.QuerySelector("pre")!.TextContent.ShouldContain("Użytkownik: 0012417");
        preview.Page.QuerySelectorAll("main script").ShouldBeEmpty();
        (await boss.SubmitAsync(form, "Zapisz", [.. typed, ("+Typed.Step", "zapisz")])).Location.ShouldNotBeNull();

        const string List = "/operator/kpec/szablony-poczty";
        var first = (await reader.OpenAsync(List + "?sort=-data")).Page.QuerySelector(".grid tbody tr")!;
        first.TextContent.ShouldContain("Konto w {biuro} działa <b>");
        first.QuerySelector("a")!.GetAttribute("href").ShouldBe(Path);
        var lines = (await boss.GetAsync(List + ".csv?sort=-data")).Text.Split("\r\n");
        lines[1].ShouldContain(";Konto w {biuro} działa <b>;własne;szef, ");
        lines.Length.ShouldBe(Enum.GetValues<MailKind>().Length + 2);
        (await reader.GetAsync(List + ".csv")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);

        var sent = await SendAsync(app, "anna@example.pl");
        sent.Subject.ShouldBe("Konto w eBOK działa <b>");
        sent.Text.ShouldContain("Gotowe <script>alert(1)</script>, zapraszamy.");
        sent.Text.ShouldContain("\nUżytkownik: 0012417\n");
        sent.Html.QuerySelectorAll("script").ShouldBeEmpty();
        var stale = await boss.SubmitAsync(form, "Zapisz", [.. typed, ("+Typed.Step", "zapisz")]);
        stale.MainText.ShouldContain("W międzyczasie ktoś zmienił");

        await boss.SubmitAsync(await boss.OpenAsync(Path), "Wróć do słów portalu");
        (await SendAsync(app, "borys@example.pl")).Subject.ShouldBe("Aktywacja konta");
        (await boss.OpenAsync(Path)).MainText.ShouldContain("Wersja 1");
        await using var db = app.Store.ReadAll();
        (await db.Audit.Select(r => r.Act).ToListAsync(Cancel)).ShouldContain(AuditAct.MailTemplateReset);
    }

    private static async Task<ReceivedMail> SendAsync(EbokApp app, string to)
    {
        var utility = StaffPeopleTests.Get<UtilityCatalog>(app).Find("kpec")!;
        var content = StaffPeopleTests.Get<MailSpecimens>(app).Of(utility, MailKind.AccountActivated);
        await app.Store.WriteAsync(
            new UtilityId("kpec"),
            db =>
            {
                StaffPeopleTests.Get<Outbox>(app).Add(db, utility, to, content);
                return Task.CompletedTask;
            },
            Cancel
        );
        return await app.MailAsync(to);
    }
}
