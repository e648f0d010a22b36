using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.SecondFactor;

/// <summary>What an account's owner is told of.</summary>
internal enum SecurityChange
{
    FactorOn,
    FactorOff,
    NewCodes,
    PasskeyAdded,
    PasskeyRemoved,
}

/// <summary>Tells the owner by e-mail what was changed in how his account is guarded: if it was not he, he learns of it.
/// Part of the transaction that changes it.</summary>
public sealed class SecurityNotices(Outbox outbox, PublicLinks links)
{
    internal async Task TellAsync(
        EbokDb db,
        UtilityProfile utility,
        AccountId account,
        SecurityChange change,
        CancellationToken cancel
    )
    {
        var to = await db.Users.Where(a => a.Id == account.Value).Select(a => a.Email).SingleAsync(cancel);
        // Made at the counter, without an address.
        if (string.IsNullOrWhiteSpace(to))
            return;
        var (subject, text) = change switch
        {
            SecurityChange.FactorOn => (SecurityMails.FactorOnSubject, SecurityMails.FactorOn),
            SecurityChange.FactorOff => (SecurityMails.FactorOffSubject, SecurityMails.FactorOff),
            SecurityChange.NewCodes => (SecurityMails.NewCodesSubject, SecurityMails.NewCodes),
            SecurityChange.PasskeyAdded => (SecurityMails.PasskeyAddedSubject, SecurityMails.PasskeyAdded),
            SecurityChange.PasskeyRemoved => (SecurityMails.PasskeyRemovedSubject, SecurityMails.PasskeyRemoved),
            _ => throw new ArgumentOutOfRangeException(nameof(change), change, null),
        };
        var content = new MailContent(
            subject,
            [
                new MailParagraph(text),
                new MailParagraph(SecurityMails.NotYou),
                new MailLink(links.To(utility, "zabezpieczenia"), SecurityMails.Look),
            ]
        );
        outbox.Add(db, utility, to, content);
    }
}
