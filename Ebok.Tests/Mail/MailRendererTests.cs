using AngleSharp.Html.Parser;
using Ebok.Core.Mail;
using Ebok.Core.Utilities;

namespace Ebok.Tests.Mail;

/// <summary>What a mail says in both its forms (requirements, "The stable surface": Mails).</summary>
public class MailRendererTests
{
    private static readonly Uri LongLink = new(
        "https://ebok.example/kpec/rejestracja/potwierdzenie?k=" + new string('x', 200)
    );

    [Fact]
    public void Text_CodesAndLinksStandAloneHoweverLong()
    {
        var password = new string('h', 100);

        var text = Render(
            new MailParagraph(string.Concat(Enumerable.Repeat("słowo ", 60))),
            new MailValue("Hasło tymczasowe", password),
            new MailLink(LongLink)
        ).Text;

        var lines = text.Split('\n');
        lines.ShouldContain("Hasło tymczasowe: " + password);
        lines.ShouldContain(LongLink.AbsoluteUri);
        lines.Where(line => line.Length > 76).ShouldBe([$"Hasło tymczasowe: {password}", LongLink.AbsoluteUri]);
        lines.ShouldContain(SenderUnderTest.Kpec.Name);
        lines.ShouldContain("tel. 52 555 03 00");
        text.ShouldContain("\n-- \n");
    }

    [Fact]
    public void Html_IsReadInOrderAndFetchesNothing()
    {
        var html = Render(
            new MailParagraph("Pierwszy wiersz\nDrugi <b>wiersz</b>"),
            new MailValue("Kod aktywacyjny", "7b0f7403"),
            new MailLink(LongLink, "Potwierdź adres e-mail")
        ).Html;

        var page = new HtmlParser().ParseDocument(html);
        page.DocumentElement.GetAttribute("lang").ShouldBe("pl");
        page.Title.ShouldBe("Kod aktywacyjny");
        page.QuerySelector("h1")!.TextContent.ShouldBe("Kod aktywacyjny");
        page.QuerySelectorAll("table, img, link, script, [style], b").ShouldBeEmpty();
        html.ShouldNotContain("url(");
        html.ShouldNotContain("@import");
        page.QuerySelector(".value")!.TextContent.ShouldBe("Kod aktywacyjny: 7b0f7403");
        var link = page.QuerySelectorAll("a").ShouldHaveSingleItem();
        link.TextContent.ShouldBe("Potwierdź adres e-mail");
        link.GetAttribute("href").ShouldBe(LongLink.AbsoluteUri);
        page.Body!.TextContent.ShouldContain(LongLink.AbsoluteUri);
        page.Body.TextContent.ShouldContain("Drugi <b>wiersz</b>");
        page.QuerySelector("style")!
            .TextContent.ShouldContain($"background:{AccentTheme.From(SenderUnderTest.Kpec.Look.Accent).Light.Fill}");
        page.QuerySelector("style")!.TextContent.ShouldNotMatch("ACCENT|INK|DARK|FILL");
    }

    /// <summary>A name in a mail must not be able to make a line that looks like ours.</summary>
    [Fact]
    public void Text_LineBreaksInValues_MakeNoLines()
    {
        var text = Render(
            new MailValue("Nazwa", "Jan\r\nKod aktywacyjny: 00000000\u2028x"),
            new MailLink(LongLink, "Otwórz\nhttps://zly.example")
        ).Text;

        text.Split('\n').ShouldContain("Nazwa: Jan Kod aktywacyjny: 00000000 x");
        text.Split('\n').ShouldNotContain("https://zly.example");
    }

    [Theory]
    [InlineData("61109010140000071219812874")]
    [InlineData("61 1090 1014 0000 0712 1981 2874")]
    [InlineData("PL61-1090-1014-0000-0712-1981-2874")]
    [InlineData("rachunek: 61\u00a01090\u00a01014\u00a00000\u00a00712\u00a01981\u00a02874.")]
    [InlineData("61\n1090 1014 0000 0712 1981 2875")]
    [Trait("Id", "B2")]
    public void BankAccountNumber_IsNeverPutIntoAMail(string text)
    {
        foreach (
            var content in new MailContent[]
            {
                new("Kod", [new MailParagraph(text)]),
                new("Kod", [new MailValue("Rachunek", text)]),
                new("Kod", [new MailValue(text, "1")]),
                new("Kod", [new MailLink(LongLink, text)]),
                new(text, []),
            }
        )
            Should.Throw<ArgumentException>(() => MailGuard.Check(content));
    }

    [Fact]
    public void OtherNumbers_MayStandInAMail() =>
        MailGuard.Check(
            new(
                "Faktura",
                [new MailParagraph("KSeF 5265877635-20261120-0200801AF1D9-41, NIP 5265877635, tel. 52 555 03 00")]
            )
        );

    [Theory]
    [InlineData("https://ebok.example", "https://ebok.example/kpec/rejestracja?k=a%2Bb")]
    [InlineData("https://gmina.example/ebok/", "https://gmina.example/ebok/kpec/rejestracja?k=a%2Bb")]
    public void Links_BeginWithTheConfiguredAddress(string configured, string expected)
    {
        var links = new PublicLinks(new Uri(configured), () => throw new InvalidOperationException());

        links.To(SenderUnderTest.Kpec, "rejestracja", "a+b").AbsoluteUri.ShouldBe(expected);
        links
            .To(SenderUnderTest.Kpec, "")
            .AbsoluteUri.ShouldBe(expected[..expected.IndexOf("/rejestracja", StringComparison.Ordinal)]);
    }

    [Fact]
    public void Links_OfAUtilityWithItsOwnHost_LeadToIt()
    {
        var utility = SenderUnderTest.Kpec with { Hosts = ["ebok.kpec.example", "kpec.example"] };

        new PublicLinks(new("https://ebok.example"), () => throw new InvalidOperationException())
            .To(utility, "logowanie")
            .AbsoluteUri.ShouldBe("https://ebok.kpec.example/kpec/logowanie");
        new PublicLinks(null, () => new("http://127.0.0.1:5080"))
            .To(utility, "logowanie")
            .AbsoluteUri.ShouldBe("http://127.0.0.1:5080/kpec/logowanie");
    }

    private static MailBody Render(params MailBlock[] blocks) =>
        MailRenderer.Render(SenderUnderTest.Kpec, new("Kod aktywacyjny", blocks));
}
