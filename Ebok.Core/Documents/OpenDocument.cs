using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Documents;

/// <summary>An opened document; whoever asked disposes of the stream.</summary>
/// <param name="Name">File name for the download.</param>
/// <param name="ContentType">As stored: found out from the content at import.</param>
/// <param name="Content">The bytes.</param>
public sealed record OpenedDocument(string Name, string ContentType, Stream Content);

/// <summary>Opens a document of <see cref="ListDocuments"/>; somebody else's is not found.</summary>
public sealed class OpenDocument(EbokStore store, FileStore files, TimeProvider clock)
{
    /// <summary>The document, or null where it is not there or not the actor's.</summary>
    public async Task<OpenedDocument?> RunAsync(Actor actor, DocumentId id, CancellationToken cancel)
    {
        await using var db = store.Read(actor.Utility);
        var found = await db.DocumentsOf(actor, clock.Today())
            .Where(d => d.Id == id)
            .Select(d => new
            {
                d.Name,
                d.ContentType,
                d.Hash,
            })
            .SingleOrDefaultAsync(cancel);
        return found is null ? null : new(found.Name, found.ContentType, files.Open(found.Hash));
    }
}
