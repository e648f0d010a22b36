using Ebok.Core.Utilities;
using Microsoft.AspNetCore.Diagnostics;

namespace Ebok.Web.Accounts;

/// <summary>Finds the utility of the address before anything else is done. An unknown slug, and an address without a
/// page, is 404 for everyone: nobody is asked to sign in to what does not exist.</summary>
internal sealed class OfficeOfAddress(RequestDelegate next, UtilityCatalog utilities)
{
    public Task InvokeAsync(HttpContext context, Office office)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.GetEndpoint() is null)
            return NotFound(context);
        if (context.GetRouteValue("slug") is not string slug)
        {
            if (PathOfWhatFailed(context) is { } path)
            {
                // A message that stands in for a page is looked at, even where a form was sent.
                context.Request.Method = HttpMethods.Get;
                if (utilities.Find(path.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault()) is { } its)
                    office.Enter(its);
            }
            return next(context);
        }
        if (utilities.Find(slug) is not { } utility)
            return NotFound(context);
        // A utility's own host has its office only (U1).
        if (utilities.FindByHost(context.Request.Host.Host) is { } hosts && hosts.Id != utility.Id)
            return NotFound(context);
        office.Enter(utility);
        return next(context);
    }

    /// <summary>The message that stands in for a page wears the colours of the office it was asked from.</summary>
    private static string? PathOfWhatFailed(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath
        ?? context.Features.Get<IExceptionHandlerPathFeature>()?.Path;

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
