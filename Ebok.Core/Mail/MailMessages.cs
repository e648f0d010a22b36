using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Ebok.Core.Mail;

/// <summary>A mail as the framework's MIME writer takes it.</summary>
internal static class MailMessages
{
    /// <summary>The message; to be disposed of.</summary>
    /// <exception cref="FormatException">There is no such address.</exception>
    public static MailMessage Of(ReadyMail mail)
    {
        // Bare, or nothing: neither a list of addresses nor a line break gets into a header.
        var to = new MailAddress(mail.To);
        if (to.Address != mail.To)
            throw new FormatException("not one bare address");
        if (!Ascii.IsValid(to.User))
            throw new FormatException("letters other than ASCII before the @");
        var message = new MailMessage(mail.From, to)
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            Headers =
            {
                ["Message-ID"] = mail.MessageId,
                ["Content-Language"] = "pl",
                // No "I am on holiday" comes back (RFC 3834; the second is Exchange's own).
                ["Auto-Submitted"] = "auto-generated",
                ["X-Auto-Response-Suppress"] = "All",
            },
        };
        if (mail.ReplyTo is not null)
            message.ReplyToList.Add(mail.ReplyTo);
        message.AlternateViews.Add(Part(mail.Text, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(Part(mail.Html, MediaTypeNames.Text.Html));
        return message;
    }

    private static AlternateView Part(string content, string type)
    {
        var part = AlternateView.CreateAlternateViewFromString(content.ReplaceLineEndings("\r\n"), Encoding.UTF8, type);
        // The framework's quoted-printable writes line breaks as =0D=0A, which RFC 2045 (6.7) forbids in a text.
        part.TransferEncoding = TransferEncoding.Base64;
        return part;
    }
}
