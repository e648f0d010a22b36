using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Profiles.Forms;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Profiles;

/// <summary>Changes an administrator's own draft of the profile; customers see nothing of it until it is published.</summary>
public sealed class EditProfile(EbokStore store, UtilityCatalog catalog, ProfileFiles files, TimeProvider clock)
{
    /// <summary>Takes a form of some settings, then adds, takes out or moves an item of a list where the form asks for it.
    /// The path to be looked at next, or null.</summary>
    /// <param name="staff">Whose draft.</param>
    /// <param name="names">The settings that were on the page.</param>
    /// <param name="posted">Values of a field by its name.</param>
    /// <param name="act">See <see cref="SettingForm.Change"/>.</param>
    /// <param name="cancel">Given up.</param>
    public Task<Result<string>> RunAsync(
        StaffActor staff,
        IReadOnlyList<string> names,
        Func<string, IReadOnlyList<string>> posted,
        string? act,
        CancellationToken cancel
    ) =>
        WriteAsync(
            staff,
            async db =>
            {
                var now = clock.GetUtcNow();
                var draft = await Drafts.BeginAsync(db, staff, InForce(staff), now, cancel);
                var edited = draft.Edited();
                foreach (var name in names)
                    SettingForm.Apply(edited, name, posted);
                var next = act is null ? "" : SettingForm.Change(edited, act) ?? "";
                draft.Keep(edited, now);
                return next;
            },
            cancel
        );

    /// <summary>Drops the draft: what is in force stays.</summary>
    public Task<Result<string>> DropAsync(StaffActor staff, CancellationToken cancel) =>
        WriteAsync(
            staff,
            async db =>
            {
                await db.ProfileDrafts.Where(d => d.Staff == staff.Staff).ExecuteDeleteAsync(cancel);
                return "";
            },
            cancel
        );

    /// <summary>Makes the draft of an earlier version, to be looked at and published again; <see cref="NotFound"/>.</summary>
    public Task<Result<string>> TakeVersionAsync(StaffActor staff, int number, CancellationToken cancel) =>
        WriteAsync(
            staff,
            async db =>
            {
                var json = await db
                    .ProfileVersions.Where(v => v.Number == number)
                    .Select(v => v.Json)
                    .SingleOrDefaultAsync(cancel);
                if (json is null)
                    return NotFound.Instance;
                await Drafts.PutAsync(db, staff, json, ProfileOrigin.Earlier, null, clock.GetUtcNow(), cancel);
                return "";
            },
            cancel
        );

    /// <summary>Makes the draft of the file on disk, which has changed; <see cref="NotFound"/> where it has not.</summary>
    public Task<Result<string>> TakeFileAsync(StaffActor staff, CancellationToken cancel) =>
        WriteAsync(
            staff,
            async db =>
            {
                if (FileOnDisk.Read(files, staff.Utility) is not { Profile: { } profile })
                    return NotFound.Instance;
                var json = ProfileJson.Write(profile);
                var hash = ProfileJson.HashOf(json);
                await Drafts.PutAsync(db, staff, json, ProfileOrigin.File, hash, clock.GetUtcNow(), cancel);
                return "";
            },
            cancel
        );

    /// <summary>Puts the changes of a draft that somebody else's publishing overtook onto the new version, setting by
    /// setting; where both changed the same one, the draft's stands, and its name is told.</summary>
    public Task<Result<string>> RebaseAsync(StaffActor staff, CancellationToken cancel) =>
        WriteAsync(
            staff,
            async db =>
            {
                var draft = await db.DraftOfAsync(staff, cancel);
                var latest = await db.LatestAsync(cancel);
                if (draft is null || latest is null)
                    return NotFound.Instance;
                var begun = await db
                    .ProfileVersions.Where(v => v.Number == draft.BasedOn)
                    .Select(v => v.Json)
                    .SingleOrDefaultAsync(cancel);
                var before = ProfileJson.Parse(begun ?? FirstOf(staff)) ?? [];
                var (mine, theirs) = (draft.Edited(), ProfileJson.Parse(latest.Json) ?? []);
                var both = new List<string>();
                foreach (var name in SettingTree.TopLevel)
                {
                    if (System.Text.Json.Nodes.JsonNode.DeepEquals(mine[name], before[name]))
                        continue;
                    if (!System.Text.Json.Nodes.JsonNode.DeepEquals(theirs[name], before[name]))
                        both.Add(name);
                    if (mine[name] is { } value)
                        theirs[name] = value.DeepClone();
                    else
                        theirs.Remove(name);
                }
                draft.BasedOn = latest.Number;
                draft.Keep(theirs, clock.GetUtcNow());
                return string.Join(',', both);
            },
            cancel
        );

    private UtilityProfile InForce(StaffActor staff) =>
        catalog.Find(staff.Utility.Slug) ?? throw new InvalidOperationException("no such utility");

    private string FirstOf(StaffActor staff) => ProfileJson.Write(files.Of(staff.Utility) ?? InForce(staff));

    private async Task<Result<string>> WriteAsync(
        StaffActor staff,
        Func<EbokDb, Task<Result<string>>> work,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        return staff.Is(StaffRole.Administrator)
            ? await store.WriteAsync(staff.Utility, work, cancel)
            : new NotOfYourRole();
    }
}
