using Ebok.Core.Accounts;
using Ebok.Core.Utilities;

namespace Ebok.Web.Accounts;

/// <summary>The cookie that holds a session's key: one for each utility, so that being signed in at one means nothing
/// at another. In Development over http it is plain, or nothing on <c>http://127.0.0.1:5080</c> but a browser could
/// sign in.</summary>
internal sealed class SessionCookie(IHostEnvironment environment)
{
    private const int KeyLength = 43;

    /// <summary><c>__Host-</c>: a browser takes it only Secure, for this host alone and for the whole of it.</summary>
    public string NameAt(UtilityProfile utility) =>
        (environment.IsDevelopment() ? "ebok-" : "__Host-ebok-") + utility.Slug;

    public string? Read(HttpRequest request, UtilityProfile utility) =>
        request.Cookies[NameAt(utility)] is { Length: KeyLength } key ? key : null;

    public void Set(HttpContext context, UtilityProfile utility, SignedIn session) =>
        context.Response.Cookies.Append(NameAt(utility), session.Key, Options(context, session.KeepUntil));

    public void Remove(HttpContext context, UtilityProfile utility) =>
        context.Response.Cookies.Delete(NameAt(utility), Options(context, null));

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
