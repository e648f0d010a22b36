using System.Net.Mail;
using System.Text;
using Ebok.Core.Utilities;

namespace Ebok.Core.Mail;

/// <summary>Why a mail of the outbox cannot be sent, ever; for staff.</summary>
internal sealed class MailNotComposedException(string reason) : Exception(reason);

/// <summary>Puts the envelope round a mail of the outbox: whom it is from and where answers go, by its utility's
/// profile.</summary>
/// <param name="utilities">Names and contacts.</param>
/// <param name="seal">Opens the body.</param>
/// <param name="from">The portal's own address, under which it may send.</param>
public sealed class MailComposer(UtilityCatalog utilities, MailSeal seal, Func<MailAddress> from)
{
    /// <exception cref="MailNotComposedException">It can never be sent.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The keys are lost.</exception>
    internal ReadyMail Compose(OutgoingMail mail)
    {
        var utility =
            utilities.Find(mail.Utility.Slug) ?? throw new MailNotComposedException("the utility has no profile");
        var body = seal.Open(mail.Body ?? throw new MailNotComposedException("the body is gone"));
        var sender = from().Address;
        return new ReadyMail(
            $"<{mail.Id.Value:N}@{sender[(sender.LastIndexOf('@') + 1)..]}>",
            new MailAddress(sender, Name(utility), Encoding.UTF8),
            MailAddress.TryCreate(utility.Contact.Email, out var office) ? office : null,
            mail.To,
            mail.Subject,
            body.Text,
            body.Html
        );
    }

    // "KPEC eBOK": short enough for a telephone's list of mails.
    private static string Name(UtilityProfile utility) =>
        MailText.OneLine($"{utility.Companies[0].ShortName} {utility.OfficeName}");
}
