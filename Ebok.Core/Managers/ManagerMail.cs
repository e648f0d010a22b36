using System.Globalization;
using Ebok.Core.Mail;
using Ebok.Core.Utilities;

namespace Ebok.Core.Managers;

/// <summary>The mails about a manager's request, in the words of <see cref="ManagerMails"/>.</summary>
internal static class ManagerMail
{
    private static readonly CultureInfo Polish = CultureInfo.GetCultureInfo("pl-PL");

    /// <summary>The link that confirms the address.</summary>
    public static MailContent Confirm(UtilityProfile utility, Uri link) =>
        new(
            ManagerMails.ConfirmSubject,
            [
                new MailParagraph(Text(ManagerMails.ConfirmLead, utility.OfficeName, utility.ShortName)),
                new MailLink(link, ManagerMails.ConfirmLink),
                new MailParagraph(ManagerMails.ConfirmNext),
                new MailParagraph(Text(ManagerMails.Stranger, utility.Contact.Email)),
            ]
        );

    /// <summary>The account is there; its one-time password goes by post.</summary>
    public static MailContent MadeByLetter(UtilityProfile utility, string login) =>
        new(
            ManagerMails.MadeSubject,
            [
                new MailParagraph(Text(ManagerMails.MadeLead, utility.OfficeName)),
                new MailValue(utility.SignIn.LoginLabel, login),
                new MailParagraph(ManagerMails.MadeLetter),
            ]
        );

    /// <summary>Refused, and why.</summary>
    public static MailContent Refused(UtilityProfile utility, string reason) =>
        new(
            ManagerMails.RefusedSubject,
            [
                new MailParagraph(Text(ManagerMails.RefusedLead, utility.OfficeName)),
                new MailParagraph(reason),
                new MailParagraph(Text(ManagerMails.RefusedContact, utility.Contact.Phone, utility.Contact.Email)),
            ]
        );

    private static string Text(string format, params ReadOnlySpan<object?> values) =>
        string.Format(Polish, format, values);
}
