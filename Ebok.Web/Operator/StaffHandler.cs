using System.Security.Claims;
using System.Text.Encodings.Web;
using Ebok.Core.Operators;
using Ebok.Core.Utilities;
using Ebok.Web.Accounts;
using Ebok.Web.Hosting;
using Ebok.Web.Operator.Frame;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace Ebok.Web.Operator;

/// <summary>Signs a request in by the cookie of staff, and finds out whether he works at the utility of the
/// address.</summary>
internal sealed class StaffHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    OperatorDesk desk,
    SessionCookie cookie,
    StaffSessions sessions,
    StaffOnline online,
    UtilityCatalog utilities
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Staff";

    /// <summary>Where the cookie is good: no utility may be called so.</summary>
    public const string Place = "operator";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // The page that stands in for a failed one is for nobody in particular: what failed may be the database.
        if (Context.Features.Get<IExceptionHandlerFeature>() is not null)
            return AuthenticateResult.NoResult();
        if (cookie.Read(Request, Place) is not { } key)
            return AuthenticateResult.NoResult();
        // What a page asks by itself is no act of his.
        var acts = !Request.Headers.ContainsKey(LiveEndpoint.Header);
        if (await sessions.FindAsync(key, acts, Context.RequestAborted) is not { } session)
        {
            online.Forget(key);
            return AuthenticateResult.NoResult();
        }
        online.Saw(key, session.Staff);
        desk.SignIn(session);
        if (
            Context.GetRouteValue("utility") is string slug
            && utilities.Find(slug) is { } utility
            && session.Places.FirstOrDefault(p => p.Utility == utility.Id) is { } place
        )
            desk.Enter(
                utility,
                new StaffActor(utility.Id, session.Staff, place.Role, BrowserName.CallerOf(Context).Origin)
            );
        Claim[] claims =
        [
            new(ClaimTypes.NameIdentifier, session.Staff.Value.ToString()),
            .. StaffCircuit.ClaimsOf(session.Id, BrowserName.CallerOf(Context).Origin),
        ];
        return AuthenticateResult.Success(
            new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Name)), Name)
        );
    }

    /// <summary>A stranger is asked to sign in, and comes back to the page that he wanted to see; whether there is such
    /// a utility he is not told.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var wanted =
            Context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null
            || Request.Path == OperatorFeature.Root
                ? QueryString.Empty
                : QueryString.Create("returnUrl", Request.Path + Request.QueryString);
        Response.Redirect(OperatorFeature.SignInPath + wanted);
        return Task.CompletedTask;
    }

    /// <summary>Signed in, but he owes something first, or the utility is none of his: then it is not there.</summary>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        if (desk.SessionOrNull is { Stage: not StaffStage.Open } session)
            Response.Redirect(OperatorFeature.PathOf(session.Stage));
        else
            Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
