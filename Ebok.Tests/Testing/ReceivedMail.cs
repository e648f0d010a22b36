using System.Net.Mail;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Ebok.Tests.Testing;

/// <summary>A mail as a mail program shows it.</summary>
/// <param name="Headers">By their names, decoded; the first of each.</param>
/// <param name="Text">The text part, lines ending in \n.</param>
/// <param name="Html">The HTML part, as a document.</param>
/// <param name="Source">The bytes on the wire, as ASCII.</param>
internal sealed record ReceivedMail(
    IReadOnlyDictionary<string, string> Headers,
    string Text,
    IHtmlDocument Html,
    string Source
)
{
    public string Subject => Headers["Subject"];
    public string MessageId => Headers["Message-ID"];
    public string To => new MailAddress(Headers["To"]).Address;
    public MailAddress From => new(Headers["From"]);

    /// <summary>What stands after a label and a colon, to the end of its line: <c>Value("Kod aktywacyjny")</c>.</summary>
    public string Value(string label) =>
        Text.Split('\n')
            .SingleOrDefault(line => line.StartsWith(label + ": ", StringComparison.Ordinal))
            ?[(label.Length + 2)..]
        ?? throw new InvalidOperationException($"no line \"{label}: …\" in:\n{Text}");

    /// <summary>The link that stands alone on its line.</summary>
    public Uri Link => Links.Single();

    /// <summary>All links that stand alone on their lines.</summary>
    public IReadOnlyList<Uri> Links =>
        [.. Text.Split('\n').Where(line => Regex.IsMatch(line, @"^https?://\S+$")).Select(line => new Uri(line))];

    /// <summary>Reads what our two ends write: headers, then one multipart of a text and an HTML part.</summary>
    public static ReceivedMail Parse(string source)
    {
        var (headers, body) = Split(source.ReplaceLineEndings("\n"));
        var boundary = Regex.Match(headers["Content-Type"], @"boundary=""?([^"";]+)").Groups[1].Value;
        boundary.ShouldNotBeEmpty(headers["Content-Type"]);
        // The line breaks round a boundary are its own.
        var parts = body.Split("--" + boundary)[1..^1].Select(part => Split(part[1..^1])).ToList();
        return new(headers, Part("text/plain"), new HtmlParser().ParseDocument(Part("text/html")), source);

        string Part(string type)
        {
            var (own, content) = parts.Single(p =>
                p.Headers["Content-Type"].StartsWith(type, StringComparison.Ordinal)
            );
            own["Content-Type"].ShouldContain("charset=utf-8");
            return Encoding.UTF8.GetString(Decode(own["Content-Transfer-Encoding"], content)).ReplaceLineEndings("\n");
        }
    }

    private static (Dictionary<string, string> Headers, string Body) Split(string source)
    {
        var end = source.IndexOf("\n\n", StringComparison.Ordinal);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Regex.Replace(source[..end], @"\n[ \t]+", " ").Split('\n'))
            headers.TryAdd(
                line[..line.IndexOf(':', StringComparison.Ordinal)],
                Words(line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim())
            );
        return (headers, source[(end + 2)..]);
    }

    // RFC 2047: the space between two encoded words is not part of the text.
    private static string Words(string header) =>
        Regex.Replace(
            Regex.Replace(header, @"\?=\s+=\?", "?==?"),
            @"=\?utf-8\?([BQ])\?(.*?)\?=",
            word =>
                Encoding.UTF8.GetString(
                    word.Groups[1].Value is "B" or "b"
                        ? Convert.FromBase64String(word.Groups[2].Value)
                        : QuotedPrintable(word.Groups[2].Value.Replace('_', ' '))
                ),
            RegexOptions.IgnoreCase
        );

    private static byte[] Decode(string encoding, string content) =>
        encoding.ToLowerInvariant() switch
        {
            "base64" => Convert.FromBase64String(content),
            "quoted-printable" => QuotedPrintable(Regex.Replace(content, @"=[ \t]*\n", "")),
            _ => Encoding.ASCII.GetBytes(content),
        };

    private static byte[] QuotedPrintable(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '=')
            {
                bytes.Add(Convert.FromHexString(text.AsSpan(i + 1, 2))[0]);
                i += 2;
            }
            else
                bytes.Add((byte)text[i]);
        return [.. bytes];
    }
}
