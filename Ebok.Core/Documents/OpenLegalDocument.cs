using System.Collections.Concurrent;
using Ebok.Core.Content;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Documents;

/// <summary>Regulations and privacy policy, for everybody and before registration (E-services act, art. 8; K1, M1): the
/// version that holds now, or until staff have published one the utility's public document of the name that its profile
/// gives.</summary>
public sealed class OpenLegalDocument(EbokStore store, FileStore files, LegalTexts texts)
{
    /// <summary>The document; null where the utility has published none.</summary>
    public async Task<OpenedDocument?> RunAsync(UtilityProfile utility, LegalKind kind, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(utility);
        await using var db = store.Read(utility.Id);
        var found = await (await texts.DocumentsAsync(db, utility, kind, cancel))
            .OrderByDescending(d => d.CreatedAt)
            .Select(d => new
            {
                d.Name,
                d.ContentType,
                d.Hash,
            })
            .FirstOrDefaultAsync(cancel);
        return found is null ? null : new(found.Name, found.ContentType, files.Open(found.Hash));
    }
}

/// <summary>Which of regulations and privacy policy a utility has published: its pages link to them (e-services act, art. 8;
/// GDPR, art. 13). Remembered for a minute, by which a link may be late on each server.</summary>
public sealed class ListLegalDocuments(EbokStore store, LegalTexts texts, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<UtilityId, (IReadOnlyList<LegalKind> Kinds, long ReadAt)> known = [];

    /// <summary>Those that are there.</summary>
    public async Task<IReadOnlyList<LegalKind>> RunAsync(UtilityProfile utility, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(utility);
        if (known.TryGetValue(utility.Id, out var last) && clock.GetElapsedTime(last.ReadAt) < Remembered)
            return last.Kinds;
        try
        {
            var kinds = await ReadAsync(utility, cancel);
            known[utility.Id] = (kinds, clock.GetTimestamp());
            return kinds;
        }
        catch (Exception failure) when (DatabaseAway.Caused(failure))
        {
            // Pages that need no database go on without it, and do not each wait for it.
            var before = last.Kinds ?? [];
            known[utility.Id] = (before, clock.GetTimestamp());
            return before;
        }
    }

    private async Task<IReadOnlyList<LegalKind>> ReadAsync(UtilityProfile utility, CancellationToken cancel)
    {
        await using var db = store.Read(utility.Id);
        List<LegalKind> kinds = [];
        foreach (var kind in new[] { LegalKind.Terms, LegalKind.Privacy })
            if (await (await texts.DocumentsAsync(db, utility, kind, cancel)).AnyAsync(cancel))
                kinds.Add(kind);
        return kinds;
    }
}

internal static class LegalDocumentsQuery
{
    // The version's own file, or else a public document that is called so.
    public static async Task<IQueryable<Document>> DocumentsAsync(
        this LegalTexts texts,
        EbokDb db,
        UtilityProfile utility,
        LegalKind kind,
        CancellationToken cancel
    )
    {
        var now = await texts.NowAsync(db, utility, kind, cancel);
        var title = utility.Legal.TitleOf(kind);
        return db.Documents.Where(d =>
            d.Kind == DocumentKind.Public
            && d.Customer == null
            && (
                now.Document != null
                    ? d.Id == now.Document
                    : !d.Hidden && (d.Name == title || d.Name.StartsWith(title + "."))
            )
        );
    }
}
