using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Content;

/// <summary>A text that customers agree to, as it holds now.</summary>
/// <param name="Label">Its version.</param>
/// <param name="Text">The words; of a document what has changed, or null.</param>
/// <param name="Document">The PDF; null: the profile's, found by its title.</param>
/// <param name="Since">In force from; null: the profile's.</param>
public sealed record LegalText(string Label, string? Text, DocumentId? Document, DateOnly? Since)
{
    /// <summary>Published by staff, not merely in the profile.</summary>
    public bool IsPublished => Since is not null;
}

/// <summary>Which version of regulations, privacy policy and consent words holds: the newest that staff have published
/// and that is in force, else the profile's.</summary>
public sealed class LegalTexts(EbokStore store, TimeProvider clock)
{
    /// <summary>What holds today.</summary>
    public async Task<LegalText> NowAsync(UtilityProfile utility, LegalKind kind, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(utility);
        await using var db = store.Read(utility.Id);
        return await NowAsync(db, utility, kind, cancel);
    }

    /// <summary>The same in a transaction.</summary>
    internal async Task<LegalText> NowAsync(EbokDb db, UtilityProfile utility, LegalKind kind, CancellationToken cancel)
    {
        var today = clock.Today();
        var version = await db
            .LegalVersions.AsNoTracking()
            .Where(v => v.Kind == kind && v.InForceFrom <= today)
            .OrderByDescending(v => v.InForceFrom)
            .ThenByDescending(v => v.PublishedAt)
            .FirstOrDefaultAsync(cancel);
        return version is not null
            ? new(version.Label, version.Text, version.Document, version.InForceFrom)
            : OfProfile(utility, kind);
    }

    /// <summary>Version of the regulations that an account has to accept before it goes on; null: none. Who accepted none
    /// (an account made at the counter) is asked once staff have published one.</summary>
    internal async Task<string?> OwedAsync(
        EbokDb db,
        UtilityProfile utility,
        string? accepted,
        CancellationToken cancel
    )
    {
        var now = await NowAsync(db, utility, LegalKind.Terms, cancel);
        return now.Label != accepted && (accepted is not null || now.IsPublished) ? now.Label : null;
    }

    /// <summary>What the profile says.</summary>
    internal static LegalText OfProfile(UtilityProfile utility, LegalKind kind) =>
        kind == LegalKind.EInvoice
            ? new(utility.Legal.EInvoice.Version, utility.Legal.EInvoice.Text, null, null)
            : new(utility.Legal.TermsVersion, null, null, null);
}
