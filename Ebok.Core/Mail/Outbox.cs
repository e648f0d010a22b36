using Ebok.Core.Data;
using Ebok.Core.Mail.Templates;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.Mail;

/// <summary>Where a use case puts a mail: in its own transaction, so that the mail goes out exactly when what it tells of
/// was stored. <see cref="MailSender"/> sends it afterwards; nobody waits for a mail server.</summary>
public sealed class Outbox(MailSeal seal, MailSignal signal, TimeProvider clock)
{
    /// <summary>Adds a mail; the caller's transaction stores it, and the sender is woken when that is committed.</summary>
    /// <param name="db">The caller's, of this utility.</param>
    /// <param name="utility">Whose name, look and footer the mail has.</param>
    /// <param name="to">The bare address. One to which nothing can be sent shows as failed, with its reason, to staff.</param>
    /// <param name="content">What it says.</param>
    /// <param name="expiresAt">When the code or link in it is dead: it is not sent after.</param>
    /// <exception cref="ArgumentException">The mail holds a bank account number (B2), or its subject is empty.</exception>
    internal void Add(
        EbokDb db,
        UtilityProfile utility,
        string to,
        MailContent content,
        DateTimeOffset? expiresAt = null
    )
    {
        content = db.InOwnWords(utility, content);
        MailGuard.Check(content);
        var now = clock.GetUtcNow();
        db.Outbox.Add(
            new OutgoingMail
            {
                Id = MailId.New(),
                Utility = utility.Id,
                To = to.Trim(),
                Subject = MailText.OneLine(content.Subject),
                Body = seal.Close(MailRenderer.Render(utility, content)),
                CreatedAt = now,
                DueAt = now,
                ExpiresAt = expiresAt,
            }
        );
        db.AfterCommit(signal.Wake);
    }
}
