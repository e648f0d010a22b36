using System.Globalization;
using Ebok.Core.Mail;
using Ebok.Core.Mail.Templates;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.PasswordReset;

/// <summary>What the mails of an emergency password change say.</summary>
internal sealed class ResetMails(UtilityProfile utility, DateTimeOffset at)
{
    /// <summary>The code (W2); <paramref name="login"/> stands in it where the profile reminds of it (K5).</summary>
    public MailContent Code(string code, string login) =>
        new(
            Subject(PasswordResetMails.CodeSubject),
            [
                new MailParagraph(Text(PasswordResetMails.CodeLead, utility.OfficeName)),
                .. Login(login),
                new MailValue(PasswordResetMails.CodeLabel, code),
                new MailParagraph(Text(PasswordResetMails.CodeGoodUntil, Clock())) { Name = "ważność" },
                new MailParagraph(PasswordResetMails.CodeNotYou),
            ]
        )
        {
            Kind = MailKind.ResetCode,
        };

    /// <summary>The link; it opens the page of the new password.</summary>
    public MailContent Link(Uri address, string login) =>
        new(
            Subject(PasswordResetMails.LinkSubject),
            [
                .. Login(login),
                new MailParagraph(Text(PasswordResetMails.LinkLead, utility.OfficeName)),
                new MailLink(address, PasswordResetMails.LinkText),
                new MailParagraph(Text(PasswordResetMails.LinkGoodUntil, Clock())) { Name = "ważność" },
                new MailParagraph(PasswordResetMails.LinkNotYou),
            ]
        )
        {
            Kind = MailKind.ResetLink,
        };

    /// <summary>The first password comes by post, and nothing else opens the account before.</summary>
    public MailContent LetterFirst() =>
        new(
            Subject(PasswordResetMails.LetterSubject),
            [
                new MailParagraph(Text(PasswordResetMails.LetterLead, utility.OfficeName)),
                new MailParagraph(
                    Text(
                        PasswordResetMails.LetterWayOn,
                        utility.Contact.Office,
                        utility.Contact.Phone,
                        utility.Contact.Email
                    )
                ),
            ]
        );

    /// <summary>The password was changed (W3).</summary>
    public MailContent Changed(string? browser) =>
        new(
            PasswordResetMails.ChangedSubject,
            [
                new MailParagraph(
                    Text(
                        PasswordResetMails.ChangedLead,
                        utility.OfficeName,
                        Local().ToString("dd.MM.yyyy, HH:mm", CultureInfo.InvariantCulture)
                    )
                )
                {
                    Name = "kiedy",
                },
                .. browser is null
                    ? Array.Empty<MailBlock>()
                    : [new MailValue(PasswordResetMails.ChangedBrowser, browser)],
                new MailParagraph(PasswordResetMails.ChangedSessions),
                new MailParagraph(Text(PasswordResetMails.ChangedNotYou, utility.Contact.Phone, utility.Contact.Email)),
            ]
        )
        {
            Kind = MailKind.PasswordChanged,
        };

    private string Subject(string usual) => utility.Reset.RemindsLogin ? PasswordResetMails.LoginSubject : usual;

    private MailBlock[] Login(string login) =>
        utility.Reset.RemindsLogin ? [new MailValue(PasswordResetMails.LoginLabel, login)] : [];

    private string Clock() => Local().ToString("HH:mm", CultureInfo.InvariantCulture);

    private DateTimeOffset Local() => WarsawTime.Local(at);

    private static string Text(string format, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.InvariantCulture, format, values);
}
