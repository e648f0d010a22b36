using System.Net.Mail;
using System.Text;
using MimeKit;
using MimeKit.Text;

namespace Ebok.Core.Mail;

/// <summary>A mail as MIME.</summary>
internal static class MailMessages
{
    /// <summary>The message; to be disposed of.</summary>
    /// <exception cref="FormatException">There is no such address.</exception>
    public static MimeMessage Of(ReadyMail mail)
    {
        // Bare, or nothing: neither a list of addresses nor a line break gets into a header.
        var to = new MailAddress(mail.To);
        if (to.Address != mail.To)
            throw new FormatException("not one bare address");
        if (!Ascii.IsValid(to.User))
            throw new FormatException("letters other than ASCII before the @");
        var message = new MimeMessage
        {
            MessageId = mail.MessageId.Trim('<', '>'),
            Subject = mail.Subject,
            Body = new MultipartAlternative(Part(mail.Text, TextFormat.Plain), Part(mail.Html, TextFormat.Html)),
        };
        message.From.Add(Mailbox(mail.From));
        message.To.Add(Mailbox(to));
        if (mail.ReplyTo is not null)
            message.ReplyTo.Add(Mailbox(mail.ReplyTo));
        message.Headers.Add(HeaderId.ContentLanguage, "pl");
        // No "I am on holiday" comes back (RFC 3834; the second is Exchange's own).
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        return message;
    }

    private static MailboxAddress Mailbox(MailAddress address) =>
        new(address.DisplayName.Length == 0 ? null : address.DisplayName, address.Address);

    private static TextPart Part(string content, TextFormat format)
    {
        var part = new TextPart(format);
        part.SetText(Encoding.UTF8, content.ReplaceLineEndings("\r\n"));
        // For servers that take seven bits only, and readable in the file all the same.
        part.ContentTransferEncoding = ContentEncoding.QuotedPrintable;
        return part;
    }
}
