using Ebok.Core.Attachments;
using Ebok.Core.Data;
using Ebok.Core.Documents;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Cases.Desk;

/// <summary>Opens a file of a case for staff of its utility.</summary>
public sealed class OpenStaffAttachment(EbokStore store, FileStore files)
{
    /// <summary>For every role; null: it is not there, held, or not of that case.</summary>
    public async Task<OpenedDocument?> RunAsync(
        StaffActor staff,
        CaseId ofCase,
        AttachmentId id,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var found = await db
            .Attachments.Where(a => a.Id == id && a.Case == ofCase)
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
