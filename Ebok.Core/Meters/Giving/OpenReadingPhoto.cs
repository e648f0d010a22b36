using Ebok.Core.Attachments;
using Ebok.Core.Data;
using Ebok.Core.Documents;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Meters.Giving;

/// <summary>Opens the photo of a reading that the actor's customer gave; somebody else's is not found.</summary>
public sealed class OpenReadingPhoto(EbokStore store, FileStore files)
{
    /// <summary>The file, or null where it is not there or the reading is not the actor's.</summary>
    public async Task<OpenedDocument?> RunAsync(Actor actor, Guid reading, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = store.Read(actor.Utility);
        return await files.OpenPhotoAsync(
            from photo in db.ReadingPhotosOf(actor)
            join given in db.GivenReadingsOf(actor) on photo.Reading equals given.Id
            join meter in db.MetersOf(actor) on given.Meter equals meter.Id
            where photo.Reading == reading
            select new PhotoFile(meter.FactoryNumber, given.On, photo.Kind, photo.Hash),
            cancel
        );
    }
}

/// <summary>What is needed to hand out a photo.</summary>
internal sealed record PhotoFile(string FactoryNumber, DateOnly On, Utilities.AttachmentKind Kind, string Hash);

/// <summary>What owners and staff do the same.</summary>
internal static class PhotoFiles
{
    /// <summary>The one photo that was found; null where there is none, or it is held.</summary>
    public static async Task<OpenedDocument?> OpenPhotoAsync(
        this FileStore files,
        IQueryable<PhotoFile> one,
        CancellationToken cancel
    ) =>
        await one.SingleOrDefaultAsync(cancel) is { } found && files.OpenOrNull(found.Hash) is { } content
            ? new(ReadingPhoto.NameOf(found.FactoryNumber, found.On, found.Kind), found.Kind.ContentType(), content)
            : null;
}
