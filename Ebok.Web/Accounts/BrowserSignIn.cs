using Ebok.Core.Accounts;

namespace Ebok.Web.Accounts;

/// <summary>What a browser is told when somebody has signed in, by whatever proof.</summary>
internal sealed class BrowserSignIn(Office office, EndSessions endSessions, SessionCookie cookie)
{
    /// <summary>Gives it the session's cookie; where it goes next.</summary>
    public async Task<string> EnterAsync(HttpContext context, SignedIn opened, string? returnTo)
    {
        // A browser has one session here: the one before is over.
        if (office.Session is { } before)
            await endSessions.RunAsync(before, before.Id, context.RequestAborted);
        cookie.Set(context, office.Utility, opened);
        return opened.MustChangePassword ? office.Path("pierwsze-haslo") : returnTo ?? office.Path("start");
    }
}
