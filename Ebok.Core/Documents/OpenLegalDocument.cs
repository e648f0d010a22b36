using Ebok.Core.Content;
using Ebok.Core.Data;
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
        var now = await texts.NowAsync(db, utility, kind, cancel);
        var title = kind == LegalKind.Terms ? utility.Legal.TermsTitle : utility.Legal.PrivacyTitle;
        var found = await db
            .Documents.Where(d =>
                d.Kind == DocumentKind.Public
                && d.Customer == null
                && (
                    now.Document != null
                        ? d.Id == now.Document
                        : !d.Hidden && (d.Name == title || d.Name.StartsWith(title + "."))
                )
            )
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
