using Ebok.Core.Registration;
using Ebok.Core.Utilities;

namespace Ebok.Web.Registration;

/// <summary>The cookie that binds a browser to its draft: random, read by no script, one for each utility. It comes with
/// the form; the draft itself is made when something is typed.</summary>
internal sealed class RegistrationCookie(IHostEnvironment environment, TimeProvider clock)
{
    private const int KeyLength = 43;

    public string? Read(HttpContext context, UtilityProfile utility) =>
        context.Request.Cookies[NameAt(utility)] is { Length: KeyLength } key ? key : null;

    /// <summary>The browser's key; a fresh one where it has none.</summary>
    public string ReadOrSet(HttpContext context, UtilityProfile utility)
    {
        var key = Read(context, utility) ?? DraftKey.New();
        // Each look at the form keeps it for as long as the draft.
        if (!context.Response.HasStarted)
            context.Response.Cookies.Append(NameAt(utility), key, Options(context, utility.Lifetimes.DraftDays));
        return key;
    }

    public void Remove(HttpContext context, UtilityProfile utility) =>
        context.Response.Cookies.Delete(NameAt(utility), Options(context, 0));

    private string NameAt(UtilityProfile utility) =>
        (environment.IsDevelopment() ? "ebok-rejestracja-" : "__Host-ebok-rejestracja-") + utility.Slug;

    private CookieOptions Options(HttpContext context, int days) =>
        new()
        {
            HttpOnly = true,
            Secure = !environment.IsDevelopment() || context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            IsEssential = true,
            Expires = clock.GetUtcNow().AddDays(days),
        };
}
