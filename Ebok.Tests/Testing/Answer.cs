using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Ebok.Tests.Testing;

/// <summary>What the portal answered: status, headers, body, and the body as a page.</summary>
public sealed class Answer
{
    private readonly Lazy<IHtmlDocument> page;

    private Answer(HttpResponseMessage response, byte[] bytes)
    {
        (Response, Bytes) = (response, bytes);
        page = new(() => new HtmlParser().ParseDocument(Text));
    }

    public HttpResponseMessage Response { get; }
    public byte[] Bytes { get; }
    public HttpStatusCode Status => Response.StatusCode;
    public string Text => System.Text.Encoding.UTF8.GetString(Bytes);

    /// <summary>The body as a page.</summary>
    public IHtmlDocument Page => page.Value;

    /// <summary>Text of the page's main part, with spaces folded.</summary>
    public string MainText => Fold((Page.QuerySelector("main") ?? Page.Body!).TextContent);

    /// <summary>Path and query that a redirect leads to, or null.</summary>
    public string? Location =>
        Response.Headers.Location is { } to
            ? to.IsAbsoluteUri
                ? to.PathAndQuery
                : to.ToString()
            : null;

    public static async Task<Answer> FromAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(response);
        return new(response, await response.Content.ReadAsByteArrayAsync(cancel));
    }

    /// <summary>One space for each run of white space; no-break spaces count as spaces.</summary>
    public static string Fold(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
