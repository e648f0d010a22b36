using Ebok.Core.Documents;
using Ebok.Core.Meters.Deciding;
using Ebok.Core.Meters.Giving;
using Ebok.Web.Accounts;
using Ebok.Web.Operator;

namespace Ebok.Web.Meters.Giving;

/// <summary><c>/{slug}/odczyt/{id}/zdjecie</c> for its owner, <c>/operator/{utility}/odczyty/{id}/zdjecie</c> for staff;
/// 404 for everyone else. Only ever as a download: an img element shows it all the same.</summary>
internal static class PhotoEndpoints
{
    public static void MapReadingPhotos(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet(
                "/{slug}/odczyt/{id:guid}/zdjecie",
                async (Guid id, Office office, OpenReadingPhoto open, CancellationToken cancel) =>
                    Answer(await open.RunAsync(office.Actor, id, cancel))
            )
            .WithMetadata(new SeenByStaffAttribute());
        endpoints
            .MapGet(
                OperatorFeature.Root + "/{utility}/odczyty/{id:guid}/zdjecie",
                async (Guid id, OperatorDesk desk, OpenPhotoToDecide open, CancellationToken cancel) =>
                    Answer(await open.RunAsync(desk.Staff, id, cancel))
            )
            .WithMetadata(new StaffPageAttribute());
    }

    private static IResult Answer(OpenedDocument? photo) =>
        photo is null ? Results.NotFound() : Results.Stream(photo.Content, photo.ContentType, photo.Name);
}
