using System.Globalization;
using Ebok.Core.Mail;
using Ebok.Core.Utilities;

namespace Ebok.Core.Letters;

/// <summary>What the customer is told by mail of a letter.</summary>
internal static class LetterMail
{
    private static readonly CultureInfo Polish = CultureInfo.GetCultureInfo("pl-PL");

    /// <summary>His own password was replaced; the new one is in the letter, never here.</summary>
    public static MailContent Replaced(UtilityProfile utility) =>
        new(
            LetterMails.ReplacedSubject,
            [
                new MailParagraph(string.Format(Polish, LetterMails.ReplacedLead, utility.OfficeName)),
                new MailParagraph(
                    string.Format(Polish, LetterMails.ReplacedNotYou, utility.Contact.Phone, utility.Contact.Email)
                ),
            ]
        );
}
