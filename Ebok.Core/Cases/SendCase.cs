using Ebok.Core.Attachments;
using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Cases;

/// <summary>A form as the customer sent it.</summary>
/// <param name="Type">Key of the profile's <see cref="NoticeType"/>.</param>
/// <param name="About">Id of the meter, invoice or contract; null: of none in particular.</param>
/// <param name="Text">What he writes.</param>
/// <param name="Request">Of the form: the same sent again is the same case.</param>
/// <param name="Files">What he attached.</param>
public sealed record NewCase(string Type, Guid? About, string? Text, Guid Request, IReadOnlyList<IncomingFile> Files);

/// <summary>A case that was taken.</summary>
/// <param name="Id">For its address.</param>
/// <param name="Number">PR/2026/11/00001.</param>
public sealed record SentCase(CaseId Id, string Number);

/// <summary>Takes an application, notice or complaint of a customer (K10).</summary>
public sealed class SendCase(
    EbokStore store,
    StoreAttachments attachments,
    Outbox outbox,
    PublicLinks links,
    TimeProvider clock
)
{
    /// <summary>The case, or <see cref="NotFound"/> (no such form, or the thing is not the actor's),
    /// <see cref="TextMissing"/>, <see cref="TextTooLong"/>, <see cref="BadAttachments"/>: then nothing was stored.</summary>
    public async Task<Result<SentCase>> RunAsync(
        Actor actor,
        UtilityProfile utility,
        NewCase letter,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(utility);
        ArgumentNullException.ThrowIfNull(letter);
        var type = utility.Notices.FirstOrDefault(n => n.Key == letter.Type);
        if (type is null)
            return NotFound.Instance;
        if (!CaseText.Read(letter.Text).TryGet(out var text, out var refusal))
            return refusal;
        await using (var db = store.Read(utility.Id))
        {
            if (await SentAsync(db, actor, letter.Request, cancel) is { } sent)
                return sent;
            if (await SubjectOfCase.FindAsync(db, actor, type.About, letter.About, cancel) is null)
                return NotFound.Instance;
        }
        if (
            !(await attachments.RunAsync(utility, actor.Customer, letter.Files, cancel)).TryGet(
                out var files,
                out refusal
            )
        )
            return refusal;
        return await CaseWriting.RetryAsync(() =>
            store.WriteAsync(utility.Id, db => AddAsync(db, actor, utility, type, letter, text, files, cancel), cancel)
        );
    }

    private async Task<Result<SentCase>> AddAsync(
        EbokDb db,
        Actor actor,
        UtilityProfile utility,
        NoticeType type,
        NewCase letter,
        string text,
        IReadOnlyList<StoredFile> files,
        CancellationToken cancel
    )
    {
        if (await SentAsync(db, actor, letter.Request, cancel) is { } sent)
            return sent;
        if (await SubjectOfCase.FindAsync(db, actor, type.About, letter.About, cancel) is not { } subject)
            return NotFound.Instance;
        var now = clock.GetUtcNow();
        var today = clock.Today();
        var term = CaseTerm.Of(utility, type.About, today);
        var row = new Case
        {
            Id = CaseId.New(),
            Utility = utility.Id,
            Number = await CaseNumbers.NextAsync(db, utility, today, cancel),
            Customer = actor.Customer,
            Account = actor.Account,
            SupplyPoint = subject.Point,
            Request = letter.Request,
            Type = type.Key,
            TypeLabel = type.Label,
            About = type.About,
            Meter = subject.Meter,
            Invoice = subject.Invoice,
            Contract = subject.Contract,
            AboutNumber = subject.Number,
            Text = text,
            CreatedAt = now,
            CreatedOn = today,
            State = CaseState.New,
            DueOn = term?.DueOn,
            DueWithInquiryOn = term?.WithInquiryOn,
            DueBasis = term?.Basis,
        };
        db.Cases.Add(row);
        CaseWriting.Attach(db, row, message: null, actor.Customer, files, now);
        if (await CaseWriting.EmailOfAsync(db, actor.Account, cancel) is { } to)
            outbox.Add(db, utility, to, CaseMails.Received(utility, links, row));
        return new SentCase(row.Id, row.Number);
    }

    private static Task<SentCase?> SentAsync(EbokDb db, Actor actor, Guid request, CancellationToken cancel) =>
        db.CasesOf(actor)
            .Where(c => c.Request == request && c.Account == actor.Account)
            .Select(c => new SentCase(c.Id, c.Number))
            .SingleOrDefaultAsync(cancel);
}
