using Ebok.Core.Operators;
using Microsoft.AspNetCore.Authorization;

namespace Ebok.Web.Operator;

/// <summary>Marks a page, or an address without one, that is for staff: closed to customers and strangers, and at a
/// utility's address to whoever does not work there.</summary>
/// <param name="least">The least role that it is there for; who has less finds nothing, and the trail says that he
/// looked (O7).</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class StaffPageAttribute(StaffRole least = StaffRole.Reader) : AuthorizeAttribute(Policy)
{
    /// <summary>The least role that it is there for.</summary>
    public StaffRole Least => least;

    /// <summary>Name of the policy.</summary>
    public new const string Policy = "Staff";
}

/// <summary>Opens a page of staff also to who still owes one of these.</summary>
/// <param name="stages">What is owed.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OpenWhileAttribute(params StaffStage[] stages) : Attribute
{
    public IReadOnlyList<StaffStage> Stages => stages;
}

/// <summary>Whoever is signed in owes nothing, or what the page asks for; and works at the utility of the address, where
/// it names one.</summary>
internal sealed class StaffRequirement : IAuthorizationRequirement;

/// <summary>Decides it by the session of the request.</summary>
internal sealed class StaffRequirementHandler(IHttpContextAccessor http) : AuthorizationHandler<StaffRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, StaffRequirement requirement)
    {
        var request = context.Resource as HttpContext ?? http.HttpContext;
        var desk = request?.RequestServices.GetRequiredService<OperatorDesk>();
        if (request is null || desk?.SessionOrNull is not { } session)
            return Task.CompletedTask;
        var open = request.GetEndpoint()?.Metadata.GetMetadata<OpenWhileAttribute>();
        var least = request.GetEndpoint()?.Metadata.GetMetadata<StaffPageAttribute>()?.Least ?? StaffRole.Reader;
        if (desk.UtilityOrNull is not null && session.Stage == StaffStage.Open && !desk.Staff.Is(least))
        {
            DeniedRights.Note((request.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "?");
            return Task.CompletedTask;
        }
        var atHisPlace = request.GetRouteValue("utility") is null || desk.UtilityOrNull is not null;
        if (atHisPlace && (session.Stage == StaffStage.Open || open?.Stages.Contains(session.Stage) == true))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
