using System.Text.Json.Nodes;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Profiles.Forms;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Profiles;

/// <summary>The settings of a utility as an administrator finds them.</summary>
/// <param name="InForce">What holds now.</param>
/// <param name="Number">Its version; 0: the file, nothing was published yet.</param>
/// <param name="PublishedAt">When; null: the file.</param>
/// <param name="PublishedBy">Login of who; null: the file.</param>
/// <param name="Draft">What he is changing; null: nothing.</param>
/// <param name="OthersEditing">Logins of others with a draft.</param>
/// <param name="File">The file on disk, where it says something else than was last taken account of.</param>
public sealed record SettingsView(
    UtilityProfile InForce,
    int Number,
    DateTimeOffset? PublishedAt,
    string? PublishedBy,
    SettingsDraft? Draft,
    IReadOnlyList<string> OthersEditing,
    ChangedFile? File
)
{
    /// <summary>What the forms show: the draft, or what holds.</summary>
    public required JsonObject Edited { get; init; }

    /// <summary>One setting of it.</summary>
    public SettingNode Setting(string name) => SettingTree.Of(Edited, name);
}

/// <summary>An administrator's draft.</summary>
/// <param name="Hash">Of its content: publishing says which he looked at.</param>
/// <param name="ChangedAt">Last change.</param>
/// <param name="IsOvertaken">Another version was published since it was begun.</param>
/// <param name="Profile">As it would be; null: its shape is wrong.</param>
/// <param name="Mistakes">All of them.</param>
/// <param name="Changes">In what it differs; none while its shape is wrong.</param>
public sealed record SettingsDraft(
    string Hash,
    DateTimeOffset ChangedAt,
    bool IsOvertaken,
    UtilityProfile? Profile,
    IReadOnlyList<ProfileMistake> Mistakes,
    IReadOnlyList<ProfileChange> Changes
);

/// <summary>A file that has changed on disk since the portal took account of it.</summary>
/// <param name="File">Its name.</param>
/// <param name="IsGood">Whether it is a profile without mistakes.</param>
/// <param name="Changes">In what it differs from what holds.</param>
public sealed record ChangedFile(string File, bool IsGood, IReadOnlyList<ProfileChange> Changes);

/// <summary>Reads the settings: administrators only.</summary>
public sealed class ReadSettings(EbokStore store, UtilityCatalog catalog, ProfileFiles files)
{
    /// <summary>The settings; <see cref="NotOfYourRole"/>.</summary>
    public async Task<Result<SettingsView>> RunAsync(StaffActor staff, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Administrator))
            return new NotOfYourRole();
        await using var db = store.Read(staff.Utility);
        var latest = await db.LatestAsync(cancel);
        var running = catalog.Find(staff.Utility.Slug)!;
        var inForce = latest is null ? running : PublishProfile.ReadStored(latest) ?? running;
        var draft = await db.DraftOfAsync(staff, cancel);
        var others = await db
            .ProfileDrafts.Where(d => d.Staff != staff.Staff)
            .Join(db.Staff, d => d.Staff, s => s.Id, (_, s) => s.Login)
            .OrderBy(l => l)
            .ToListAsync(cancel);
        var by = latest?.Staff is { } id
            ? await db.Staff.Where(s => s.Id == id).Select(s => s.Login).SingleOrDefaultAsync(cancel)
            : null;
        return new SettingsView(
            inForce,
            latest?.Number ?? 0,
            latest?.PublishedAt,
            by,
            draft is null ? null : await DraftAsync(db, draft, inForce, latest, cancel),
            others,
            FileOf(staff.Utility, latest, inForce)
        )
        {
            Edited = draft?.Edited() ?? ProfileJson.Parse(ProfileJson.Write(inForce))!,
        };
    }

    /// <summary>The draft as a profile, for the preview; <see cref="NotFound"/> without a draft that could be one,
    /// <see cref="NotOfYourRole"/>.</summary>
    public async Task<Result<UtilityProfile>> DraftAsync(StaffActor staff, CancellationToken cancel) =>
        !(await RunAsync(staff, cancel)).TryGet(out var view, out var refusal) ? refusal
        : view.Draft?.Profile is { } profile ? profile
        : NotFound.Instance;

    private async Task<SettingsDraft> DraftAsync(
        EbokDb db,
        ProfileDraft draft,
        UtilityProfile inForce,
        ProfileVersion? latest,
        CancellationToken cancel
    )
    {
        var edited = draft.Edited();
        var (profile, mistakes) = await ProfileCheck.RunAsync(db, edited, inForce, catalog, files.Folder, cancel);
        return new(
            ProfileJson.HashOf(draft.Json),
            draft.ChangedAt,
            latest is not null && latest.Number != draft.BasedOn,
            profile,
            mistakes,
            profile is null ? [] : ProfileDiff.Between(inForce, profile)
        );
    }

    private ChangedFile? FileOf(UtilityId utility, ProfileVersion? latest, UtilityProfile inForce)
    {
        if (FileOnDisk.Read(files, utility) is not { } now)
            return null;
        var known =
            latest?.FileHash
            ?? (files.Of(utility) is { } atStart ? ProfileJson.HashOf(ProfileJson.Write(atStart)) : null);
        if (now.Hash == known)
            return null;
        return now.Profile is null
            ? new(now.File, false, [])
            : new(now.File, true, ProfileDiff.Between(inForce, now.Profile));
    }
}
