using System.Net;
using Ebok.Core.Accounts;
using Ebok.Core.Cases;
using Ebok.Tests.Attachments;
using Ebok.Tests.HumanChecks;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Cases;

/// <summary>"Wysłanie uwagi" without sign-in, and its state by number and code (K12).</summary>
[Trait("Id", "K12")]
public class NoticeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Stranger_SendsANotice_AndSeesItsStateWithNumberAndCode(DatabaseKind kind)
    {
        await using var office = await CaseOffice.OpenAsync(kind);
        using var client = office.Home.App.NewClient();
        (await client.OpenAsync("/kpec/logowanie")).Page.QuerySelector("a[href='/kpec/uwaga']").ShouldNotBeNull();
        var form = await client.GetAsync("/kpec/uwaga");

        var slip = await SendAsync(office, client, form, [], ("Uwaga", "Cieknie."), ("Adres e-mail", "jan@"));
        slip.MainText.ShouldContain("Podaj adres, którego dotyczy zgłoszenie");
        slip.Page.QuerySelector("textarea")!.TextContent.Trim().ShouldBe("Cieknie.");
        slip = await SendAsync(office, client, slip, [], ("Adres zgłoszenia", "ul. Źródlana 7"));
        slip.MainText.ShouldContain("Sprawdź adres e-mail");
        slip = await SendAsync(
            office,
            client,
            slip,
            [("a.pdf", SampleFiles.Program())],
            ("Adres e-mail", "jan@przyklad.example")
        );
        slip.MainText.ShouldContain("a.pdf: to nie jest żaden z plików");
        var sent = await SendAsync(office, client, slip, [("a.pdf", SampleFiles.Pdf())]);

        sent.MainText.ShouldContain("Uwaga wysłana");
        var (number, code) = Key(sent);
        number.ShouldBe("PR/2026/11/00001");
        sent.MainText.ShouldContain("Odpowiemy najpóźniej");
        var row = await office.Home.Database.ReadAsync(Given.Utility, db => db.Cases.SingleAsync(Cancel));
        (row.Customer, row.Email, row.Address).ShouldBe((null, "jan@przyklad.example", "ul. Źródlana 7"));

        var state = await StateAsync(
            client,
            number.ToLowerInvariant(),
            code.Replace("-", "", StringComparison.Ordinal)
        );
        state.MainText.ShouldContain("nowe");
        state.MainText.ShouldContain("Cieknie.");
        state.MainText.ShouldContain("a.pdf");
        state.Page.QuerySelector(".timeline a").ShouldBeNull();

        await office.AnswerAsync(row.Id, "Naprawione.");
        var mail = await office.Home.App.MailAsync("jan@przyklad.example", "Nowa odpowiedź");
        mail.Text.ShouldNotContain("Naprawione");
        mail.Link.AbsolutePath.ShouldBe("/kpec/sprawa");
        (await StateAsync(client, number, code)).MainText.ShouldContain("Naprawione.");
        // Nobody who is signed in has it among his letters.
        (await office.Home.GetAsync("pisma")).MainText.ShouldContain("Nie ma jeszcze żadnego pisma");
    }

    [Theory, OnEachDatabase]
    public async Task Stranger_SendsTheSameFormAgain_IsOneNoticeWithAFreshCode(DatabaseKind kind)
    {
        await using var office = await CaseOffice.OpenAsync(kind);
        using var client = office.Home.App.NewClient();
        var form = await client.GetAsync("/kpec/uwaga");
        (string, string)[] typed = [("Uwaga", "Cieknie."), ("Adres zgłoszenia", "ul. Źródlana 7")];

        var (number, first) = Key(await SendAsync(office, client, form, [], typed));
        var (again, second) = Key(await client.SubmitAsync(form, "Wyślij uwagę", typed));

        again.ShouldBe(number);
        second.ShouldNotBe(first);
        (await StateAsync(client, number, first)).MainText.ShouldContain("Nie znaleźliśmy takiego zgłoszenia");
        (await StateAsync(client, number, second)).MainText.ShouldContain("Cieknie.");
    }

    [Fact]
    public async Task Stranger_WithoutHumanCheck_SendsNothingAndLosesNothing()
    {
        await using var office = await CaseOffice.OpenAsync(DatabaseKind.Sqlite);
        using var client = office.Home.App.NewClient();

        var answer = await client.SubmitAsync(
            await client.GetAsync("/kpec/uwaga"),
            "Wyślij uwagę",
            [("a.pdf", SampleFiles.Pdf())],
            ("Uwaga", "Cieknie."),
            ("Adres zgłoszenia", "ul. Źródlana 7")
        );

        answer.Page.QuerySelector("textarea")!.TextContent.Trim().ShouldBe("Cieknie.");
        answer.MainText.ShouldContain("Zachowane załączniki");
        (await office.Home.Database.ReadAsync(Given.Utility, db => db.Cases.CountAsync(Cancel))).ShouldBe(0);
        (await office.Home.Database.ReadAsync(Given.Utility, db => db.Attachments.CountAsync(Cancel))).ShouldBe(0);
    }

    [Theory, OnEachDatabase]
    public async Task State_GuessedCodes_AreAllTheSameAnswerAndSoonNoLongerTried(DatabaseKind kind)
    {
        await using var office = await CaseOffice.OpenAsync(kind);
        var read = office.Get<ReadNotice>();
        var notice = new NewNotice("wniosek", "Cieknie.", "ul. Źródlana 7", null, Guid.NewGuid(), []);
        (await office.Get<SendNotice>().RunAsync(office.Utility, notice, Cancel)).TryGet(out var sent, out _);
        // A customer's letter has no code: none opens it.
        var letter = await office.SentAsync();
        var guesser = new Caller(IPAddress.Parse("198.51.100.7"), null);
        Task<CaseView?> Read(string number, string? code, Caller? from = null) =>
            read.RunAsync(office.Utility, number, code, from ?? guesser, Cancel);

        (await Read(letter.Number, "")).ShouldBeNull();
        (await Read(letter.Number, null)).ShouldBeNull();
        (await Read("PR/2026/11/99999", sent!.Code)).ShouldBeNull();
        (await Read(sent.Number, sent.Code)).ShouldNotBeNull();
        for (var guess = 0; guess < 5; guess++)
            (await Read(sent.Number, $"AAAA-AAAA-AAA{guess + 2}")).ShouldBeNull();
        (await Read(sent.Number, sent.Code)).ShouldBeNull();
        office.Home.App.Clock.Advance(TimeSpan.FromHours(25));
        (await Read(sent.Number, sent.Code)).ShouldNotBeNull();
        (
            await read.RunAsync(
                office.Get<Core.Utilities.UtilityCatalog>().Find("mpwik")!,
                sent.Number,
                sent.Code,
                guesser,
                Cancel
            )
        ).ShouldBeNull();
    }

    [Fact]
    public async Task Code_IsNowhereInTheDatabase()
    {
        await using var office = await CaseOffice.OpenAsync(DatabaseKind.Sqlite);
        var notice = new NewNotice("wniosek", "Cieknie.", "ul. Źródlana 7", null, Guid.NewGuid(), []);
        (await office.Get<SendNotice>().RunAsync(office.Utility, notice, Cancel)).TryGet(out var sent, out _);

        var row = await office.Home.Database.ReadAsync(Given.Utility, db => db.Cases.SingleAsync(Cancel));

        row.CodeHash.ShouldNotBeNull().Length.ShouldBe(32);
        foreach (var file in Directory.EnumerateFiles(office.Home.Database.Folder, "ebok.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            var text = await reader.ReadToEndAsync(Cancel);
            text.ShouldNotContain(sent!.Code);
            text.ShouldNotContain(sent.Code.Replace("-", "", StringComparison.Ordinal));
        }
    }

    private static async Task<Answer> StateAsync(OfficeClient client, string number, string code) =>
        await client.SubmitAsync(await client.GetAsync("/kpec/sprawa"), "Pokaż stan", ("Numer", number), ("Kod", code));

    private static async Task<Answer> SendAsync(
        CaseOffice office,
        OfficeClient client,
        Answer form,
        IReadOnlyList<(string, byte[])> files,
        params (string, string)[] fields
    )
    {
        var picture = form.Page.QuerySelector("input[name=obrazek]")!.GetAttribute("value")!;
        var code = HumanCodes.Of(office.Home.App, "kpec", picture);
        return await client.SubmitAsync(form, "Wyślij uwagę", files, [.. fields, ("kod-z-obrazka", code)]);
    }

    private static (string Number, string Code) Key(Answer sent)
    {
        var shown = sent.Page.QuerySelectorAll("main [data-copy]").Select(b => b.GetAttribute("data-copy")!).ToList();
        shown.Count.ShouldBe(2, sent.MainText);
        return (shown[0], shown[1]);
    }
}
