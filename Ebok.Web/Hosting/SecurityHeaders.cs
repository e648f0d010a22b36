using Ebok.Web.Shell;
using Microsoft.AspNetCore.Authorization;

namespace Ebok.Web.Hosting;

/// <summary>Marks a page whose form may lead on to the payment gateway.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LeavesForGatewayAttribute : Attribute;

/// <summary>Headers of every answer, whoever makes it: page, file, redirect, error. Set at the last moment, since the
/// error page begins by wiping them.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, IHostEnvironment environment, EbokOptions options)
{
    // Nothing inline, nothing from elsewhere; data: and blob: are images that pdf.js and the sheet make.
    private const string Rest =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "worker-src 'self'; connect-src 'self'; object-src 'none'; form-action 'self'; "
        + "frame-ancestors 'self'";

    private const string Policy = Rest + "; base-uri 'none'";

    // The circuit's script goes by the page's base address.
    private const string IslandsPolicy = Rest + "; base-uri 'self'";

    // Radzen places its pop-ups by style attributes; sheets and scripts stay closed.
    private const string RadzenPolicy = IslandsPolicy + "; style-src-attr 'unsafe-inline'";

    // A form whose answer leads to the gateway: browsers apply form-action to redirects too.
    private readonly string payPolicy = Policy.Replace(
        "form-action 'self'",
        $"form-action 'self' {options.Payments.Host.GetLeftPart(UriPartial.Authority)}",
        StringComparison.Ordinal
    );
    private static readonly string YearOfHttps = $"max-age={365 * 24 * 3600}; includeSubDomains";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(Set, context);
        return next(context);
    }

    private Task Set(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        var endpoint = context.GetEndpoint()?.Metadata;
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy =
                endpoint?.GetMetadata<UsesRadzenAttribute>() is not null ? RadzenPolicy
                : endpoint?.GetMetadata<IslandsAttribute>() is not null ? IslandsPolicy
                : endpoint?.GetMetadata<LeavesForGatewayAttribute>() is not null ? payPolicy
                : Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] =
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (context.Request.IsHttps && !environment.IsDevelopment())
            headers.StrictTransportSecurity = YearOfHttps;
        // What only the signed-in see stays in no cache, of the browser neither; the rest says itself how long it keeps.
        if (endpoint?.GetMetadata<IAllowAnonymous>() is null || headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
            headers.Remove("Pragma");
        }
        return Task.CompletedTask;
    }
}
