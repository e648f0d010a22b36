using System.Threading.RateLimiting;
using Ebok.Web.Accounts;

namespace Ebok.Web.Hosting;

/// <summary>How often one address may ask for what costs the server something and needs no sign-in. Generous: a whole
/// town's phones may share one address of their network. An address that rests is forgotten.</summary>
internal static class AddressLimits
{
    /// <summary>Pictures, work, ratings of passwords: 240 a minute.</summary>
    public const string Cheap = "cheap";

    /// <summary>Forms with files that need no sign-in: 20 a minute; looking at them is not counted.</summary>
    public const string Files = "files";

    private const int PerMinute = 240;
    private const int FilesPerMinute = 20;

    /// <summary>Registers both limits.</summary>
    public static void AddAddressLimits(this IServiceCollection services)
    {
        services.AddSingleton<RateLimits>();
        services.AddSingleton(new RateLimit(Cheap, context => Window(context, PerMinute)));
        services.AddSingleton(
            new RateLimit(
                Files,
                context =>
                    HttpMethods.IsPost(context.Request.Method)
                        ? Window(context, FilesPerMinute)
                        : RateLimitPartition.GetNoLimiter("looking")
            )
        );
    }

    private static RateLimitPartition<string> Window(HttpContext context, int perMinute) =>
        BrowserName.CallerOf(context).Keys().FirstOrDefault() is { } key
            ? RateLimitPartition.GetSlidingWindowLimiter(
                key,
                _ =>
                    new()
                    {
                        PermitLimit = perMinute,
                        Window = TimeSpan.FromMinutes(1),
                        SegmentsPerWindow = 6,
                    }
            )
            : RateLimitPartition.GetNoLimiter("here");
}
