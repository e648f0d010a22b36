using Ebok.Core.Accounts;

namespace Ebok.Web.Accounts;

/// <summary>What a customer recognises his browser by; the header itself is neither kept nor shown.</summary>
internal static class BrowserName
{
    // The first that fits: Edge and Opera call themselves Chrome too, and Chrome calls itself Safari.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];

    /// <summary><c>Firefox, Windows</c>; null where neither is known.</summary>
    public static string? Of(string? userAgent)
    {
        string?[] known = [First(Browsers, userAgent), First(Systems, userAgent)];
        var text = string.Join(", ", known.OfType<string>());
        return text.Length == 0 ? null : text;
    }

    /// <summary>Address (behind trusted proxies: see Hosting) and browser of a request.</summary>
    public static Caller CallerOf(HttpContext context) =>
        new(context.Connection.RemoteIpAddress, Of(context.Request.Headers.UserAgent));

    private static string? First((string Sign, string Name)[] signs, string? text) =>
        Array.Find(signs, s => text?.Contains(s.Sign, StringComparison.Ordinal) == true).Name;
}
