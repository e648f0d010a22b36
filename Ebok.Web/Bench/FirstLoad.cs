using System.Text.RegularExpressions;

namespace Ebok.Web.Bench;

/// <summary>What a browser with an empty cache fetches for a page: bytes of the bodies as they come over the wire, and
/// how many requests.</summary>
internal static partial class FirstLoad
{
    internal static async Task<(long Bytes, int Requests)> OfAsync(Uri page, CancellationToken cancel)
    {
        using var handler = new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.None };
        using var wire = new HttpClient(handler);
        wire.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, br");
        using var plain = new HttpClient();

        var (bytes, requests) = ((await wire.GetByteArrayAsync(page, cancel)).LongLength, 1);
        var html = await plain.GetStringAsync(page, cancel);
        var root = Base().Match(html) is { Success: true } b ? new Uri(page, b.Groups[1].Value) : page;
        var fetched = new HashSet<Uri>();
        var next = new Queue<Uri>(Parts().Matches(html).Select(m => new Uri(root, m.Groups["at"].Value)));
        while (next.TryDequeue(out var part))
        {
            if (part.Host != page.Host || !fetched.Add(part))
                continue;
            var body = (await wire.GetByteArrayAsync(part, cancel)).LongLength;
            if (body == 0)
                throw new InvalidOperationException($"{part} is empty");
            bytes += body;
            requests++;
            if (part.AbsolutePath.EndsWith(".css", StringComparison.Ordinal))
                foreach (Match found in InSheet().Matches(await plain.GetStringAsync(part, cancel)))
                    next.Enqueue(new Uri(part, found.Groups[1].Value));
            if (part.AbsolutePath.EndsWith(".js", StringComparison.Ordinal))
                foreach (Match found in InScript().Matches(await plain.GetStringAsync(part, cancel)))
                    next.Enqueue(new Uri(part, found.Groups[1].Value));
        }
        return (bytes, requests);
    }

    [GeneratedRegex(@"<base[^>]*\shref=""([^""]+)""")]
    private static partial Regex Base();

    // Sheets, icons, scripts, pictures; not links that a person clicks.
    [GeneratedRegex(
        @"<link\b(?=[^>]*\srel=""(?:stylesheet|icon|modulepreload|preload)"")[^>]*\shref=""(?<at>[^""]+)""|<(?:script|img)\b[^>]*\ssrc=""(?<at>[^""]+)"""
    )]
    private static partial Regex Parts();

    [GeneratedRegex(@"(?:url\(|@import\s*)[""']?((?!data:)[^""')]+)[""')]")]
    private static partial Regex InSheet();

    [GeneratedRegex(@"^\s*import\s[^""';]*[""'](\.[^""']+)[""']", RegexOptions.Multiline)]
    private static partial Regex InScript();
}
