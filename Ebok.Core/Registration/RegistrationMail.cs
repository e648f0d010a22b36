using System.Globalization;
using Ebok.Core.Mail;
using Ebok.Core.Mail.Templates;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.Registration;

/// <summary>The mails of a registration, in the words of <see cref="RegistrationMails"/>.</summary>
internal static class RegistrationMail
{
    private static readonly CultureInfo Polish = CultureInfo.GetCultureInfo("pl-PL");

    /// <summary>The one-time code (T2, W4), under the label of its field.</summary>
    public static MailContent Code(UtilityProfile utility, string code, string label) =>
        new(
            RegistrationMails.CodeSubject,
            [
                new MailParagraph(Text(RegistrationMails.CodeLead, utility.OfficeName)),
                new MailValue(label, code),
                new MailParagraph(Text(RegistrationMails.CodeLife, utility.Lifetimes.RegistrationCodeMinutes)),
                Stranger(utility),
            ]
        )
        {
            Kind = MailKind.RegistrationCode,
        };

    /// <summary>The link that confirms the address and then shows the state (K2, M2).</summary>
    public static MailContent Link(UtilityProfile utility, Uri link)
    {
        var byOperator = utility.Registration.Judge == ProofJudge.Operator;
        return new(
            byOperator ? RegistrationMails.LinkSubjectOperator : RegistrationMails.LinkSubject,
            [
                new MailParagraph(Text(RegistrationMails.LinkWelcome, utility.OfficeName)),
                new MailParagraph(RegistrationMails.LinkLead),
                new MailLink(link, RegistrationMails.LinkText),
                new MailParagraph(Text(RegistrationMails.LinkLife, utility.Lifetimes.ActivationLinkHours)),
                new MailParagraph(byOperator ? RegistrationMails.LinkNextOperator : RegistrationMails.LinkNext),
                new MailParagraph(RegistrationMails.LinkState),
                Stranger(utility),
            ]
        )
        {
            Kind = MailKind.RegistrationLink,
        };
    }

    /// <summary>For a registration that waits for an operator although its address is confirmed.</summary>
    public static MailContent BeingChecked(UtilityProfile utility, Uri link) =>
        new(
            RegistrationMails.CheckedSubject,
            [
                new MailParagraph(Text(RegistrationMails.CheckedLead, utility.OfficeName)),
                new MailLink(link, RegistrationMails.CheckedLink),
                new MailParagraph(RegistrationMails.LinkState),
            ]
        )
        {
            Kind = MailKind.RegistrationChecked,
        };

    /// <summary>The account can be signed in to (M2: "Aktywacja konta").</summary>
    public static MailContent Activated(UtilityProfile utility, string login, PublicLinks links) =>
        new(
            RegistrationMails.ActivatedSubject,
            [
                new MailParagraph(Text(RegistrationMails.ActivatedLead, utility.OfficeName)),
                new MailValue(utility.SignIn.LoginLabel, login),
                new MailLink(links.To(utility, "logowanie"), RegistrationMails.SignIn),
            ]
        )
        {
            Kind = MailKind.AccountActivated,
        };

    /// <summary>Login and temporary password (T4, Q1).</summary>
    public static MailContent TemporaryPassword(
        UtilityProfile utility,
        string login,
        string password,
        DateTimeOffset goodUntil,
        PublicLinks links
    ) =>
        new(
            RegistrationMails.PasswordSubject,
            [
                new MailParagraph(Text(RegistrationMails.PasswordLead, utility.OfficeName)),
                new MailValue(utility.SignIn.LoginLabel, login),
                new MailValue(RegistrationMails.PasswordLabel, password),
                new MailParagraph(
                    Text(
                        RegistrationMails.PasswordLife,
                        WarsawTime.Local(goodUntil).ToString("d MMMM yyyy, HH:mm", Polish)
                    )
                )
                {
                    Name = "ważność",
                },
                new MailLink(links.To(utility, "logowanie"), RegistrationMails.SignIn),
                Stranger(utility),
            ]
        )
        {
            Kind = MailKind.TemporaryPassword,
        };

    /// <summary>To whoever has the account already: nobody else is told (R3).</summary>
    public static MailContent AlreadyThere(UtilityProfile utility, PublicLinks links) =>
        new(
            RegistrationMails.AlreadySubject,
            [
                new MailParagraph(Text(RegistrationMails.AlreadyLead, utility.OfficeName)),
                new MailParagraph(Text(RegistrationMails.AlreadyYou, utility.SignIn.Reset.Link)),
                new MailLink(links.To(utility, "przypomnienie-hasla"), utility.SignIn.Reset.Link),
                new MailParagraph(RegistrationMails.AlreadyNotYou),
            ]
        )
        {
            Kind = MailKind.AlreadyRegistered,
        };

    private static MailParagraph Stranger(UtilityProfile utility) =>
        new(Text(RegistrationMails.Stranger, utility.Contact.Email));

    private static string Text(string format, params ReadOnlySpan<object?> values) =>
        string.Format(Polish, format, values);
}
