using Ebok.Core.Data;
using Ebok.Core.Documents;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Attachments;

/// <summary>Opens a file of one of the actor's cases; somebody else's is not found.</summary>
public sealed class OpenAttachment(EbokStore store, FileStore files)
{
    /// <summary>The file, or null where it is not there, held, not of that case or not the actor's.</summary>
    public async Task<OpenedDocument?> RunAsync(Actor actor, CaseId ofCase, AttachmentId id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = store.Read(actor.Utility);
        var found = await db.AttachmentsOf(actor)
            .Where(a => a.Id == id && a.Case == ofCase)
            .Select(a => new
            {
                a.Name,
                a.Kind,
                a.Hash,
            })
            .SingleOrDefaultAsync(cancel);
        return found is not null && files.OpenOrNull(found.Hash) is { } content
            ? new(found.Name, found.Kind.ContentType(), content)
            : null;
    }
}
