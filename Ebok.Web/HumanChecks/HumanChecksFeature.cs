using Ebok.Core.HumanChecks;
using Ebok.Web.Accounts;
using Ebok.Web.Hosting;

namespace Ebok.Web.HumanChecks;

/// <summary>Pictures and work of the human check (R4).</summary>
internal static class HumanChecksFeature
{
    /// <summary>Registers the check.</summary>
    public static void AddHumanChecks(this IServiceCollection services) => services.AddSingleton<CheckHuman>();

    /// <summary><c>/{slug}/obrazek?o={id}</c>, <c>/{slug}/obrazek/nowy</c> and <c>/{slug}/zadanie</c>: for everyone, kept by
    /// no cache, limited by address.</summary>
    public static void MapHumanChecks(this IEndpointRouteBuilder endpoints)
    {
        var open = endpoints.MapGroup("/{slug}").AllowAnonymous().RequireRateLimiting(AddressLimits.Cheap);
        open.MapGet(
            "/obrazek",
            (string? o, Office office, CheckHuman check, HttpResponse response) =>
                check.DrawPicture(office.Utility, o) is { } png
                    ? Results.Bytes(Fresh(response, png), "image/png")
                    : Results.NotFound()
        );
        open.MapGet(
            "/obrazek/nowy",
            (Office office, CheckHuman check, HttpResponse response) =>
                Results.Json(Fresh(response, new { id = check.NewPicture(office.Utility) }))
        );
        open.MapGet(
            "/zadanie",
            async (Office office, CheckHuman check, HttpContext context) =>
                Results.Json(
                    Fresh(context.Response, await check.NewChallengeAsync(office.Utility, context.RequestAborted))
                )
        );
    }

    private static T Fresh<T>(HttpResponse response, T content)
    {
        response.Headers.CacheControl = "no-store";
        return content;
    }
}
