using System.Threading.RateLimiting;
using Ebok.Web.Accounts;
using Ebok.Web.Operator;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;

namespace Ebok.Web.Hosting;

/// <summary>The connections of interactive pages. Open to strangers, since one registers before one has an account; a
/// circuit shows only components that a page of ours has signed for it, and knows no customer: whose it is, its page says;
/// staff it knows by their cookie. What keeps the server up is their number (security.md, "circuits").</summary>
internal static class Circuits
{
    private const string Policy = "circuits";

    /// <summary>At once from one address of customers: one household.</summary>
    internal const int FromOneAddress = 10;

    /// <summary>At once of one member of staff, who counts by himself: a whole office of clerks sits behind one
    /// router.</summary>
    internal const int OfOneOfStaff = 20;

    /// <summary>How long and how many circuits wait for a phone that sleeps; what was typed is a draft all the same.</summary>
    public static void AddCircuits(this IServiceCollection services)
    {
        services
            .AddRazorComponents()
            .AddInteractiveServerComponents(options =>
            {
                options.DisconnectedCircuitMaxRetained = 50;
                options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(2);
                options.JSInteropDefaultCallTimeout = TimeSpan.FromSeconds(20);
            });
        services.AddSingleton<StaffOnline>();
        services.AddSingleton(new RateLimit(Policy, PartitionOf));
    }

    /// <summary>Opens /_blazor, within the limits.</summary>
    public static void WithCircuits(this RazorComponentsEndpointConventionBuilder pages)
    {
        // Our own policy says who may frame: see SecurityHeaders.
        pages.AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null);
        pages.WithoutStateOnStaticPages();
        pages.Add(endpoint =>
        {
            if (
                endpoint is not RouteEndpointBuilder { RoutePattern.RawText: { } path }
                || !path.StartsWith("/_blazor", StringComparison.Ordinal)
            )
                return;
            endpoint.Metadata.Add(new AllowAnonymousAttribute());
            // Open to strangers all the same; but a member of staff is known in his circuit (StaffCircuit).
            endpoint.Metadata.Add(new AuthorizeAttribute { AuthenticationSchemes = StaffHandler.Name });
            endpoint.Metadata.Add(new EnableRateLimitingAttribute(Policy));
        });
    }

    // A connection counts for as long as it is open.
    private static RateLimitPartition<string> PartitionOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<StaffOnline>().Who(context) is { } staff
            ? RateLimitPartition.GetConcurrencyLimiter(
                "staff " + staff.Value,
                _ => new ConcurrencyLimiterOptions { PermitLimit = OfOneOfStaff, QueueLimit = 0 }
            )
        : BrowserName.CallerOf(context).Keys().FirstOrDefault() is { } address
            ? RateLimitPartition.GetConcurrencyLimiter(
                address,
                _ => new ConcurrencyLimiterOptions { PermitLimit = FromOneAddress, QueueLimit = 0 }
            )
        : RateLimitPartition.GetNoLimiter("here");
}
