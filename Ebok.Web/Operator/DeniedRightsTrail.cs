using Ebok.Core.Operators;

namespace Ebok.Web.Operator;

/// <summary>Puts on the trail what a request of staff was denied for its role (O7): before the answer begins, so that
/// nobody reads a refusal that is not recorded.</summary>
internal sealed class DeniedRightsTrail(RequestDelegate next, RecordDeniedRights record)
{
    public async Task InvokeAsync(HttpContext context, OperatorDesk desk)
    {
        if (!context.Request.Path.StartsWithSegments(OperatorFeature.Root, StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }
        var denied = DeniedRights.Watch();
        context.Response.OnStarting(() => RecordAsync(desk, denied));
        await next(context);
        await RecordAsync(desk, denied);
    }

    // Not with the request's own token: who hangs up is recorded too.
    private Task RecordAsync(OperatorDesk desk, DeniedRights denied) =>
        desk.UtilityOrNull is null ? Task.CompletedTask : record.RunAsync(desk.Staff, denied, CancellationToken.None);
}
