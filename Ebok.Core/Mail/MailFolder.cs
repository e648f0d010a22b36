using MimeKit;

namespace Ebok.Core.Mail;

/// <summary>Without a mail server each mail is one file, <c>{data}/mail/20261120-093000-…eml</c>, that any mail program
/// opens. A file appears whole, and only its owner reads it.</summary>
/// <param name="folder">Made when missing.</param>
/// <param name="clock">For the names, so that they sort by time.</param>
public sealed class MailFolder(string folder, TimeProvider clock) : IMailTransport
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly FormatOptions Windows = MakeWindows();

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
            MakeFolder();
            await using (var file = new FileStream(draft, NewFile()))
                await message.WriteToAsync(Windows, file, cancel);
            File.Move(draft, Path.Combine(folder, $"{clock.GetUtcNow():yyyyMMdd-HHmmss}-{key}.eml"), overwrite: true);
            return Delivery.Done;
        }
        catch (FormatException wrong)
        {
            return new(DeliveryOutcome.Refused, wrong.Message);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new(DeliveryOutcome.ServerAway, failure.Message);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    // As on the wire.
    private static FormatOptions MakeWindows()
    {
        var options = FormatOptions.Default.Clone();
        options.NewLineFormat = NewLineFormat.Dos;
        return options;
    }

    private static FileStreamOptions NewFile()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return options;
    }

    private void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
    }
}
