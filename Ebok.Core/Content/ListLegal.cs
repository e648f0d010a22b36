using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Content;

/// <summary>A version in the list of staff.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Label">As it is called.</param>
/// <param name="InForceFrom">First day; null: the profile's.</param>
/// <param name="Document">Its PDF, where staff published one.</param>
/// <param name="Text">Words, or what has changed.</param>
/// <param name="HoldsNow">The one that customers see today.</param>
/// <param name="PublishedBy">Login; null: the profile.</param>
/// <param name="PublishedAt">When.</param>
public sealed record LegalRow(
    LegalKind Kind,
    string Label,
    DateOnly? InForceFrom,
    DocumentId? Document,
    string? Text,
    bool HoldsNow,
    string? PublishedBy,
    DateTimeOffset? PublishedAt
);

/// <summary>Versions of regulations, privacy policy and consent words (O6): newest first, the profile's last.</summary>
public sealed class ListLegal(EbokStore store, UtilityCatalog utilities, LegalTexts texts)
{
    // In memory: a utility has few, and the profile's is in no table.
    private static readonly SortKeys<LegalRow> Keys = new SortKeys<LegalRow>()
        .With("wersja", r => r.Label)
        .With("od", r => r.InForceFrom)
        .With("data", r => r.PublishedAt);

    /// <summary>Those of a kind, sorted by <c>wersja</c>, <c>od</c>, <c>data</c>. For every role.</summary>
    public async Task<Page<LegalRow>> RunAsync(
        StaffActor staff,
        LegalKind kind,
        Sort sort,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        var utility = utilities.Of(staff);
        await using var db = store.Read(staff.Utility);
        var now = await texts.NowAsync(db, utility, kind, cancel);
        var rows = await db
            .LegalVersions.Where(v => v.Kind == kind)
            .OrderByDescending(v => v.InForceFrom)
            .ThenByDescending(v => v.PublishedAt)
            .Select(v => new LegalRow(
                v.Kind,
                v.Label,
                v.InForceFrom,
                v.Document,
                v.Text,
                v.Label == now.Label,
                db.Staff.Where(s => s.Id == v.PublishedBy).Select(s => s.Login).FirstOrDefault(),
                v.PublishedAt
            ))
            .ToListAsync(cancel);
        var profile = LegalTexts.OfProfile(utility, kind);
        rows.Add(new(kind, profile.Label, null, null, profile.Text, !now.IsPublished, null, null));
        return page.Of(Keys.Apply(rows.AsQueryable(), sort) ?? rows.AsEnumerable());
    }
}
