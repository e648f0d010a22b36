using Microsoft.AspNetCore.Authorization;

namespace Ebok.Web.Accounts;

/// <summary>Opens a page to somebody who signed in with a temporary password, which is only good for setting an own
/// one.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OpenToTemporaryPasswordAttribute : Attribute;

/// <summary>Opens a page to somebody who has not accepted the newest regulations yet.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OpenToTermsOwedAttribute : Attribute;

/// <summary>Whoever signed in has a password of his own and has accepted the regulations, or the page says
/// <see cref="OpenToTemporaryPasswordAttribute"/> or <see cref="OpenToTermsOwedAttribute"/>.</summary>
internal sealed class OwnPasswordRequirement : IAuthorizationRequirement;

/// <summary>Decides it by the session of the request.</summary>
internal sealed class OwnPasswordHandler(IHttpContextAccessor http) : AuthorizationHandler<OwnPasswordRequirement>
{
    protected override Task HandleRequirementAsync(
        AuthorizationHandlerContext context,
        OwnPasswordRequirement requirement
    )
    {
        var request = context.Resource as HttpContext ?? http.HttpContext;
        var session = request?.RequestServices.GetRequiredService<Office>().Session;
        var metadata = request?.GetEndpoint()?.Metadata;
        var open = metadata?.GetMetadata<OpenToTemporaryPasswordAttribute>() is not null;
        var openToTerms = open || metadata?.GetMetadata<OpenToTermsOwedAttribute>() is not null;
        if (session is not null && (!session.MustChangePassword || open) && (session.TermsOwed is null || openToTerms))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
