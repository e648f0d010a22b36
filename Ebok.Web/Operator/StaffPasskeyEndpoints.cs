using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Web.Accounts;
using Ebok.Web.SecondFactor;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Ebok.Web.Operator;

/// <summary>Passkeys of staff (O7): made at the first sign-in in place of an app, and given at each other in place of its
/// code. The script and the talk with the authenticator are the customers'.</summary>
internal static class StaffPasskeyEndpoints
{
    public const string EnrolPath = OperatorFeature.Root + "/drugi-skladnik/klucz";
    public const string AddPath = StaffSecurityPage.Address + "/klucz";
    public const string SignInPath = OperatorFeature.Root + "/kod/klucz";

    private static readonly PasskeyPlace Place = new(StaffFactor.PasskeyPlace, OperatorTexts.Issuer);

    public static void Map(IEndpointRouteBuilder app)
    {
        object[] enrolling =
        [
            new RequireAntiforgeryTokenAttribute(),
            new StaffPageAttribute(),
            new OpenWhileAttribute(StaffStage.OwesEnrolment),
        ];
        object[] signingIn =
        [
            new RequireAntiforgeryTokenAttribute(),
            new StaffPageAttribute(),
            new OpenWhileAttribute(StaffStage.OwesFactor),
        ];
        object[] keeping = [new RequireAntiforgeryTokenAttribute(), new StaffPageAttribute()];
        app.MapPost(AddPath + "/opcje", AskToAddAsync).WithMetadata(keeping);
        app.MapPost(AddPath, AddAsync).WithMetadata(keeping);
        app.MapPost(EnrolPath + "/opcje", AskToMakeAsync).WithMetadata(enrolling);
        app.MapPost(EnrolPath, EnrolAsync).WithMetadata(enrolling);
        app.MapPost(SignInPath + "/opcje", AskToSignAsync).WithMetadata(signingIn);
        app.MapPost(SignInPath, SignInAsync).WithMetadata(signingIn);
    }

    private static async Task<IResult> AskToMakeAsync(
        HttpContext context,
        OperatorDesk desk,
        PasskeyCeremony ceremony
    ) => Json(await ceremony.AskToMakeAsync(context, Place, OwnerOf(desk)));

    private static async Task<IResult> EnrolAsync(
        [FromForm(Name = "odpowiedz")] string? answer,
        HttpContext context,
        OperatorDesk desk,
        PasskeyCeremony ceremony,
        StaffFactor factor,
        SessionCookie cookie,
        CancellationToken cancel
    )
    {
        var caller = BrowserName.CallerOf(context);
        var made = await ceremony.MadeAsync(context, Place, OwnerOf(desk), answer);
        var name = caller.Browser ?? SecondFactorTexts.PasskeyUnnamed;
        if (
            made is null
            || !(await factor.EnrolAsync(desk.Session, made, name, caller, cancel)).TryGet(out var key, out _)
        )
            return Results.LocalRedirect(OperatorFeature.PathOf(StaffStage.OwesEnrolment) + "?klucz=nie");
        cookie.Set(context, StaffHandler.Place, key, keepUntil: null);
        return Results.LocalRedirect(OperatorFeature.Root);
    }

    private static async Task<IResult> AskToAddAsync(
        [FromForm(Name = "haslo")] string? password,
        HttpContext context,
        OperatorDesk desk,
        KeepStaffFactors keep,
        PasskeyCeremony ceremony,
        CancellationToken cancel
    ) =>
        await keep.ConfirmAsync(desk.Session, password, BrowserName.CallerOf(context), cancel) is { } refusal
            ? Results.Json(new { error = FactorRefusals.Of(refusal) })
            : Json(await ceremony.AskToMakeAsync(context, Place, OwnerOf(desk)));

    private static async Task<IResult> AddAsync(
        [FromForm(Name = "odpowiedz")] string? answer,
        [FromForm(Name = "nazwa")] string? name,
        HttpContext context,
        OperatorDesk desk,
        KeepStaffFactors keep,
        PasskeyCeremony ceremony,
        CancellationToken cancel
    )
    {
        var caller = BrowserName.CallerOf(context);
        if (await ceremony.MadeAsync(context, Place, OwnerOf(desk), answer) is not { } made)
            return Results.LocalRedirect(StaffSecurityPage.Address + "?klucz=nie");
        // Where no name was given: the browser, which is how most people would call it.
        name = string.IsNullOrWhiteSpace(name) ? caller.Browser ?? SecondFactorTexts.PasskeyUnnamed : name.Trim();
        var refusal = await keep.AddPasskeyAsync(desk.Session, made, name, caller, cancel);
        return Results.LocalRedirect(
            StaffSecurityPage.Address + (refusal is null ? "?zrobione=klucz-dodany" : "?klucz=nie")
        );
    }

    private static async Task<IResult> AskToSignAsync(
        HttpContext context,
        OperatorDesk desk,
        PasskeyCeremony ceremony
    ) => Json(await ceremony.AskToSignAsync(context, Place, new AccountId(desk.Session.Staff.Value), Purpose(desk)));

    private static async Task<IResult> SignInAsync(
        [FromForm(Name = "odpowiedz")] string? answer,
        HttpContext context,
        OperatorDesk desk,
        PasskeyCeremony ceremony,
        StaffFactor factor,
        SessionCookie cookie,
        CancellationToken cancel
    )
    {
        var proof = await ceremony.SignedAsync(context, Place, Purpose(desk), answer);
        var verified = await factor.VerifyAsync(desk.Session, proof, BrowserName.CallerOf(context), cancel);
        if (!verified.TryGet(out var key, out _))
            return Results.LocalRedirect(OperatorFeature.PathOf(StaffStage.OwesFactor) + "?klucz=nie");
        cookie.Set(context, StaffHandler.Place, key, keepUntil: null);
        return Results.LocalRedirect(OperatorFeature.Root);
    }

    private static PasskeyOwner OwnerOf(OperatorDesk desk) =>
        new(desk.Session.Staff.Value, desk.Session.Login, desk.Session.Id);

    // Of this very session: what another one was asked is no answer here.
    private static string Purpose(OperatorDesk desk) => $"staff {desk.Session.Id.Value}";

    private static IResult Json(string options) => Results.Content(options, "application/json");
}
