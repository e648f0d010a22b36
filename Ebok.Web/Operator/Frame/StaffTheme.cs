using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Ebok.Web.Operator.Frame;

/// <summary>Light, dark, or as the system has it: staff look at it all day, so they choose, for each browser. In a cookie
/// that the server reads, so that no page flashes in the other one.</summary>
internal static class StaffTheme
{
    public const string Light = "light";
    public const string Dark = "dark";
    private const string Cookie = "ebok-wyglad";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(400);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost(OperatorFeature.Root + "/wyglad", Set)
            .WithMetadata(new RequireAntiforgeryTokenAttribute(), new StaffPageAttribute());

    /// <summary>What was chosen; null: as the system has it, and on every page that is not of staff.</summary>
    public static string? Of(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<StaffPageAttribute>() is null ? null
        : context.Request.Cookies[Cookie] is Light or Dark ? context.Request.Cookies[Cookie]
        : null;

    private static IResult Set(
        [FromForm(Name = "wyglad")] string? theme,
        [FromForm(Name = "powrot")] string? back,
        HttpContext context
    )
    {
        var options = new CookieOptions
        {
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = OperatorFeature.Root,
            MaxAge = Lifetime,
            IsEssential = true,
        };
        if (theme is Light or Dark)
            context.Response.Cookies.Append(Cookie, theme, options);
        else
            context.Response.Cookies.Delete(Cookie, options);
        var here = back is not null && back.StartsWith(OperatorFeature.Root, StringComparison.Ordinal);
        return Results.LocalRedirect(
            here && Uri.IsWellFormedUriString(back, UriKind.Relative) ? back! : OperatorFeature.Root
        );
    }
}
