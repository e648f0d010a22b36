using System.Text.Encodings.Web;
using System.Text.Unicode;
using Ebok.Core.Utilities;

namespace Ebok.Core.Mail;

/// <summary>The HTML part: plain headings and paragraphs that any program and screen reader reads in order, in the
/// utility's colours, light and dark. No tables, no pictures, nothing from outside; without its styles it reads the same.</summary>
internal static class MailHtml
{
    private const string Styles = """
        body{margin:0;padding:16px;background:#f2f4f6;color:#1b2228;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}
        main,header,footer{max-width:576px;margin:0 auto;padding:16px 24px}
        main{background:#fff}
        header{background:ACCENT;color:ON-ACCENT;font-weight:600}
        h1{font-size:22px;line-height:1.3;margin:8px 0 16px}
        p{margin:0 0 16px}
        a{color:INK;overflow-wrap:anywhere}
        .value strong{display:block;font:600 22px/1.4 ui-monospace,Consolas,monospace;overflow-wrap:anywhere}
        .action a{display:inline-block;padding:10px 18px;background:ACCENT;color:ON-ACCENT;font-weight:600;border-radius:6px}
        footer{font-size:14px;color:#4a555e}
        @media (prefers-color-scheme:dark){
        body{background:#10161b;color:#e6eaed}
        main{background:#192128}
        header,.action a{background:DARK-FILL;color:ON-DARK}
        a{color:DARK-INK}
        footer{color:#aab4bb}
        }
        """;

    // Polish letters as they are.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Render(
        UtilityProfile utility,
        string subject,
        IEnumerable<MailBlock> letter,
        IEnumerable<MailBlock> footer
    )
    {
        var title = Encode(subject);
        return $"""
            <!DOCTYPE html>
            <html lang="pl">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            <title>{title}</title>
            <style>
            {StylesOf(utility)}
            </style>
            </head>
            <body>
            <header>{Encode(utility.ShortName)} {Encode(utility.OfficeName)}</header>
            <main>
            <h1>{title}</h1>
            {Render(letter)}
            </main>
            <footer>
            {Render(footer)}
            </footer>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    private static string StylesOf(UtilityProfile utility)
    {
        var theme = AccentTheme.From(utility.Look.Accent);
        return Styles
            .Replace("ON-ACCENT", $"{theme.Light.OnFill}", StringComparison.Ordinal)
            .Replace("ACCENT", $"{theme.Light.Fill}", StringComparison.Ordinal)
            .Replace("DARK-FILL", $"{theme.Dark.Fill}", StringComparison.Ordinal)
            .Replace("DARK-INK", $"{theme.Dark.Ink}", StringComparison.Ordinal)
            .Replace("ON-DARK", $"{theme.Dark.OnFill}", StringComparison.Ordinal)
            .Replace("INK", $"{theme.Light.Ink}", StringComparison.Ordinal);
    }

    private static string Render(IEnumerable<MailBlock> blocks) => string.Join('\n', blocks.Select(Render));

    private static string Render(MailBlock block) =>
        block switch
        {
            MailParagraph paragraph => $"<p>{string.Join("<br>\n", MailText.Lines(paragraph.Text).Select(Encode))}</p>",
            MailValue value =>
                $"""<p class="value">{Encode(value.Label)}: <strong>{Encode(value.Value)}</strong></p>""",
            // The address is shown too: a careful reader compares it, and a broken button leaves a way.
            MailLink { Text: { } text } link =>
                $"""<p class="action"><a href="{Address(link)}">{Encode(text)}</a></p>{"\n"}<p>{Address(link)}</p>""",
            MailLink link => $"""<p><a href="{Address(link)}">{Address(link)}</a></p>""",
            _ => throw new ArgumentOutOfRangeException(nameof(block), block, null),
        };

    private static string Address(MailLink link) => Encoder.Encode(link.Address.AbsoluteUri);

    private static string Encode(string text) => Encoder.Encode(MailText.OneLine(text));
}
