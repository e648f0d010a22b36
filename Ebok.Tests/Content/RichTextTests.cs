using Bunit;
using Ebok.Web.Content;
using FsCheck;
using FsCheck.Fluent;

namespace Ebok.Tests.Content;

/// <summary>Texts that staff write: what they become, and that nothing else can become of them.</summary>
[Trait("Id", "O6")]
public sealed class RichTextTests : IDisposable
{
    private static readonly string[] Allowed =
    [
        "p",
        "ul",
        "ol",
        "li",
        "strong",
        "em",
        "a",
        "br",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "blockquote",
        "code",
    ];

    private readonly BunitContext context = new();

    public void Dispose() => context.Dispose();

    [Fact]
    public void Text_ParagraphsListsLinks_AreElements() =>
        Render(
                """
                Pierwszy akapit,
                nowy wiersz.

                - woda **zimna**
                - [taryfa](https://example.pl/taryfa) i [dokumenty](/kpec/dokumenty)

                ## Godziny
                Pisz na bok@example.pl albo <https://example.pl>.
                """
            )
            .ShouldBe(
                """<p>Pierwszy akapit,<br />nowy wiersz.</p><ul><li>woda <strong>zimna</strong></li><li><a href="https://example.pl/taryfa" rel="external noopener">taryfa</a> i <a href="/kpec/dokumenty">dokumenty</a></li></ul><h4>Godziny</h4><p>Pisz na bok@example.pl albo <a href="https://example.pl" rel="external noopener">https://example.pl</a>.</p>"""
            );

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("a <b onmouseover=alert(1)>b</b>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](java\tscript:alert(1))")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("[x](data:text/html,<script>alert(1)</script>)")]
    [InlineData("[x](vbscript:x)")]
    [InlineData("[x](//evil.example)")]
    [InlineData("[x](/\\evil.example)")]
    [InlineData("[x]: javascript:alert(1)\n\n[x]")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![x](https://evil.example/p.png)")]
    [InlineData("[x](https://a.example \"\\\" onclick=alert(1)\")")]
    [InlineData("<!-- --><iframe src=https://evil.example></iframe>")]
    [InlineData("```html\n<script>alert(1)</script>\n```")]
    [InlineData("    <script>alert(1)</script>")]
    public void Text_Attack_StaysText(string text) => ShouldBeHarmless(text);

    [Fact]
    public void Text_Any_IsHarmless() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(
                Gen.Elements(
                        "<",
                        ">",
                        "script",
                        "](",
                        "[",
                        "javascript:",
                        "\"",
                        " onload=",
                        "**",
                        "- ",
                        "> ",
                        "\n",
                        "\n\n",
                        "`",
                        "&#x6a;",
                        "![",
                        "http://a.pl",
                        ")",
                        "ż"
                    )
                    .ListOf()
                    .Select(string.Concat)
                    .ToArbitrary(),
                text => ShouldBeHarmless(text)
            )
        );

    [Fact]
    public void Text_DeeplyNested_IsShown() =>
        Render(string.Concat(Enumerable.Repeat("> ", 500)) + "koniec").ShouldContain("koniec");

    private void ShouldBeHarmless(string text)
    {
        var page = context.Render<RichText>(p => p.Add(c => c.Text, text));
        foreach (var element in page.FindAll("*"))
        {
            Allowed.ShouldContain(element.LocalName);
            foreach (var attribute in element.Attributes)
            {
                (element.LocalName, attribute.Name).ShouldBeOneOf(("a", "href"), ("a", "rel"));
                if (attribute.Name == "href")
                    (
                        attribute.Value is ['/', not '/', ..] or "/"
                        || new Uri(attribute.Value).Scheme is "https" or "http" or "mailto" or "tel"
                    ).ShouldBeTrue(attribute.Value);
            }
        }
    }

    private string Render(string text) =>
        context.Render<RichText>(p => p.Add(c => c.Text, text.ReplaceLineEndings("\n"))).Markup;
}
