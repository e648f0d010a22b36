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
    /// <summary>Field of the registrations whose letters are meant.</summary>
    public const string Registration = "rejestracja";

    /// <summary>Field that says: all of them. Without it nothing ticked is nothing, not everything.</summary>
    public const string All = "wszystkie";

    /// <summary>Why nothing was printed or sent: nothing was ticked.</summary>
    public const string NoneTicked = "zaznacz";

    public static void Map(IEndpointRouteBuilder app)
    {
        object[] closed = [new RequireAntiforgeryTokenAttribute(), new StaffPageAttribute()];
        var letters = $"{OperatorFeature.Root}/{{utility}}/{LettersTable.Address}";
        app.MapPost(letters + "/druk", PrintAsync).WithMetadata(closed);
        app.MapPost(letters + "/wyslane", SentAsync).WithMetadata(closed);
        app.MapPost(letters + "/{id:guid}/druk", PrintOneAsync).WithMetadata(closed);
        app.MapPost(letters + "/{id:guid}/wyslane", SentOneAsync).WithMetadata(closed);
        app.MapPost(OperatorFeature.Root + "/{utility}/klienci/{id:guid}/list", CounterAsync).WithMetadata(closed);
    }

    private static async Task<IResult> PrintAsync(
        [FromForm(Name = Registration)] Guid[]? ticked,
        [FromForm(Name = All)] bool? all,
        OperatorDesk desk,
        PrintLetters print,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var which = Which(ticked, all);
        return File(await print.RunAsync(desk.Staff, which, cancel), desk, LettersTable.Address, clock, which);
    }

    private static async Task<IResult> PrintOneAsync(
        Guid id,
        OperatorDesk desk,
        PrintLetters print,
        TimeProvider clock,
        CancellationToken cancel
    ) => File(await print.RunAsync(desk.Staff, [new(id)], cancel), desk, LettersTable.Address, clock);

    private static async Task<IResult> CounterAsync(
        Guid id,
        OperatorDesk desk,
        PrintCounterLetter print,
        TimeProvider clock,
        CancellationToken cancel
    ) => File(await print.RunAsync(desk.Staff, new CustomerId(id), cancel), desk, $"klienci/{id}", clock);

    private static Task<IResult> SentAsync(
        [FromForm(Name = Registration)] Guid[]? ticked,
        [FromForm(Name = All)] bool? all,
        OperatorDesk desk,
        MarkLettersSent mark,
        CancellationToken cancel
    ) => MarkAsync(desk, mark, Which(ticked, all), cancel);

    private static Task<IResult> SentOneAsync(
        Guid id,
        OperatorDesk desk,
        MarkLettersSent mark,
        CancellationToken cancel
    ) => MarkAsync(desk, mark, [new(id)], cancel);

    private static async Task<IResult> MarkAsync(
        OperatorDesk desk,
        MarkLettersSent mark,
        IReadOnlyList<RegistrationId>? which,
        CancellationToken cancel
    )
    {
        if (!(await mark.RunAsync(desk.Staff, which, cancel)).IsOk)
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var said = which is [] ? $"nic={NoneTicked}" : "wyslane=1";
        return Results.LocalRedirect($"{desk.Path(LettersTable.Address)}?stan={LettersTable.Printed}&{said}");
    }

    // Null: all of them.
    private static IReadOnlyList<RegistrationId>? Which(Guid[]? ticked, bool? all) =>
        all == true ? null : [.. (ticked ?? []).Select(id => new RegistrationId(id))];

    private static IResult File(
        Result<PrintedLetters> printed,
        OperatorDesk desk,
        string back,
        TimeProvider clock,
        IReadOnlyList<RegistrationId>? which = null
    )
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
            : Results.LocalRedirect(desk.Path(back) + "?nic=" + (which is [] ? NoneTicked : "1"));
    }
}
