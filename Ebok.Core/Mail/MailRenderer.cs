using System.Globalization;
using Ebok.Core.Utilities;

namespace Ebok.Core.Mail;

/// <summary>Makes of a mail's content the whole mail, as text and as HTML: with greeting, signature, and the utility's
/// name, address and telephone.</summary>
internal static class MailRenderer
{
    public static MailBody Render(UtilityProfile utility, MailContent content)
    {
        MailBlock[] letter =
        [
            new MailParagraph(MailTexts.Greeting),
            .. content.Blocks,
            new MailParagraph($"{MailTexts.Regards}\n{utility.Contact.Office}"),
        ];
        MailBlock[] footer =
        [
            new MailParagraph(MailTexts.Warning),
            new MailParagraph(string.Format(CultureInfo.InvariantCulture, MailTexts.Automatic, utility.Contact.Email)),
            new MailParagraph(
                string.Join(
                    '\n',
                    [
                        utility.Name,
                        .. utility.Contact.Address,
                        string.Format(CultureInfo.InvariantCulture, MailTexts.Phone, utility.Contact.Phone),
                    ]
                )
            ),
        ];
        return new MailBody(
            // "-- " alone on its line: what follows is the signature (RFC 3676, 4.3), which programs fold away.
            MailText.Render(letter)
                + "\n-- \n"
                + MailText.Render(footer),
            MailHtml.Render(utility, content.Subject, letter, footer)
        );
    }
}
