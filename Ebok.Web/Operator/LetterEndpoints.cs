using System.Globalization;
using Ebok.Core.Letters;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Ebok.Web.Operator;

/// <summary>Forms of the letters: the answer to printing is the file itself.</summary>
internal static class LetterEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        object[] closed = [new RequireAntiforgeryTokenAttribute(), new StaffPageAttribute()];
        app.MapPost(OperatorFeature.Root + "/{utility}/listy/druk", PrintAsync).WithMetadata(closed);
        app.MapPost(OperatorFeature.Root + "/{utility}/listy/wyslane", SentAsync).WithMetadata(closed);
        app.MapPost(OperatorFeature.Root + "/{utility}/klienci/{id:guid}/list", CounterAsync).WithMetadata(closed);
    }

    private static async Task<IResult> PrintAsync(
        [FromForm(Name = "rejestracja")] Guid? registration,
        OperatorDesk desk,
        PrintLetters print,
        TimeProvider clock,
        CancellationToken cancel
    ) => File(await print.RunAsync(desk.Staff, IdOf(registration), cancel), desk, "listy", clock);

    private static async Task<IResult> CounterAsync(
        Guid id,
        OperatorDesk desk,
        PrintCounterLetter print,
        TimeProvider clock,
        CancellationToken cancel
    ) => File(await print.RunAsync(desk.Staff, new CustomerId(id), cancel), desk, $"klienci/{id}", clock);

    private static async Task<IResult> SentAsync(
        [FromForm(Name = "rejestracja")] Guid? registration,
        OperatorDesk desk,
        MarkLettersSent mark,
        CancellationToken cancel
    ) =>
        (await mark.RunAsync(desk.Staff, IdOf(registration), cancel)).IsOk
            ? Results.LocalRedirect(desk.Path("listy") + "?wyslane=1")
            : Results.StatusCode(StatusCodes.Status403Forbidden);

    private static RegistrationId? IdOf(Guid? registration) => registration is { } id ? new RegistrationId(id) : null;

    private static IResult File(Result<PrintedLetters> printed, OperatorDesk desk, string back, TimeProvider clock)
    {
        if (printed.TryGet(out var letters, out var refusal))
            return Results.File(
                letters.Pdf,
                "application/pdf",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"listy-{desk.Utility.Slug}-{WarsawTime.Local(clock.GetUtcNow()):yyyy-MM-dd-HHmm}.pdf"
                )
            );
        return refusal is NotOfYourRole
            ? Results.StatusCode(StatusCodes.Status403Forbidden)
            : Results.LocalRedirect(desk.Path(back) + "?nic=1");
    }
}
