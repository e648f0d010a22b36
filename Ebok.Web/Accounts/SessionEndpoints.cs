using Ebok.Core.Accounts;
using Ebok.Core.Shared;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Ebok.Web.Accounts;

/// <summary>Forms of the header and of the page of sessions. Each needs its antiforgery token and leads to a
/// page.</summary>
internal static class SessionEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var needsToken = new RequireAntiforgeryTokenAttribute();
        app.MapPost("/{slug}/wyloguj", SignOutAsync).WithMetadata(needsToken, new OpenToTemporaryPasswordAttribute());
        app.MapPost("/{slug}/sesje/wyloguj", EndOneAsync).WithMetadata(needsToken);
        app.MapPost("/{slug}/sesje/wyloguj-wszedzie", EndAllAsync).WithMetadata(needsToken);
        app.MapPost("/{slug}/zmien-klienta", SwitchAsync).WithMetadata(needsToken);
    }

    private static async Task<IResult> SignOutAsync(
        HttpContext context,
        Office office,
        EndSessions end,
        SessionCookie cookie,
        CancellationToken cancel
    )
    {
        await end.RunAsync(office.Session!, office.Session!.Id, cancel);
        return Out(context, office, cookie);
    }

    private static async Task<IResult> EndAllAsync(
        HttpContext context,
        Office office,
        EndSessions end,
        SessionCookie cookie,
        CancellationToken cancel
    )
    {
        await end.RunAsync(office.Session!, null, cancel);
        return Out(context, office, cookie);
    }

    private static async Task<IResult> EndOneAsync(
        [FromForm(Name = "sesja")] Guid session,
        Office office,
        EndSessions end,
        CancellationToken cancel
    ) =>
        await end.RunAsync(office.Session!, new SessionId(session), cancel) == 0
            ? Results.NotFound()
            : Results.LocalRedirect(office.Path("sesje"));

    private static async Task<IResult> SwitchAsync(
        [FromForm(Name = "klient")] Guid customer,
        Office office,
        SwitchCustomer switchCustomer,
        CancellationToken cancel
    ) =>
        (await switchCustomer.RunAsync(office.Session!, new CustomerId(customer), cancel)).IsOk
            ? Results.LocalRedirect(office.Path("start"))
            : Results.NotFound();

    private static IResult Out(HttpContext context, Office office, SessionCookie cookie)
    {
        cookie.Remove(context, office.Utility);
        return Results.LocalRedirect(office.Path("logowanie") + "?wylogowano=1");
    }
}
