using Ebok.Core.Attachments;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Cases;

/// <summary>The customer writes in his case once more (K11). What was answered is then open again.</summary>
public sealed class AddCaseMessage(EbokStore store, StoreAttachments attachments, TimeProvider clock)
{
    /// <summary>Null: it is stored. Else <see cref="NotFound"/>, <see cref="CaseClosed"/>, <see cref="TextMissing"/>,
    /// <see cref="TextTooLong"/> or <see cref="BadAttachments"/>, and nothing was stored.</summary>
    public async Task<Refusal?> RunAsync(
        Actor actor,
        UtilityProfile utility,
        CaseId id,
        string? typed,
        Guid request,
        IReadOnlyList<IncomingFile> incoming,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(utility);
        await using (var db = store.Read(utility.Id))
            if (await RefusedAsync(db, actor, id, cancel) is { } refused)
                return refused;
        if (!CaseText.Read(typed).TryGet(out var text, out var refusal))
            return refusal;
        if (!(await attachments.RunAsync(utility, actor.Customer, incoming, cancel)).TryGet(out var files, out refusal))
            return refusal;
        return await CaseWriting.RetryAsync(() =>
            store.WriteAsync(utility.Id, db => AddAsync(db, actor, id, text, request, files, cancel), cancel)
        );
    }

    private static async Task<Refusal?> RefusedAsync(EbokDb db, Actor actor, CaseId id, CancellationToken cancel) =>
        await db.CasesOf(actor)
            .Where(c => c.Id == id)
            .Select(c => (CaseState?)c.State)
            .SingleOrDefaultAsync(cancel) switch
        {
            null => NotFound.Instance,
            CaseState.Closed => new CaseClosed(),
            _ => null,
        };

    private async Task<Refusal?> AddAsync(
        EbokDb db,
        Actor actor,
        CaseId id,
        string text,
        Guid request,
        IReadOnlyList<StoredFile> files,
        CancellationToken cancel
    )
    {
        if (await RefusedAsync(db, actor, id, cancel) is { } refused)
            return refused;
        if (await db.CaseMessages.AnyAsync(m => m.Case == id && m.Request == request, cancel))
            return null;
        var row = await db.CasesOf(actor).AsTracking().SingleAsync(c => c.Id == id, cancel);
        var message = new CaseMessage
        {
            Id = Guid.CreateVersion7(),
            Utility = actor.Utility,
            Case = id,
            Account = actor.Account,
            Request = request,
            Text = text,
            At = clock.GetUtcNow(),
        };
        db.CaseMessages.Add(message);
        CaseWriting.Attach(db, row, message.Id, actor.Customer, files, message.At);
        if (row.State == CaseState.Answered)
            row.State = CaseState.InProgress;
        return null;
    }
}
