using Ebok.Web.Accounts;
using Microsoft.AspNetCore.Diagnostics;

namespace Ebok.Web.Hosting;

/// <summary>One line for a request that changed, refused, failed or took long; every one at level Debug. It names the
/// route and the account, never what stood in the address or the form.</summary>
internal sealed partial class RequestLog(RequestDelegate next, TimeProvider clock, ILogger<RequestLog> log)
{
    private const int SlowMilliseconds = 1000;

    public async Task InvokeAsync(HttpContext context)
    {
        // The page that stands in for a refused one is not another request.
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            await next(context);
            return;
        }
        var start = clock.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var took = (int)clock.GetElapsedTime(start).TotalMilliseconds;
            var level = LevelOf(context, took);
            if (log.IsEnabled(level))
                Write(level, context, took);
        }
    }

    private static LogLevel LevelOf(HttpContext context, int took) =>
        context.Response.StatusCode >= 500 ? LogLevel.Warning
        : context.Response.StatusCode >= 400 || took > SlowMilliseconds || Changes(context) ? LogLevel.Information
        : LogLevel.Debug;

    private static bool Changes(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
        && context.GetEndpoint()?.Metadata.GetMetadata<AsksOnlyAttribute>() is null;

    private void Write(LogLevel level, HttpContext context, int took)
    {
        var office = context.RequestServices.GetRequiredService<Office>();
        Write(
            level,
            context.Request.Method,
            (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "no route",
            office.UtilityOrNull?.Slug,
            context.Response.StatusCode,
            took,
            office.Session?.Account.Value,
            context.TraceIdentifier
        );
    }

    [LoggerMessage(
        "{Method} {Route} of {Utility}: {Status} in {Milliseconds} ms, account {Account}, request {Request}"
    )]
    private partial void Write(
        LogLevel level,
        string method,
        string route,
        string? utility,
        int status,
        int milliseconds,
        Guid? account,
        string request
    );
}
