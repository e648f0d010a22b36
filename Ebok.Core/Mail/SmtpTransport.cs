using System.Net;
using System.Net.Mail;

namespace Ebok.Core.Mail;

/// <summary>The mail server that takes the portal's mails.</summary>
/// <param name="Host">Its name, also in its certificate.</param>
/// <param name="Port">587, as a rule.</param>
/// <param name="StartTls">Encrypted, and never sent otherwise.</param>
/// <param name="Login">Null: without.</param>
public sealed record SmtpServer(string Host, int Port, bool StartTls, NetworkCredential? Login);

/// <summary>Sends by SMTP. The one file that knows the framework's client, so that MailKit can take its place.</summary>
public sealed class SmtpTransport(SmtpServer server) : IMailTransport
{
    // 552: the mail is too large; 554: the mail as such is refused. Other refusals that are not the recipient's are about
    // us (login, sender, policy): an administrator can put them right, and the mail waits.
    private static readonly SmtpStatusCode[] OfTheMail =
    [
        SmtpStatusCode.ExceededStorageAllocation,
        SmtpStatusCode.TransactionFailed,
    ];

    /// <inheritdoc/>
    public async Task<Delivery> SendAsync(ReadyMail mail, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(mail);
        try
        {
            using var message = MailMessages.Of(mail);
            // A client a mail: it is not made for several at once, and disposing of it says QUIT.
            using var client = new SmtpClient(server.Host, server.Port)
            {
                EnableSsl = server.StartTls,
                Credentials = server.Login,
            };
            await client.SendMailAsync(message, cancel).WaitAsync(cancel);
            return Delivery.Done;
        }
        catch (FormatException wrong)
        {
            return new(DeliveryOutcome.Refused, wrong.Message);
        }
        catch (SmtpFailedRecipientException refused)
        {
            return new(
                IsPermanent(refused.StatusCode) ? DeliveryOutcome.Refused : DeliveryOutcome.Later,
                Words(refused)
            );
        }
        catch (SmtpException failed)
        {
            return new(OutcomeOf(failed.StatusCode), Words(failed));
        }
        catch (Exception failure)
            when (failure is IOException or System.Security.Authentication.AuthenticationException)
        {
            return new(DeliveryOutcome.ServerAway, Words(failure));
        }
    }

    private static DeliveryOutcome OutcomeOf(SmtpStatusCode code) =>
        OfTheMail.Contains(code) ? DeliveryOutcome.Refused
        // What the client says of itself (no connection, no certificate, cut off) has no code of SMTP's.
        : (int)code is < 400 or 421 || IsPermanent(code) ? DeliveryOutcome.ServerAway
        : DeliveryOutcome.Later;

    private static bool IsPermanent(SmtpStatusCode code) => (int)code is >= 500 and < 600;

    private static string Words(Exception failure)
    {
        var words = failure.Message;
        for (var cause = failure.InnerException; cause is not null; cause = cause.InnerException)
            words += " " + cause.Message;
        words = MailText.OneLine(words);
        return words.Length <= 500 ? words : words[..500];
    }
}
