using Ebok.Core.Data;
using Ebok.Core.Documents;
using Ebok.Core.Meters.Giving;
using Ebok.Core.Operators;

namespace Ebok.Core.Meters.Deciding;

/// <summary>Opens the photo of any reading of the utility, for staff.</summary>
public sealed class OpenPhotoToDecide(EbokStore store, FileStore files)
{
    /// <summary>For every role; null where there is none.</summary>
    public async Task<OpenedDocument?> RunAsync(StaffActor staff, Guid reading, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        return await files.OpenPhotoAsync(
            from photo in db.ReadingPhotos
            join given in db.CustomerReadings on photo.Reading equals given.Id
            join meter in db.Meters on given.Meter equals meter.Id
            where photo.Reading == reading
            select new PhotoFile(meter.FactoryNumber, given.On, photo.Kind, photo.Hash),
            cancel
        );
    }
}
