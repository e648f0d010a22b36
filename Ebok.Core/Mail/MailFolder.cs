using System.Net.Mail;

namespace Ebok.Core.Mail;

/// <summary>Without a mail server each mail is one file, <c>{data}/mail/20261120-093000-…eml</c>, that any mail program
/// opens. A file appears whole, and only its owner reads it.</summary>
/// <param name="folder">Made when missing.</param>
/// <param name="clock">For the names, so that they sort by time.</param>
public sealed class MailFolder(string folder, TimeProvider clock) : IMailTransport
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <inheritdoc/>
    public async Task<Delivery> SendAsync(ReadyMail mail, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(mail);
        // The message's own key is the name: a mail that is written again takes the place of the first.
        var key = mail.MessageId[1..mail.MessageId.IndexOf('@', StringComparison.Ordinal)];
        var draft = Path.Combine(folder, ".draft-" + key);
        try
        {
            using var message = MailMessages.Of(mail);
            MakePrivate(folder);
            MakePrivate(draft);
            // The client wants a host name in either mode; it is not used.
            using var client = new SmtpClient("localhost")
            {
                DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
                PickupDirectoryLocation = draft,
            };
            await client.SendMailAsync(message, cancel);
            var written = Directory.GetFiles(draft).Single();
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(written, OwnerOnly);
            File.Move(written, Path.Combine(folder, $"{clock.GetUtcNow():yyyyMMdd-HHmmss}-{key}.eml"), overwrite: true);
            return Delivery.Done;
        }
        catch (FormatException wrong)
        {
            return new(DeliveryOutcome.Refused, wrong.Message);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SmtpException)
        {
            return new(DeliveryOutcome.ServerAway, failure.Message);
        }
        finally
        {
            if (Directory.Exists(draft))
                Directory.Delete(draft, recursive: true);
        }
    }

    private static void MakePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
    }
}
