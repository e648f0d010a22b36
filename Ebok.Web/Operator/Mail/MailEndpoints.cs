using Ebok.Core.Mail;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.AspNetCore.Antiforgery;

namespace Ebok.Web.Operator.Mail;

/// <summary>Forms of the outgoing mail.</summary>
internal static class MailEndpoints
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost(OperatorFeature.Root + "/{utility}/poczta/{id:guid}/ponow", SendAgainAsync)
            .WithMetadata(new RequireAntiforgeryTokenAttribute(), new StaffPageAttribute());

    private static async Task<IResult> SendAgainAsync(
        Guid id,
        OperatorDesk desk,
        SendMailAgain again,
        CancellationToken cancel
    )
    {
        var sent = await again.RunAsync(desk.Staff, new(id), cancel);
        return sent.Refusal switch
        {
            null => Results.LocalRedirect(desk.Path("poczta?ponowiono=1")),
            NotOfYourRole => Results.StatusCode(StatusCodes.Status403Forbidden),
            NotFound => Results.NotFound(),
            { } refusal => Results.LocalRedirect(desk.Path("poczta?odmowa=" + refusal.Code)),
        };
    }
}
