using System.Net;
using System.Net.Sockets;
using System.Text;
using Ebok.Tests.Attachments;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Cases;

/// <summary>Wnioski internetowe and Pisma over HTTP (K10, K11).</summary>
public class LetterPagesTests
{
    [Fact]
    [Trait("Id", "K10"), Trait("Id", "B4")]
    public async Task Application_SlipsKeepWhatWasTyped_ThenItIsSentAndSeen()
    {
        await using var office = await CaseOffice.OpenAsync(DatabaseKind.Sqlite);
        var (home, client) = (office.Home, office.Home.Client);
        var forms = await home.GetAsync("wnioski");
        forms.Page.QuerySelectorAll("main h2 a").Select(a => a.TextContent).ShouldContain("Zgłoszenie do licznika");
        var form = await home.GetAsync("wnioski?rodzaj=licznik");
        form.MainText.ShouldContain("Jan Przykładowy");
        form.MainText.ShouldContain("0012417");
        form.MainText.ShouldContain("Odpowiadamy w ciągu 14 dni.");

        var empty = await client.SubmitAsync(form, "Wyślij", ("Licznik", office.Meter.Id.Value.ToString()));
        empty.MainText.ShouldContain("Napisz, czego dotyczy pismo");
        var bad = await client.SubmitAsync(
            empty,
            "Wyślij",
            [("zdjęcie.jpg", SampleFiles.Program()), ("skan.pdf", SampleFiles.Pdf())],
            ("Treść", "Licznik przecieka.\n\nProszę o wymianę.")
        );
        bad.MainText.ShouldContain("zdjęcie.jpg: to nie jest żaden z plików, które przyjmujemy");
        bad.MainText.ShouldContain("Zachowane załączniki");
        bad.Page.QuerySelector(".errors a")!.GetAttribute("href")!.ShouldEndWith("#pole-zalaczniki");
        bad.Page.QuerySelector("textarea")!.TextContent.ShouldContain("Licznik przecieka.");
        bad.Page.QuerySelector("option[selected]")!.GetAttribute("value").ShouldBe(office.Meter.Id.Value.ToString());

        var sent = await client.SubmitAsync(bad, "Wyślij");
        sent.Status.ShouldBe(HttpStatusCode.Found, sent.MainText);
        var letter = await client.GetAsync(sent.Location!);
        letter.MainText.ShouldContain("Pismo wysłane, numer PR/2026/11/00001");
        letter.MainText.ShouldContain("Odpowiemy najpóźniej 4 grudnia 2026, a jeżeli sprawę trzeba będzie wyjaśniać");
        letter.MainText.ShouldContain("65215917");
        letter.MainText.ShouldContain("nowe");
        letter.Page.QuerySelectorAll(".timeline li p").Length.ShouldBe(3);

        var file = await client.GetAsync(letter.Page.QuerySelector(".timeline a")!.GetAttribute("href")!);
        file.Bytes.ShouldBe(SampleFiles.Pdf());
        file.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        file.Response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        file.Response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        file.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    [Trait("Id", "K10")]
    public async Task Application_AboutAnothersThingOrUnknownForm_IsNotFound()
    {
        await using var office = await CaseOffice.OpenAsync(DatabaseKind.Sqlite);
        (await office.Home.GetAsync("wnioski?rodzaj=inny")).Status.ShouldBe(HttpStatusCode.NotFound);
        var form = await office.Home.GetAsync($"wnioski?rodzaj=licznik&dotyczy={office.StrangersMeter.Id.Value}");
        form.MainText.ShouldNotContain("99");

        var answer = await office.Home.Client.SubmitAsync(
            form,
            "Wyślij",
            ("Treść", "x"),
            ("Licznik", office.StrangersMeter.Id.Value.ToString())
        );

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("Id", "K11")]
    public async Task Letters_ByDate_WithAnswerAndMessage()
    {
        await using var office = await CaseOffice.OpenAsync(DatabaseKind.Sqlite);
        var (home, client) = (office.Home, office.Home.Client);
        (await home.GetAsync("pisma")).MainText.ShouldContain("Nie ma jeszcze żadnego pisma");
        var first = await office.SentAsync("wniosek");
        home.App.Clock.Advance(TimeSpan.FromDays(11));
        await office.SentAsync(about: office.Invoice.Id.Value);
        await client.SignInAsync(home.Slug, office.Customer.Code, CustomerAtHome.Password);

        var list = await home.GetAsync("pisma");
        list.Page.QuerySelectorAll("tbody th")
            .Select(th => Answer.Fold(th.TextContent))
            .ShouldBe(["PR/2026/12/00001", "PR/2026/11/00001"]);
        Answer
            .Fold(list.Page.QuerySelector("thead")!.TextContent)
            .ShouldBe("Numer Data utworzenia Rodzaj Opis Stan Szczegóły");
        var found = await client.SubmitAsync(list, "Znajdź", ("Zakres dat od", "2026-11-01"), ("do", "2026-11-30"));
        found.Page.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        found.MainText.ShouldContain("Odśwież");
        (await home.GetAsync("pisma?od=2025-01-01&do=2025-12-31")).MainText.ShouldContain("Nie ma pism z tych dni");

        await office.AnswerAsync(first.Id, "Dziękujemy.\nProsimy o zdjęcie.");
        var letter = await home.GetAsync($"pisma/{first.Id.Value}");
        letter.MainText.ShouldContain("odpowiedziano");
        letter.MainText.ShouldContain("Prosimy o zdjęcie.");
        letter.MainText.ShouldNotContain("Odpowiemy najpóźniej");
        var added = await client.SubmitAsync(
            letter,
            "Wyślij wiadomość",
            [("licznik.jpg", SampleFiles.Jpeg(100, 100))],
            ("Treść", "Proszę, oto ono <b>x</b>")
        );
        added = await client.GetAsync(added.Location!);
        added.MainText.ShouldContain("Wiadomość została dopisana do sprawy.");
        added.MainText.ShouldContain("w toku");
        added.MainText.ShouldContain("Proszę, oto ono <b>x</b>");
        added.MainText.ShouldContain("licznik.jpg");
    }

    [Fact]
    [Trait("Id", "K10")]
    public async Task Upload_OfTwoHundredMegabytes_IsRefusedBeforeItIsRead()
    {
        await using var office = await CaseOffice.OpenAsync(DatabaseKind.Sqlite);
        var address = office.Home.App.Address;
        foreach (var page in new[] { "uwaga", "wnioski", "haslo" })
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
            await using var stream = socket.GetStream();
            // Says how much it is, and sends nothing of it.
            var head =
                $"POST /kpec/{page} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Length: 209715200\r\n"
                + "Content-Type: multipart/form-data; boundary=x\r\n\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
            using var reader = new StreamReader(stream);

            var status = await reader.ReadLineAsync(TestContext.Current.CancellationToken);

            status.ShouldNotBeNull().ShouldStartWith(page == "haslo" ? "HTTP/1.1 302" : "HTTP/1.1 413");
        }
    }
}
