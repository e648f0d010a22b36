using System.Net;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Ebok.Core.Mail;

/// <summary>The mail server that takes the portal's mails.</summary>
/// <param name="Host">Its name, also in its certificate.</param>
/// <param name="Port">587, as a rule.</param>
/// <param name="StartTls">Encrypted, and never sent otherwise.</param>
/// <param name="Login">Null: without.</param>
public sealed record SmtpServer(string Host, int Port, bool StartTls, NetworkCredential? Login)
{
    /// <summary>Encrypted from the first byte, as is the rule on port 465 (RFC 8314).</summary>
    public bool Smtps { get; init; } = Port == 465;
}

/// <summary>Sends by SMTP, with MailKit.</summary>
public sealed class SmtpTransport(SmtpServer server) : IMailTransport
{
    // 552: the mail is too large; 554: the mail as such is refused. Other refusals that are not the recipient's are about
    // us (login, sender, policy): an administrator can put them right, and the mail waits.
    private static readonly SmtpStatusCode[] OfTheMail =
    [
        SmtpStatusCode.ExceededStorageAllocation,
        SmtpStatusCode.TransactionFailed,
    ];

    private SecureSocketOptions Security =>
        server.Smtps ? SecureSocketOptions.SslOnConnect
        : server.StartTls ? SecureSocketOptions.StartTls
        : SecureSocketOptions.None;

    /// <inheritdoc/>
    public async Task<Delivery> SendAsync(ReadyMail mail, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(mail);
        try
        {
            using var message = MailMessages.Of(mail);
            // Lists of revoked certificates are often out of a small server's reach; the certificate itself is checked.
            using var client = new SmtpClient { CheckCertificateRevocation = false };
            await client.ConnectAsync(server.Host, server.Port, Security, cancel);
            if (server.Login is not null)
                await client.AuthenticateAsync(server.Login, cancel);
            await client.SendAsync(message, cancel);
            await QuitAsync(client);
            return Delivery.Done;
        }
        catch (FormatException wrong)
        {
            return new(DeliveryOutcome.Refused, wrong.Message);
        }
        catch (SmtpCommandException refused)
        {
            return new(OutcomeOf(refused), Words(refused));
        }
        catch (Exception failure)
            when (failure
                    is ProtocolException
                        or AuthenticationException
                        or SslHandshakeException
                        or SocketException
                        or IOException
                        // The server offers no STARTTLS, or no way to sign in that we know.
                        or NotSupportedException
            )
        {
            return new(DeliveryOutcome.ServerAway, Words(failure));
        }
    }

    // The mail is the server's by now: how the line is hung up matters to nobody.
    private static async Task QuitAsync(SmtpClient client)
    {
        try
        {
            await client.DisconnectAsync(quit: true, CancellationToken.None);
        }
        catch (Exception hungUp)
            when (hungUp is ProtocolException or CommandException or IOException or SocketException) { }
    }

    private static DeliveryOutcome OutcomeOf(SmtpCommandException refused)
    {
        var permanent = (int)refused.StatusCode is >= 500 and < 600;
        if (refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted)
            return permanent ? DeliveryOutcome.Refused : DeliveryOutcome.Later;
        return OfTheMail.Contains(refused.StatusCode) ? DeliveryOutcome.Refused
            : permanent || refused.StatusCode == SmtpStatusCode.ServiceNotAvailable ? DeliveryOutcome.ServerAway
            : DeliveryOutcome.Later;
    }

    private static string Words(Exception failure)
    {
        var words = failure.Message;
        for (var cause = failure.InnerException; cause is not null; cause = cause.InnerException)
            words += " " + cause.Message;
        words = MailText.OneLine(words);
        return words.Length <= 500 ? words : words[..500];
    }
}
