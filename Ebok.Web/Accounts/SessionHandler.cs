using System.Security.Claims;
using System.Text.Encodings.Web;
using Ebok.Core.Accounts;
using Ebok.Web.FormDrafts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace Ebok.Web.Accounts;

/// <summary>Signs a request in by the session's cookie of the office it is for.</summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    Office office,
    SessionCookie cookie,
    CheckSession checkSession,
    KeptForms keptForms
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // The page that stands in for a failed one is for nobody in particular: what failed may be the database.
        if (Context.Features.Get<IExceptionHandlerFeature>() is not null)
            return AuthenticateResult.NoResult();
        // Staff who look on are not the customer: his cookie, if this browser has one, is not even read.
        if (office.Viewing is { } viewing)
            return SignedIn(viewing.Staff.Value);
        if (office.UtilityOrNull is not { } utility || cookie.Read(Request, utility) is not { } key)
            return AuthenticateResult.NoResult();
        if (await checkSession.RunAsync(utility.Id, key, Context.RequestAborted) is not { } session)
            return AuthenticateResult.NoResult();
        office.SignIn(session);
        return SignedIn(session.Account.Value);
    }

    private static AuthenticateResult SignedIn(Guid who)
    {
        Claim[] claims = [new(ClaimTypes.NameIdentifier, who.ToString())];
        var principal = new ClaimsPrincipal(new ClaimsIdentity(claims, Name));
        return AuthenticateResult.Success(new AuthenticationTicket(principal, Name));
    }

    /// <summary>A stranger is asked to sign in, and comes back to the page that he wanted to see; the form that he sent
    /// waits for him there.</summary>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (office.UtilityOrNull is not { } utility)
            Response.StatusCode = StatusCodes.Status404NotFound;
        else if (Context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
            Response.Redirect(office.Path("logowanie"));
        else
        {
            await keptForms.KeepAsync(Context, utility);
            Response.Redirect(
                office.Path("logowanie") + QueryString.Create("returnUrl", Request.Path + Request.QueryString)
            );
        }
    }

    // Back to a page that was to be seen; a form starts anew.
    private QueryString Wanted() =>
        HttpMethods.IsGet(Request.Method)
        && Context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
            ? QueryString.Create("returnUrl", Request.Path + Request.QueryString)
            : QueryString.Empty;

    /// <summary>Signed in, but only to set an own password or to accept the regulations
    /// (<see cref="OwnPasswordRequirement"/>).</summary>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        if (office.Session is { MustChangePassword: true })
            Response.Redirect(office.Path("pierwsze-haslo"));
        else if (office.Session is { TermsOwed: not null })
            Response.Redirect(office.Path("nowy-regulamin") + Wanted());
        else
            Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
