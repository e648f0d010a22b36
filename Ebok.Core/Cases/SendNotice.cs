using System.Net.Mail;
using Ebok.Core.Attachments;
using Ebok.Core.Credentials;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Cases;

/// <summary>"Wysłanie uwagi" as it was sent without sign-in.</summary>
/// <param name="Type">Key of a <see cref="NoticeType"/> that is open to strangers.</param>
/// <param name="Text">Uwaga.</param>
/// <param name="Address">Adres zgłoszenia.</param>
/// <param name="Email">Where to say that there is an answer; null: nowhere.</param>
/// <param name="Request">Of the form: the same sent again is the same notice.</param>
/// <param name="Files">What was attached.</param>
public sealed record NewNotice(
    string Type,
    string? Text,
    string? Address,
    string? Email,
    Guid Request,
    IReadOnlyList<IncomingFile> Files
);

/// <summary>A notice that was taken.</summary>
/// <param name="Number">PR/2026/11/00001.</param>
/// <param name="Code">Shown once; with the number it shows the state.</param>
/// <param name="DueOn">Last day for the answer; null: no term.</param>
public sealed record SentNotice(string Number, string Code, DateOnly? DueOn);

/// <summary>No address was given.</summary>
public sealed record AddressMissing : Refusal;

/// <summary>What was given is no e-mail address.</summary>
public sealed record EmailMalformed : Refusal;

/// <summary>Takes a notice without sign-in (K12). That a person sends it is for the page to check, last of all.</summary>
public sealed class SendNotice(EbokStore store, StoreAttachments attachments, CodeKey key, TimeProvider clock)
{
    /// <summary>Most characters of an address.</summary>
    public const int LongestAddress = 300;

    /// <summary>What is wrong with what was typed; null: nothing.</summary>
    public static Refusal? Problem(UtilityProfile utility, NewNotice notice)
    {
        ArgumentNullException.ThrowIfNull(utility);
        ArgumentNullException.ThrowIfNull(notice);
        return TypeOf(utility, notice) is null ? NotFound.Instance
            : CaseText.Read(notice.Text).Refusal is { } refusal ? refusal
            : string.IsNullOrWhiteSpace(notice.Address) ? new AddressMissing()
            : notice.Email?.Trim() is { Length: > 0 } email && !IsEmail(email) ? new EmailMalformed()
            : StoreAttachments.Problem(utility.Attachments, notice.Files) is { } files ? files
            : null;
    }

    /// <summary>A form that was sent already: its notice, with a fresh code in place of the one shown before; null: it was
    /// not.</summary>
    public Task<SentNotice?> AgainAsync(UtilityProfile utility, Guid request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(utility);
        return store.WriteAsync(utility.Id, db => AgainAsync(db, request, cancel), cancel);
    }

    /// <summary>Number and code, or why not: <see cref="Problem"/>, or <see cref="BadAttachments"/>.</summary>
    public async Task<Result<SentNotice>> RunAsync(UtilityProfile utility, NewNotice notice, CancellationToken cancel)
    {
        if (Problem(utility, notice) is { } problem)
            return problem;
        if (!(await attachments.RunAsync(utility, null, notice.Files, cancel)).TryGet(out var files, out var refusal))
            return refusal;
        return await CaseWriting.RetryAsync(() =>
            store.WriteAsync(utility.Id, db => AddAsync(db, utility, notice, files, cancel), cancel)
        );
    }

    private async Task<SentNotice> AddAsync(
        EbokDb db,
        UtilityProfile utility,
        NewNotice notice,
        IReadOnlyList<StoredFile> files,
        CancellationToken cancel
    )
    {
        if (await AgainAsync(db, notice.Request, cancel) is { } sent)
            return sent;
        var type = TypeOf(utility, notice)!;
        CaseText.Read(notice.Text).TryGet(out var text, out _);
        var now = clock.GetUtcNow();
        var today = clock.Today();
        var term = CaseTerm.Of(utility, type.About, today);
        var (id, code) = (CaseId.New(), CaseCode.New());
        var row = new Case
        {
            Id = id,
            Utility = utility.Id,
            Number = await CaseNumbers.NextAsync(db, utility, today, cancel),
            Request = notice.Request,
            Type = type.Key,
            TypeLabel = type.Label,
            About = type.About,
            Text = text!,
            Address = Cut(notice.Address!.Trim(), LongestAddress),
            Email = notice.Email?.Trim() is { Length: > 0 } email ? email : null,
            CodeHash = CaseCode.HashOf(key, id, code),
            CreatedAt = now,
            CreatedOn = today,
            State = CaseState.New,
            DueOn = term?.DueOn,
            DueWithInquiryOn = term?.WithInquiryOn,
            DueBasis = term?.Basis,
        };
        db.Cases.Add(row);
        CaseWriting.Attach(db, row, message: null, customer: null, files, now);
        return new(row.Number, code, row.DueOn);
    }

    private async Task<SentNotice?> AgainAsync(EbokDb db, Guid request, CancellationToken cancel)
    {
        var row = await db.Cases.SingleOrDefaultAsync(c => c.Request == request && c.CodeHash != null, cancel);
        if (row is null)
            return null;
        var code = CaseCode.New();
        row.CodeHash = CaseCode.HashOf(key, row.Id, code);
        return new(row.Number, code, row.DueOn);
    }

    private static NoticeType? TypeOf(UtilityProfile utility, NewNotice notice) =>
        utility.Notices.FirstOrDefault(n => n.Key == notice.Type && n.WithoutSignIn);

    private static bool IsEmail(string typed) =>
        typed.Length <= 254
        && !typed.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
        && MailAddress.TryCreate(typed, out var read)
        && read.Address == typed
        && read.Host.Contains('.', StringComparison.Ordinal);

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;
}
