using Microsoft.Net.Http.Headers;

namespace Ebok.Tests.Testing;

/// <summary>Keeps cookies as a browser does, but also sends Secure ones to a loopback address without TLS (so does
/// Chromium; .NET's own container does not).</summary>
internal sealed class CookieJar()
    : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

    /// <summary>The last Set-Cookie headers by name, for tests of their attributes.</summary>
    public Dictionary<string, SetCookieHeaderValue> Received { get; } = new(StringComparer.Ordinal);

    /// <summary>Name and value of each cookie kept.</summary>
    public IReadOnlyDictionary<string, string> Cookies => cookies;

    /// <summary>Puts a cookie into the jar, as a thief or an old backup would.</summary>
    public void Put(string name, string value) => cookies[name] = value;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers.TryGetValues("Set-Cookie", out var values))
            foreach (var cookie in SetCookieHeaderValue.ParseList([.. values]))
                Keep(cookie);
        return response;
    }

    private void Keep(SetCookieHeaderValue cookie)
    {
        var name = cookie.Name.ToString();
        Received[name] = cookie;
        if (cookie.Expires < DateTimeOffset.UnixEpoch.AddDays(1) || cookie.MaxAge <= TimeSpan.Zero)
            cookies.Remove(name);
        else
            cookies[name] = cookie.Value.ToString();
    }
}
