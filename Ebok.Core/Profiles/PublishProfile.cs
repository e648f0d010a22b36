using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Profiles;

/// <summary>Puts an administrator's draft in force (U3): as a new version, looked at as the start of the program looks at
/// a file. Published on one server it holds there at once, and on the others within a minute.</summary>
public sealed class PublishProfile(
    EbokStore store,
    UtilityCatalog catalog,
    ProfileFiles files,
    ProfileBook book,
    AuditTrail audit,
    TimeProvider clock
)
{
    /// <summary>Longest remark.</summary>
    public const int LongestNote = 500;

    /// <summary>The number of the new version; <see cref="ProfileHasMistakes"/>, <see cref="PublishedMeanwhile"/>,
    /// <see cref="DraftChangedMeanwhile"/>, <see cref="NothingToPublish"/>, <see cref="NotOfYourRole"/>.</summary>
    /// <param name="staff">Whose draft.</param>
    /// <param name="seen">Hash of the draft whose differences he has looked at (<see cref="SettingsDraft.Hash"/>).</param>
    /// <param name="note">Why, in his words.</param>
    /// <param name="cancel">Given up.</param>
    public async Task<Result<int>> RunAsync(StaffActor staff, string? seen, string? note, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Administrator))
            return new NotOfYourRole();
        try
        {
            var published = await store.WriteAsync(
                staff.Utility,
                db => PublishAsync(db, staff, seen, note, cancel),
                cancel
            );
            await book.RefreshAsync(cancel);
            return published;
        }
        catch (DbUpdateException)
        {
            // On another server, at the same moment.
            await using var db = store.Read(staff.Utility);
            return await MeanwhileAsync(db, (await db.LatestAsync(cancel))!, cancel);
        }
    }

    private async Task<Result<int>> PublishAsync(
        EbokDb db,
        StaffActor staff,
        string? seen,
        string? note,
        CancellationToken cancel
    )
    {
        if (await db.DraftOfAsync(staff, cancel) is not { } draft)
            return new NothingToPublish();
        var latest = await db.LatestAsync(cancel);
        if (latest is not null && latest.Number != draft.BasedOn)
            return await MeanwhileAsync(db, latest, cancel);
        if (seen is not null && seen != ProfileJson.HashOf(draft.Json))
            return new DraftChangedMeanwhile();
        var first = catalog.Find(staff.Utility.Slug)!;
        // What is compared with is what is stored: another server may have published what this one has not seen yet.
        var inForce = latest is null ? first : ReadStored(latest) ?? first;
        var (profile, mistakes) = await ProfileCheck.RunAsync(
            db,
            draft.Edited(),
            inForce,
            catalog,
            files.Folder,
            cancel
        );
        if (profile is null || mistakes.Count > 0)
            return new ProfileHasMistakes(mistakes);
        var json = ProfileJson.Write(profile);
        if (json == ProfileJson.Write(inForce) && draft.FileHash is null)
            return new NothingToPublish();

        var now = clock.GetUtcNow();
        var number = (latest?.Number ?? AddFirst(db, staff.Utility, first, now)) + 1;
        db.ProfileVersions.Add(
            new ProfileVersion
            {
                Utility = staff.Utility,
                Number = number,
                Json = json,
                Origin = draft.Origin,
                PublishedAt = now,
                Staff = staff.Staff,
                Note = Short(note),
                FileHash = draft.FileHash ?? (latest is null ? HashOfFile(staff.Utility) : latest.FileHash),
            }
        );
        db.ProfileDrafts.Remove(draft);
        // The key decides between two servers before the trail is held.
        await db.SaveChangesAsync(cancel);
        var detail = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await audit.AddAsync(db, staff, AuditAct.ProfilePublished, null, detail, cancel);
        return number;
    }

    // What held until now is the first version: one can go back to it too.
    private int AddFirst(EbokDb db, UtilityId utility, UtilityProfile profile, DateTimeOffset now)
    {
        db.ProfileVersions.Add(
            new ProfileVersion
            {
                Utility = utility,
                Number = 1,
                Json = ProfileJson.Write(profile),
                Origin = ProfileOrigin.File,
                PublishedAt = now,
                FileHash = HashOfFile(utility),
            }
        );
        return 1;
    }

    // As it was at start: what was written into it since is still to be offered.
    private string? HashOfFile(UtilityId utility) =>
        files.Of(utility) is { } file ? ProfileJson.HashOf(ProfileJson.Write(file)) : null;

    internal static UtilityProfile? ReadStored(ProfileVersion version) =>
        ProfileJson.Read(System.Text.Encoding.UTF8.GetBytes(version.Json), (_, _) => { });

    internal static string? Short(string? note) =>
        string.IsNullOrWhiteSpace(note) ? null
        : note.Trim() is { Length: > LongestNote } longer ? longer[..LongestNote]
        : note.Trim();

    private static async Task<Result<int>> MeanwhileAsync(EbokDb db, ProfileVersion latest, CancellationToken cancel) =>
        new PublishedMeanwhile(
            latest.Number,
            await db.Staff.Where(s => s.Id == latest.Staff).Select(s => s.Login).SingleOrDefaultAsync(cancel),
            latest.PublishedAt
        );
}
