using Microsoft.AspNetCore.Authorization;

namespace Ebok.Web.Accounts;

/// <summary>Opens a page to somebody who signed in with a temporary password, which is only good for setting an own
/// one.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OpenToTemporaryPasswordAttribute : Attribute;

/// <summary>Whoever signed in has a password of his own, or the page says
/// <see cref="OpenToTemporaryPasswordAttribute"/>.</summary>
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
        var open = request?.GetEndpoint()?.Metadata.GetMetadata<OpenToTemporaryPasswordAttribute>() is not null;
        if (session is not null && (!session.MustChangePassword || open))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
