using Microsoft.AspNetCore.Diagnostics;

namespace Ebok.Web.Shell;

/// <summary>"Przejdź do treści". A bare <c>#tresc</c> would lead away from the page, because of <c>base href="/"</c>,
/// which blazor.web.js needs.</summary>
internal static class SkipLink
{
    /// <summary>The address as it was asked for, also on a page that stands in for another, and its content.</summary>
    public static string To(HttpContext context) =>
        (
            context.Features.Get<IStatusCodeReExecuteFeature>() is { } failed
                ? failed.OriginalPathBase + failed.OriginalPath + failed.OriginalQueryString
                : context.Request.PathBase + context.Request.Path + context.Request.QueryString
        ) + "#tresc";
}
