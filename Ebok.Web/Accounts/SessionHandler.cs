using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Ebok.Web.Accounts;

/// <summary>Signs a request in by the session's cookie of the office it is for. Being signed in at one utility means
/// nothing at another.</summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Session";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Task.FromResult(AuthenticateResult.NoResult());

    /// <summary>A stranger is asked to sign in, and comes back to where he wanted to go.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var office = Context.RequestServices.GetRequiredService<Office>();
        if (office.UtilityOrNull is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
        else
            Response.Redirect(
                HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method)
                    ? office.Path("logowanie") + QueryString.Create("returnUrl", Request.Path + Request.QueryString)
                    : office.Path("logowanie")
            );
        return Task.CompletedTask;
    }
}
