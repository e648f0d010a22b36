using Ebok.Core.Attachments;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Cases;

/// <summary>What all who write in a case do.</summary>
internal static class CaseWriting
{
    private const int Tries = 4;

    /// <summary>Again where another server was the first: with the first number of a month, or with the same form.</summary>
    public static async Task<T> RetryAsync<T>(Func<Task<T>> write)
    {
        for (var tried = 1; ; tried++)
            try
            {
                return await write();
            }
            catch (DbUpdateException) when (tried < Tries) { }
    }

    /// <summary>A row for each stored file.</summary>
    public static void Attach(
        EbokDb db,
        Case row,
        Guid? message,
        CustomerId? customer,
        IReadOnlyList<StoredFile> files,
        DateTimeOffset now
    ) =>
        db.Attachments.AddRange(
            files.Select(f => new Attachment
            {
                Id = AttachmentId.New(),
                Utility = row.Utility,
                Case = row.Id,
                Message = message,
                Customer = customer,
                Name = f.Name,
                Kind = f.Kind,
                Length = f.Length,
                Hash = f.Hash,
                At = now,
            })
        );

    /// <summary>Where the account's mails go; null: nowhere.</summary>
    public static Task<string?> EmailOfAsync(EbokDb db, AccountId account, CancellationToken cancel) =>
        db.Users.Where(a => a.Id == account.Value).Select(a => a.Email).SingleOrDefaultAsync(cancel);
}
