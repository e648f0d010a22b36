using Ebok.Core.SecondFactor;
using Ebok.Web.Accounts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ebok.Web.SecondFactor;

/// <summary>Where js/passkeys.js fetches what to ask the authenticator, and where its answers are sent. Each needs the
/// antiforgery token of its form.</summary>
internal static class PasskeyEndpoints
{
    private const string SignInPurpose = "sign in";

    public static void Map(IEndpointRouteBuilder app)
    {
        var needsToken = new RequireAntiforgeryTokenAttribute();
        var open = new AllowAnonymousAttribute();
        app.MapPost("/{slug}/logowanie/klucz/opcje", AskAsync).WithMetadata(needsToken, open);
        app.MapPost("/{slug}/logowanie/klucz", SignInAsync).WithMetadata(needsToken, open);
        app.MapPost("/{slug}/logowanie/kod/klucz/opcje", AskHalfAsync).WithMetadata(needsToken, open);
        app.MapPost("/{slug}/logowanie/kod/klucz", CompleteAsync).WithMetadata(needsToken, open);
        app.MapPost("/{slug}/zabezpieczenia/klucze/opcje", AskToMakeAsync).WithMetadata(needsToken);
        app.MapPost("/{slug}/zabezpieczenia/klucze", AddAsync).WithMetadata(needsToken);
    }

    private static async Task<IResult> AskAsync(HttpContext context, Office office, PasskeyCeremony ceremony) =>
        Json(await ceremony.AskToSignAsync(context, PasskeyPlace.Of(office), null, SignInPurpose));

    private static async Task<IResult> SignInAsync(
        [FromForm(Name = "odpowiedz")] string? answer,
        [FromForm(Name = "returnUrl")] string? returnUrl,
        HttpContext context,
        Office office,
        PasskeyCeremony ceremony,
        SignInWithPasskey signIn,
        BrowserSignIn browser,
        CancellationToken cancel
    )
    {
        var proof = await ceremony.SignedAsync(context, PasskeyPlace.Of(office), SignInPurpose, answer);
        var result = await signIn.RunAsync(office.Utility, proof, BrowserName.CallerOf(context), cancel);
        return result.TryGet(out var opened, out _)
            ? Results.LocalRedirect(await browser.EnterAsync(context, opened, ReturnUrl.Within(office, returnUrl)))
            : Results.LocalRedirect(Refused(office, "logowanie", returnUrl));
    }

    private static async Task<IResult> AskHalfAsync(
        HttpContext context,
        Office office,
        HalfCookie cookie,
        FindHalfSignIn find,
        PasskeyCeremony ceremony,
        CancellationToken cancel
    )
    {
        if (
            cookie.Read(context.Request, office.Utility) is not { } key
            || await find.RunAsync(office.Utility.Id, key, cancel) is not { } half
        )
            return Problem(SecondFactorTexts.SignInExpired);
        return Json(await ceremony.AskToSignAsync(context, PasskeyPlace.Of(office), half.Account, HalfPurpose(half)));
    }

    private static async Task<IResult> CompleteAsync(
        [FromForm(Name = "odpowiedz")] string? answer,
        [FromForm(Name = "returnUrl")] string? returnUrl,
        HttpContext context,
        Office office,
        HalfCookie cookie,
        FindHalfSignIn find,
        PasskeyCeremony ceremony,
        CompleteSignIn complete,
        BrowserSignIn browser,
        CancellationToken cancel
    )
    {
        if (
            cookie.Read(context.Request, office.Utility) is not { } key
            || await find.RunAsync(office.Utility.Id, key, cancel) is not { } half
        )
            return Results.LocalRedirect(office.Path("logowanie") + "?wygaslo=1");
        if (await ceremony.SignedAsync(context, PasskeyPlace.Of(office), HalfPurpose(half), answer) is not { } proof)
            return Results.LocalRedirect(Refused(office, "logowanie/kod", returnUrl));
        var caller = BrowserName.CallerOf(context);
        var result = await complete.RunAsync(office.Utility, key, new(null, proof), caller, cancel);
        if (!result.TryGet(out var opened, out _))
            return Results.LocalRedirect(Refused(office, "logowanie/kod", returnUrl));
        cookie.Remove(context, office.Utility);
        return Results.LocalRedirect(await browser.EnterAsync(context, opened, ReturnUrl.Within(office, returnUrl)));
    }

    private static async Task<IResult> AskToMakeAsync(
        [FromForm(Name = "haslo")] string? password,
        HttpContext context,
        Office office,
        ConfirmOwner confirmOwner,
        PasskeyCeremony ceremony,
        CancellationToken cancel
    )
    {
        var caller = BrowserName.CallerOf(context);
        var confirmed = await confirmOwner.RunAsync(office.Session!, office.Utility, password, caller, cancel);
        return confirmed.IsOk
            ? Json(await ceremony.AskToMakeAsync(context, PasskeyPlace.Of(office), PasskeyOwner.Of(office.Session!)))
            : Problem(FactorRefusals.Of(confirmed.Refusal!));
    }

    private static async Task<IResult> AddAsync(
        [FromForm(Name = "odpowiedz")] string? answer,
        [FromForm(Name = "nazwa")] string? name,
        HttpContext context,
        Office office,
        PasskeyCeremony ceremony,
        AddPasskey add,
        CancellationToken cancel
    )
    {
        var page = office.Path("zabezpieczenia");
        if (
            await ceremony.MadeAsync(context, PasskeyPlace.Of(office), PasskeyOwner.Of(office.Session!), answer)
            is not { } made
        )
            return Results.LocalRedirect(page + "?klucz=nie");
        // Where no name was given: the browser, which is how most people would call it.
        name = string.IsNullOrWhiteSpace(name) ? BrowserName.CallerOf(context).Browser : name.Trim();
        var added = await add.RunAsync(
            office.Session!,
            office.Utility,
            made,
            name ?? SecondFactorTexts.PasskeyUnnamed,
            cancel
        );
        return Results.LocalRedirect(page + (added.IsOk ? "?zrobione=klucz-dodany" : "?klucz=nie"));
    }

    // Of this very sign-in: what another one was asked is no answer here.
    private static string HalfPurpose(PendingSignIn half) => $"second factor {half.Account.Value}";

    private static string Refused(Office office, string page, string? returnUrl) =>
        office.Path(page)
        + QueryString
            .Create("klucz", "nie")
            .Add(
                ReturnUrl.Within(office, returnUrl) is { } to ? QueryString.Create("returnUrl", to) : QueryString.Empty
            );

    private static IResult Json(string options) => Results.Content(options, "application/json");

    // No options, and why: the script says it in the form.
    private static IResult Problem(string text) => Results.Json(new { error = text });
}
