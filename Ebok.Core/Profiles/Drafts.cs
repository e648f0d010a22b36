using System.Text.Json.Nodes;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Profiles;

/// <summary>What is in force and what an administrator is changing, as every use case of the settings reads it.</summary>
internal static class Drafts
{
    /// <summary>The last published version; null: nothing was published, the file holds.</summary>
    public static Task<ProfileVersion?> LatestAsync(this EbokDb db, CancellationToken cancel) =>
        db.ProfileVersions.AsNoTracking().OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancel);

    /// <summary>The draft of this member of staff, or null.</summary>
    public static Task<ProfileDraft?> DraftOfAsync(this EbokDb db, StaffActor staff, CancellationToken cancel) =>
        db.ProfileDrafts.SingleOrDefaultAsync(d => d.Staff == staff.Staff, cancel);

    /// <summary>His draft, begun from what is in force where he has none yet.</summary>
    public static async Task<ProfileDraft> BeginAsync(
        EbokDb db,
        StaffActor staff,
        UtilityProfile inForce,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        if (await db.DraftOfAsync(staff, cancel) is { } begun)
            return begun;
        var latest = await db.LatestAsync(cancel);
        var draft = new ProfileDraft
        {
            Utility = staff.Utility,
            Staff = staff.Staff,
            BasedOn = latest?.Number ?? 0,
            Json = latest?.Json ?? ProfileJson.Write(inForce),
            Origin = ProfileOrigin.Dashboard,
            ChangedAt = now,
        };
        db.ProfileDrafts.Add(draft);
        return draft;
    }

    /// <summary>Another content for his draft, whatever was in it.</summary>
    public static async Task PutAsync(
        EbokDb db,
        StaffActor staff,
        string json,
        ProfileOrigin origin,
        string? fileHash,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var basedOn = (await db.LatestAsync(cancel))?.Number ?? 0;
        if (await db.DraftOfAsync(staff, cancel) is { } draft)
        {
            (draft.Json, draft.Origin, draft.FileHash) = (json, origin, fileHash);
            (draft.BasedOn, draft.ChangedAt) = (basedOn, now);
            return;
        }
        db.ProfileDrafts.Add(
            new ProfileDraft
            {
                Utility = staff.Utility,
                Staff = staff.Staff,
                BasedOn = basedOn,
                Json = json,
                Origin = origin,
                FileHash = fileHash,
                ChangedAt = now,
            }
        );
    }

    /// <summary>The draft to be edited.</summary>
    public static JsonObject Edited(this ProfileDraft draft) => ProfileJson.Parse(draft.Json) ?? [];

    /// <summary>Keeps what was edited.</summary>
    public static void Keep(this ProfileDraft draft, JsonObject edited, DateTimeOffset now) =>
        (draft.Json, draft.ChangedAt) = (edited.ToJsonString(ProfileJson.Pretty), now);
}
