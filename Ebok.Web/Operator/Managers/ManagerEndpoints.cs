using System.Globalization;
using Ebok.Core.Managers;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Ebok.Web.Operator.Managers;

/// <summary>Forms about a manager without a page of their own.</summary>
internal static class ManagerEndpoints
{
    public static void MapManagers(this IEndpointRouteBuilder endpoints)
    {
        var closed = endpoints
            .MapGroup(OperatorFeature.Root + "/{utility}/zarzadcy/{id:guid}")
            .WithMetadata(new RequireAntiforgeryTokenAttribute(), new StaffPageAttribute());
        closed.MapPost("/usun", RemoveAsync);
        closed.MapPost("/list", PrintAsync);
    }

    private static async Task<IResult> RemoveAsync(
        Guid id,
        [FromForm(Name = "klient")] Guid customer,
        OperatorDesk desk,
        KeepManager keep,
        CancellationToken cancel
    ) =>
        (await keep.RemoveAsync(desk.Staff, new AccountId(id), new CustomerId(customer), cancel)).Refusal switch
        {
            null => Results.LocalRedirect(desk.Path($"zarzadcy/{id}?zrobione=usuniete")),
            NotOfYourRole => Results.StatusCode(StatusCodes.Status403Forbidden),
            _ => Results.NotFound(),
        };

    private static async Task<IResult> PrintAsync(
        Guid id,
        OperatorDesk desk,
        PrintManagerLetter print,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var result = await print.RunAsync(desk.Staff, new AccountId(id), cancel);
        if (result.TryGet(out var letters, out var refusal))
            return Results.File(
                letters.Pdf,
                "application/pdf",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"list-{desk.Utility.Slug}-{WarsawTime.Local(clock.GetUtcNow()):yyyy-MM-dd-HHmm}.pdf"
                )
            );
        return refusal is NotOfYourRole
            ? Results.StatusCode(StatusCodes.Status403Forbidden)
            : Results.LocalRedirect(desk.Path($"zarzadcy/{id}"));
    }
}
