using System.Text.Json;
using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Profiles;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Setup;

/// <summary>A new utility, made from what is asked step by step; kept at each. Only for who may make utilities.</summary>
public sealed class MakeUtility(
    EbokStore store,
    UtilityCatalog catalog,
    ProfileFiles files,
    ProfileBook book,
    AuditTrail audit,
    TimeProvider clock
)
{
    /// <summary>Whether he may.</summary>
    public async Task<bool> MayAsync(OpenStaffSession session, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(session);
        await using var db = store.ReadAll();
        return await db.MayMakeUtilitiesAsync(session.Staff, cancel);
    }

    /// <summary>What he has typed so far; null: he may not.</summary>
    public async Task<NewUtility?> ReadAsync(OpenStaffSession session, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(session);
        await using var db = store.ReadAll();
        var right = await db.InstallationAdministrators.SingleOrDefaultAsync(a => a.Staff == session.Staff, cancel);
        return right is null ? null
            : right.Draft is null ? new()
            : JsonSerializer.Deserialize<NewUtility>(right.Draft) ?? new();
    }

    /// <summary>Keeps what was typed, right or wrong.</summary>
    public Task KeepAsync(OpenStaffSession session, NewUtility typed, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(session);
        var json = JsonSerializer.Serialize(typed);
        var now = clock.GetUtcNow();
        return store.WriteAllAsync(
            db =>
                db.InstallationAdministrators.Where(a => a.Staff == session.Staff)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(a => a.Draft, json)
                                .SetProperty(a => a.DraftChangedAt, (DateTimeOffset?)now),
                        cancel
                    ),
            cancel
        );
    }

    /// <summary>All that is wrong with it as it is now.</summary>
    public async Task<IReadOnlyList<ProfileMistake>> CheckAsync(NewUtility typed, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(typed);
        await using var db = store.ReadAll();
        return (await CheckAsync(db, typed, cancel)).Mistakes;
    }

    /// <summary>The profile as it would be, for a look; null while it has mistakes.</summary>
    public async Task<UtilityProfile?> PreviewAsync(NewUtility typed, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(typed);
        await using var db = store.ReadAll();
        var (profile, mistakes) = await CheckAsync(db, typed, cancel);
        return mistakes.Count == 0 ? profile : null;
    }

    /// <summary>Opens it: its slug; <see cref="ProfileHasMistakes"/>, <see cref="NotOfYourRole"/>. He is its administrator.</summary>
    public async Task<Result<string>> RunAsync(OpenStaffSession session, string? origin, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (await ReadAsync(session, cancel) is not { } typed)
            return new NotOfYourRole();
        Refusal? refusal = null;
        var utility = new UtilityId(typed.Slug.Trim());
        try
        {
            await store.WriteAllAsync(
                async db => refusal = await MakeAsync(db, session, typed, utility, origin, cancel),
                cancel
            );
        }
        catch (DbUpdateException)
        {
            refusal = new ProfileHasMistakes([
                new("$.slug", ProfileReason.Of("OfAnother", $"\"{utility.Slug}\" is already that of another utility")),
            ]);
        }
        if (refusal is not null)
            return refusal;
        await book.RefreshAsync(cancel);
        return utility.Slug;
    }

    private async Task<Refusal?> MakeAsync(
        EbokDb db,
        OpenStaffSession session,
        NewUtility typed,
        UtilityId utility,
        string? origin,
        CancellationToken cancel
    )
    {
        var right = await db.InstallationAdministrators.SingleOrDefaultAsync(a => a.Staff == session.Staff, cancel);
        if (right is null)
            return new NotOfYourRole();
        var (profile, mistakes) = await CheckAsync(db, typed, cancel);
        if (profile is null || mistakes.Count > 0)
            return new ProfileHasMistakes(mistakes);
        db.ProfileVersions.Add(
            new ProfileVersion
            {
                Utility = utility,
                Number = 1,
                Json = ProfileJson.Write(profile),
                Origin = ProfileOrigin.Setup,
                PublishedAt = clock.GetUtcNow(),
                Staff = session.Staff,
            }
        );
        db.StaffGrants.Add(
            new StaffGrant
            {
                Staff = session.Staff,
                Utility = utility,
                Role = StaffRole.Administrator,
            }
        );
        (right.Draft, right.DraftChangedAt) = (null, null);
        await db.SaveChangesAsync(cancel);
        await audit.AddAsync(db, AuditAct.UtilityMade, session.Staff, utility, null, null, origin, cancel);
        return null;
    }

    private async Task<(UtilityProfile? Profile, IReadOnlyList<ProfileMistake> Mistakes)> CheckAsync(
        EbokDb db,
        NewUtility typed,
        CancellationToken cancel
    )
    {
        var (profile, mistakes) = await ProfileCheck.RunAsync(db, typed.Compose(), null, catalog, files.Folder, cancel);
        // The other codes of the form are not in the profile.
        if (CodePattern.From(typed.CodeOne, typed.CodeTwo) is null)
            mistakes =
            [
                .. mistakes.Where(m =>
                    !m.Path.StartsWith("$.customerCode.", StringComparison.Ordinal)
                    || m.Path == "$.customerCode.whereOnInvoice"
                ),
                new("$.customerCode.pattern", ProfileReason.Of("CodesDiffer", $"the two codes are not built alike")),
            ];
        return (profile, mistakes);
    }
}
