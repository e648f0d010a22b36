using System.Globalization;
using Ebok.Core.Mail;
using Ebok.Core.Utilities;

namespace Ebok.Core.Accounts;

/// <summary>What is mailed while an account's address changes.</summary>
internal static class EmailChangeMails
{
    private static readonly CultureInfo Polish = CultureInfo.GetCultureInfo("pl-PL");

    /// <summary>Where the link of the new address leads.</summary>
    public const string Path = "adres-email/potwierdzenie";

    /// <summary>To the new address: its link.</summary>
    public static MailContent Confirm(UtilityProfile utility, PublicLinks links, string token) =>
        new(
            EmailChangeMailTexts.ConfirmSubject,
            [
                new MailParagraph(EmailChangeMailTexts.Confirm),
                new MailLink(links.To(utility, Path, token), EmailChangeMailTexts.ConfirmLink),
                new MailParagraph(
                    string.Format(Polish, EmailChangeMailTexts.ConfirmUntil, utility.Lifetimes.ActivationLinkHours)
                ),
                new MailParagraph(EmailChangeMailTexts.ConfirmStranger),
            ]
        );

    /// <summary>To the new address, where somebody signs in with it already.</summary>
    public static MailContent Taken(UtilityProfile utility) =>
        new(
            EmailChangeMailTexts.ConfirmSubject,
            [new MailParagraph(string.Format(Polish, EmailChangeMailTexts.Taken, utility.Contact.Phone))]
        );

    /// <summary>To the old address: a change was asked for.</summary>
    public static MailContent Asked(UtilityProfile utility, PublicLinks links, string email) =>
        new(
            EmailChangeMailTexts.AskedSubject,
            [
                new MailParagraph(string.Format(Polish, EmailChangeMailTexts.Asked, Masked(email))),
                new MailParagraph(string.Format(Polish, EmailChangeMailTexts.NotYou, utility.Contact.Phone)),
                new MailLink(links.To(utility, OfficePage.Password.Path()), EmailChangeMailTexts.ChangePassword),
            ]
        );

    /// <summary>To both: it is done.</summary>
    public static MailContent Done(UtilityProfile utility, PublicLinks links, string email, bool isLogin) =>
        new(
            EmailChangeMailTexts.DoneSubject,
            [
                new MailParagraph(string.Format(Polish, EmailChangeMailTexts.Done, Masked(email))),
                new MailParagraph(isLogin ? EmailChangeMailTexts.DoneLogin : EmailChangeMailTexts.DoneMails),
                new MailParagraph(string.Format(Polish, EmailChangeMailTexts.DoneNotYou, utility.Contact.Phone)),
                new MailLink(links.To(utility, OfficePage.AccountEmail.Path())),
            ]
        );

    // Enough to know one's own address by, too little for a stranger to use.
    private static string Masked(string email) =>
        email[0] + "…" + email[email.IndexOf('@', StringComparison.Ordinal)..];
}
