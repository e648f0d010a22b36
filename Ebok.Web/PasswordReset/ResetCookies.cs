using Ebok.Core.PasswordReset;
using Ebok.Core.Utilities;

namespace Ebok.Web.PasswordReset;

/// <summary>Two cookies that no script reads and that go within the hour: the key of the request that this browser made,
/// and the token of a link that it opened, which so is out of the address at once. Their names hold a dot, which no
/// slug does: they are no session's.</summary>
internal sealed class ResetCookies(IHostEnvironment environment, TimeProvider clock)
{
    private const string Request = "reset";
    private const string Link = "reset-link";
    private const int KeyLength = 43;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    /// <summary>The request that this browser made; null: none.</summary>
    public ResetKey? RequestOf(HttpContext context, UtilityProfile utility) =>
        Read(context, utility, Request) is { } key ? new(key) : null;

    /// <summary>The link that this browser opened; null: none.</summary>
    public ResetKey? LinkOf(HttpContext context, UtilityProfile utility) =>
        Read(context, utility, Link) is { } token ? new(null, token) : null;

    public void SetRequest(HttpContext context, UtilityProfile utility, string key) =>
        Set(context, utility, Request, key);

    /// <summary>Keeps the token of a link; of what is none, nothing.</summary>
    public void SetLink(HttpContext context, UtilityProfile utility, string token)
    {
        if (token.Length == KeyLength)
            Set(context, utility, Link, token);
        else
            context.Response.Cookies.Delete(Name(utility, Link), Options(context));
    }

    /// <summary>When all is done.</summary>
    public void Remove(HttpContext context, UtilityProfile utility)
    {
        context.Response.Cookies.Delete(Name(utility, Request), Options(context));
        context.Response.Cookies.Delete(Name(utility, Link), Options(context));
    }

    private string? Read(HttpContext context, UtilityProfile utility, string what) =>
        context.Request.Cookies[Name(utility, what)] is { Length: KeyLength } key ? key : null;

    private void Set(HttpContext context, UtilityProfile utility, string what, string value)
    {
        var options = Options(context);
        options.Expires = clock.GetUtcNow() + Kept;
        context.Response.Cookies.Append(Name(utility, what), value, options);
    }

    private string Name(UtilityProfile utility, string what) =>
        (environment.IsDevelopment() ? "ebok." : "__Host-ebok.") + what + "." + utility.Slug;

    private CookieOptions Options(HttpContext context) =>
        new()
        {
            HttpOnly = true,
            Secure = !environment.IsDevelopment() || context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            IsEssential = true,
        };
}
