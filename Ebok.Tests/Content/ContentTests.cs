using System.Net;
using System.Text;
using Ebok.Core.Audit;
using Ebok.Core.Operators;
using Ebok.Tests.Operator;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Content;

/// <summary>What staff publish, and what a customer then sees.</summary>
[Trait("Id", "O6")]
public class ContentTests
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj\nendobj\nstartxref\n9\n%%EOF\n");
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>To be had at any time, by whoever is there (e-services act, art. 8; GDPR, art. 13); nothing leads to what is
    /// not published.</summary>
    [Theory, OnEachDatabase]
    [Trait("Id", "T3")]
    public async Task PublishedRegulations_AreInTheFooterOfEveryPage(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database) { Clock = new TestClock(Given.Imported) };
        using var stranger = app.NewClient();
        (await LinksAsync()).ShouldBeEmpty();
        using var boss = await app.StaffClientAsync("szef", StaffRole.Manager, "kpec");
        await boss.SubmitAsync(
            await boss.OpenAsync("/operator/kpec/regulaminy"),
            "Opublikuj wersję",
            [("regulamin.pdf", Pdf)],
            ("Wersja", "2027-01"),
            ("+Typed.Step", "opublikuj")
        );
        app.Clock.Advance(TimeSpan.FromMinutes(2));

        (await LinksAsync()).ShouldBe(["/kpec/regulamin"]);
        (await stranger.GetAsync("/kpec/regulamin")).Status.ShouldBe(HttpStatusCode.OK);

        async Task<IEnumerable<string?>> LinksAsync() =>
            (await stranger.OpenAsync("/kpec/logowanie"))
                .Page.QuerySelectorAll("footer a[target=_blank]")
                .Select(a => a.GetAttribute("href"));
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "Q3")]
    public async Task News_DraftPreviewPublish_CustomerSeesItFromItsDayToItsDay(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database) { Clock = new TestClock(Given.Imported) };
        (await CustomerAsync(app)).Dispose();
        using var boss = await app.StaffClientAsync("szef", StaffRole.Manager, "kpec");
        var form = await boss.OpenAsync("/operator/kpec/aktualnosci/nowa");
        (string, string)[] typed =
        [
            ("Tytuł", "Przerwa <b>w dostawie</b>"),
            ("Treść", "W piątek.\n\n- ul. Długa\n- ul. Krótka <script>alert(1)</script>"),
            ("Pierwszy dzień", "2026-11-22"),
            ("Ostatni dzień", "2026-11-23"),
        ];

        var preview = await boss.SubmitAsync(form, "Podgląd", [.. typed, ("+Typed.Step", "podglad")]);
        preview.Page.QuerySelectorAll("section li").Select(l => l.TextContent).ShouldContain("ul. Długa");
        preview.Text.ShouldNotContain("<script>alert");
        preview.Page.QuerySelector("textarea")!.TextContent.ShouldContain("ul. Krótka");
        // Sent twice: one article.
        for (var i = 0; i < 2; i++)
        {
            var draft = await boss.SubmitAsync(preview, "Zapisz szkic", [.. typed, ("+Typed.Step", "szkic")]);
            draft.Location.ShouldNotBeNull().ShouldEndWith("zrobione=szkic");
        }
        (await boss.OpenAsync("/operator/kpec/aktualnosci")).MainText.ShouldContain("szkic");
        app.Clock.Advance(TimeSpan.FromDays(2));
        (await NewsAsync()).ShouldNotContain("Przerwa");
        using var deputy = await app.StaffClientAsync("zastepca", StaffRole.Manager, "kpec");

        var list = await deputy.OpenAsync("/operator/kpec/aktualnosci");
        list.Page.QuerySelectorAll("main tbody tr").Length.ShouldBe(1);
        var edit = await deputy.OpenAsync(list.Page.QuerySelector("main tbody a")!.GetAttribute("href")!);
        var published = await deputy.SubmitAsync(edit, "Opublikuj", ("+Typed.Step", "opublikuj"));
        published.Location.ShouldNotBeNull().ShouldEndWith("zrobione=opublikowane");

        using var reader = app.NewClient();
        await reader.SignInAsync("kpec", "0012417", Password);
        var page = await reader.OpenAsync("/kpec/aktualnosci");
        page.MainText.ShouldContain("Przerwa <b>w dostawie</b>");
        page.Page.QuerySelectorAll("main script").ShouldBeEmpty();
        // Who edits what somebody has changed meanwhile is told, and keeps his words.
        var stale = await deputy.SubmitAsync(edit, "Opublikuj", ("Tytuł", "Inny"), ("+Typed.Step", "opublikuj"));
        stale.MainText.ShouldContain("W międzyczasie ktoś zmienił");
        stale.Page.QuerySelector("input[name='Typed.Title']")!.GetAttribute("value").ShouldBe("Inny");
        app.Clock.Advance(TimeSpan.FromDays(2));
        (await NewsAsync()).ShouldNotContain("Przerwa");
        await ShouldHaveAuditedAsync(app, AuditAct.ArticleSaved, AuditAct.ArticlePublished);

        // A new browser each time: in two days a session is over.
        async Task<string> NewsAsync()
        {
            using var browser = app.NewClient();
            await browser.SignInAsync("kpec", "0012417", Password);
            var answer = await browser.GetAsync("/kpec/aktualnosci");
            answer.Status.ShouldBe(HttpStatusCode.OK);
            return answer.MainText;
        }
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "T5")]
    public async Task Help_ProfilesTextsUntilStaffPublish_ThenTheirs(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);
        using var customer = await CustomerAsync(app, "tarnobrzeg");
        using var boss = await app.StaffClientAsync("szef", StaffRole.Manager, "tarnobrzeg");
        var before = (await customer.OpenAsync("/tarnobrzeg/pomoc")).MainText;
        var profile = StaffPeopleTests.Get<Core.Utilities.UtilityCatalog>(app).Find("tarnobrzeg")!.Help;
        before.ShouldContain(profile[0].Title);

        var copied = await boss.SubmitAsync(
            await boss.OpenAsync("/operator/tarnobrzeg/pomoc"),
            "Skopiuj teksty z profilu"
        );
        copied.Location.ShouldNotBeNull();
        (await customer.OpenAsync("/tarnobrzeg/pomoc")).MainText.ShouldBe(before, "drafts are seen by nobody");
        var list = await boss.OpenAsync("/operator/tarnobrzeg/pomoc");
        list.Page.QuerySelectorAll("main tbody tr").Length.ShouldBe(profile.Count);
        var edit = await boss.OpenAsync(list.Page.QuerySelector("main tbody a")!.GetAttribute("href")!);
        await boss.SubmitAsync(edit, "Opublikuj", ("Tytuł", "Nasza pomoc"), ("+Typed.Step", "opublikuj"));

        var after = (await customer.OpenAsync("/tarnobrzeg/pomoc")).MainText;
        after.ShouldContain("Nasza pomoc");
        after.ShouldNotContain(profile[^1].Title);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "Q3")]
    public async Task Documents_PdfByContent_CustomerDownloadsUntilHidden(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);
        using var customer = await CustomerAsync(app);
        using var boss = await app.StaffClientAsync("szef", StaffRole.Manager, "kpec");
        var form = await boss.OpenAsync("/operator/kpec/dokumenty");

        (await boss.SubmitAsync(form, "Dodaj dokument")).MainText.ShouldContain("Wybierz plik PDF");
        var page = "<html><script>alert(1)</script>"u8.ToArray();
        (await boss.SubmitAsync(form, "Dodaj dokument", [("regulamin.pdf", page)])).MainText.ShouldContain(
            "nie jest całym plikiem PDF"
        );
        (
            await boss.SubmitAsync(
                form,
                "Dodaj dokument",
                [("a.pdf", Pdf)],
                ("Pierwszy dzień", "2026-12-02"),
                ("Ostatni dzień", "2026-12-01")
            )
        ).MainText.ShouldContain("przed pierwszym");
        for (var i = 0; i < 2; i++)
            (await boss.SubmitAsync(form, "Dodaj dokument", [("../x.exe", Pdf)], ("Nazwa", "Taryfa <2027>")))
                .Location.ShouldNotBeNull()
                .ShouldEndWith("dodano");

        var documents = await customer.OpenAsync("/kpec/dokumenty");
        var link = documents.Page.QuerySelectorAll("main tbody a").ShouldHaveSingleItem().GetAttribute("href")!;
        documents.MainText.ShouldContain("Taryfa 2027.pdf");
        var file = await customer.GetAsync(link);
        file.Bytes.ShouldBe(Pdf);
        file.Response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");

        var own = await boss.OpenAsync("/operator/kpec/dokumenty");
        var edit = await boss.OpenAsync(own.Page.QuerySelector("main [role=rowheader] a")!.GetAttribute("href")!);
        await boss.SubmitAsync(edit, "Zapisz", ("Ukryj przed klientami", "True"));

        (await customer.OpenAsync("/kpec/dokumenty")).MainText.ShouldNotContain("Taryfa");
        (await customer.GetAsync(link)).Status.ShouldBe(HttpStatusCode.NotFound);
        await ShouldHaveAuditedAsync(app, AuditAct.DocumentPublished, AuditAct.DocumentWithdrawn);
    }

    /// <summary>E-services act, art. 8: the new version is shown at sign-in, and nothing else until it is accepted.</summary>
    [Theory, OnEachDatabase]
    public async Task Terms_NewVersion_MustBeAcceptedAtSignIn(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database) { Clock = new TestClock(Given.Imported) };
        using var customer = await CustomerAsync(app);
        using var boss = await app.StaffClientAsync("szef", StaffRole.Manager, "kpec");
        (await customer.GetAsync("/kpec/start")).Status.ShouldBe(HttpStatusCode.OK);
        var form = await boss.OpenAsync("/operator/kpec/regulaminy");
        (await PublishAsync("", "2026-11-20")).MainText.ShouldContain("Podaj nazwę wersji");
        (await PublishAsync("2026-01", "2026-11-20")).MainText.ShouldContain("Taka wersja już jest");
        (await PublishAsync("2027-01", "2026-11-19")).MainText.ShouldContain("najwcześniej od dziś");

        (await PublishAsync("2027-01", "2026-11-22")).Location.ShouldNotBeNull();
        (await customer.GetAsync("/kpec/start")).Status.ShouldBe(HttpStatusCode.OK, "not in force yet");
        app.Clock.Advance(TimeSpan.FromDays(2));
        using var later = app.NewClient();
        var entered = await later.SignInAsync("kpec", "0012417", Password);
        var asked = await later.OpenAsync(entered.Location! + "?x=1");

        asked.MainText.ShouldContain("Nowy regulamin");
        asked.MainText.ShouldContain("Nowe terminy.");
        asked.Page.QuerySelectorAll("main script").ShouldBeEmpty();
        foreach (var closed in new[] { "faktury", "dane" })
            (await later.GetAsync($"/kpec/{closed}"))
                .Location.ShouldNotBeNull()
                .ShouldStartWith("/kpec/nowy-regulamin?returnUrl=");
        (await later.GetAsync("/kpec/regulamin")).Bytes.ShouldBe(Pdf);
        (await later.SubmitAsync(asked, "Akceptuję")).MainText.ShouldContain("Zaznacz, że akceptujesz");
        var accepted = await later.SubmitAsync(asked, "Akceptuję", ("Zapoznałem się", "True"));

        accepted.Location.ShouldBe("/kpec/start?x=1");
        (await later.GetAsync("/kpec/faktury")).Status.ShouldBe(HttpStatusCode.OK);
        await later.SubmitAsync(asked, "Akceptuję", ("Zapoznałem się", "True"));
        await using var db = app.Store.Read(new("kpec"));
        var consent = await db.Consents.SingleAsync(Cancel);
        (consent.TextVersion, consent.Given, consent.Origin).ShouldBe(("2027-01", true, "127.0.0.1"));
        consent.Text.ShouldContain("w wersji 2027-01 i akceptuję go");

        Task<Answer> PublishAsync(string label, string from) =>
            boss.SubmitAsync(
                form,
                "Opublikuj wersję",
                [("r.pdf", Pdf)],
                ("Wersja", label),
                ("Obowiązuje od", from),
                ("Co się zmieniło", "Nowe terminy.<script>alert(1)</script>")
            );
    }

    [Theory, OnEachDatabase]
    public async Task EInvoiceWords_Published_AreThoseShownAndKept(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);
        using var customer = await CustomerAsync(app);
        using var boss = await app.StaffClientAsync("szef", StaffRole.Manager, "kpec");
        var form = await boss.OpenAsync("/operator/kpec/regulaminy?tekst=efaktura");
        (await boss.SubmitAsync(form, "Opublikuj wersję", ("Wersja", "2027-02"))).MainText.ShouldContain("słowa zgody");
        await boss.SubmitAsync(
            form,
            "Opublikuj wersję",
            ("Wersja", "2027-02"),
            ("Słowa zgody", "Chcę <i>e-faktury</i>.")
        );

        var page = await customer.OpenAsync("/kpec/efaktura");
        page.MainText.ShouldContain("Chcę <i>e-faktury</i>.");
        await customer.SubmitAsync(page, "Włącz", ("Typed.Email", "anna@example.pl"), ("Typed.Agrees", "True"));

        await using var db = app.Store.Read(new("kpec"));
        var consent = await db.Consents.SingleAsync(Cancel);
        (consent.Text, consent.TextVersion).ShouldBe(("Chcę <i>e-faktury</i>.", "2027-02"));
    }

    /// <summary>What a customer will see, with what was typed still there; nothing is stored.</summary>
    [Theory, OnEachDatabase]
    public async Task LegalPreview_ShowsTheCustomersPage_KeepsWhatWasTyped_StoresNothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database) { Clock = new TestClock(Given.Imported) };
        using var boss = await app.StaffClientAsync("szef", StaffRole.Manager, "kpec");
        var form = await boss.OpenAsync("/operator/kpec/regulaminy");

        var terms = await PreviewAsync("2027-01", "2026-12-01", "Nowe **terminy**.<script>alert(1)</script>");

        var card = terms.Page.QuerySelector("section[aria-labelledby=podglad]")!;
        Answer.Fold(card.TextContent).ShouldContain("Wersja 2027-01, obowiązuje od 1 grudnia 2026");
        card.QuerySelector("strong")!.TextContent.ShouldBe("terminy");
        card.QuerySelectorAll("script").ShouldBeEmpty();
        Answer.Fold(card.QuerySelector("label")!.TextContent).ShouldContain("w wersji 2027-01 i akceptuję go");
        card.QuerySelector("input[type=checkbox]")!.HasAttribute("disabled").ShouldBeTrue();
        terms.Page.QuerySelector("textarea")!.TextContent.ShouldContain("**terminy**");
        terms.Page.QuerySelector("input[name='Typed.Label']")!.GetAttribute("value").ShouldBe("2027-01");
        terms.Page.QuerySelector("input[name='Typed.InForceFrom']")!.GetAttribute("value").ShouldBe("2026-12-01");
        terms.MainText.ShouldContain("Wybierz plik jeszcze raz");
        foreach (
            var (label, from, told) in new[]
            {
                ("", "2026-12-01", "Podaj nazwę wersji"),
                ("2026-01", "2026-12-01", "Taka wersja już jest"),
                ("2027-01", "2026-11-19", "najwcześniej od dziś"),
            }
        )
        {
            var faulty = await PreviewAsync(label, from, "x");
            faulty.MainText.ShouldContain(told);
            faulty.Page.QuerySelector("section[aria-labelledby=podglad]").ShouldBeNull();
        }

        form = await boss.OpenAsync("/operator/kpec/regulaminy?tekst=prywatnosc");
        form.Page.QuerySelector("main textarea")
            .ShouldBeNull("nobody agrees to it: nobody would read what has changed");
        var privacy = await PreviewAsync("2027-02", "", null);
        card = privacy.Page.QuerySelector("section[aria-labelledby=podglad]")!;
        Answer.Fold(card.TextContent).ShouldContain("Wersja 2027-02, obowiązuje od 20 listopada 2026");
        card.QuerySelector("input").ShouldBeNull();

        form = await boss.OpenAsync("/operator/kpec/regulaminy?tekst=efaktura");
        var words = await boss.SubmitAsync(
            form,
            "Podgląd",
            ("Wersja", "2027-03"),
            ("Słowa zgody", "Chcę <i>e-faktury</i>."),
            ("+Typed.Step", "podglad")
        );
        words.Page.QuerySelector("label[for=podglad-zgoda]")!.TextContent.ShouldBe("Chcę <i>e-faktury</i>.");
        words.Page.QuerySelector("#podglad-zgoda")!.ParentElement!.TextContent.ShouldContain("2027-03");

        await using var db = app.Store.ReadAll();
        (await db.LegalVersions.IgnoreQueryFilters().AnyAsync(Cancel)).ShouldBeFalse();
        (await db.Documents.IgnoreQueryFilters().AnyAsync(Cancel)).ShouldBeFalse();

        Task<Answer> PreviewAsync(string label, string from, string? text) =>
            boss.SubmitAsync(
                form,
                "Podgląd",
                [("r.pdf", Pdf)],
                [
                    ("Wersja", label),
                    ("Obowiązuje od", from),
                    .. text is null ? [] : new[] { ("Co się zmieniło", text) },
                    ("+Typed.Step", "podglad"),
                ]
            );
    }

    private const string Password = "Długie hasło do prób 1";

    private static async Task<OfficeClient> CustomerAsync(EbokApp app, string slug = "kpec")
    {
        var customer = Given.Customer("0012417", "Anna Nowak", new(slug));
        await app.Database.AddAsync(customer);
        var made = await app
            .Services.GetRequiredService<Core.Accounts.CreateAccount>()
            .RunAsync(
                new(slug),
                new("0012417", "anna@example.pl", Password, false, [new Core.Accounts.Grant(customer.Id)])
                {
                    TermsVersion = "2026-01",
                },
                Cancel
            );
        made.IsOk.ShouldBeTrue();
        var client = app.NewClient();
        await client.SignInAsync(slug, "0012417", Password);
        return client;
    }

    private static async Task ShouldHaveAuditedAsync(EbokApp app, params AuditAct[] acts)
    {
        await using var db = app.Store.ReadAll();
        acts.ShouldBeSubsetOf(await db.Audit.Select(r => r.Act).ToListAsync(Cancel));
    }
}
