using Ebok.Core.Accounts;
using Ebok.Core.Utilities;

namespace Ebok.Web.Accounts;

/// <summary>The cookie that holds a session's key: one for each utility and one for staff, so that being signed
/// in at one means nothing at another. In Development over http it is plain, or nothing on <c>http://127.0.0.1:5080</c> but a browser could
/// sign in.</summary>
internal sealed class SessionCookie(IHostEnvironment environment)
{
    private const int KeyLength = 43;

    /// <summary><c>__Host-</c>: a browser takes it only Secure, for this host alone and for the whole of it.</summary>
    /// <param name="place">A utility's slug, or "operator" for staff: no profile may have that slug.</param>
    public string NameAt(string place) => (environment.IsDevelopment() ? "ebok-" : "__Host-ebok-") + place;

    public string? Read(HttpRequest request, UtilityProfile utility) => Read(request, utility.Slug);

    public string? Read(HttpRequest request, string place) =>
        request.Cookies[NameAt(place)] is { Length: KeyLength } key ? key : null;

    public void Set(HttpContext context, UtilityProfile utility, SignedIn session) =>
        Set(context, utility.Slug, session.Key, session.KeepUntil);

    public void Set(HttpContext context, string place, string key, DateTimeOffset? keepUntil) =>
        context.Response.Cookies.Append(NameAt(place), key, Options(context, keepUntil));

    public void Remove(HttpContext context, UtilityProfile utility) => Remove(context, utility.Slug);

    public void Remove(HttpContext context, string place) =>
        context.Response.Cookies.Delete(NameAt(place), Options(context, null));

    /// <summary>A cookie of a few minutes for what comes before a session, after the point of its name: no slug has
    /// one.</summary>
    public string? ReadShort(HttpRequest request, UtilityProfile utility, string what) =>
        ReadShort(request, utility.Slug, what);

    public string? ReadShort(HttpRequest request, string place, string what) =>
        request.Cookies[$"{NameAt(place)}.{what}"];

    /// <summary>Gives it to the browser.</summary>
    public void SetShort(HttpContext context, UtilityProfile utility, string what, string value, TimeSpan lifetime) =>
        SetShort(context, utility.Slug, what, value, lifetime);

    public void SetShort(HttpContext context, string place, string what, string value, TimeSpan lifetime)
    {
        var options = Options(context, null);
        options.MaxAge = lifetime;
        context.Response.Cookies.Append($"{NameAt(place)}.{what}", value, options);
    }

    /// <summary>Takes it back.</summary>
    public void RemoveShort(HttpContext context, UtilityProfile utility, string what) =>
        RemoveShort(context, utility.Slug, what);

    public void RemoveShort(HttpContext context, string place, string what) =>
        context.Response.Cookies.Delete($"{NameAt(place)}.{what}", Options(context, null));

    private CookieOptions Options(HttpContext context, DateTimeOffset? keepUntil) =>
        new()
        {
            HttpOnly = true,
            Secure = !environment.IsDevelopment() || context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            Expires = keepUntil,
            IsEssential = true,
        };
}
