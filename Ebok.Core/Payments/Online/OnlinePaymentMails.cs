using System.Globalization;
using Ebok.Core.Mail;
using Ebok.Core.Mail.Templates;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.Payments.Online;

/// <summary>What whoever paid by gateway is told of it (M6): the number that people and the bank call it by, neither amount
/// nor documents, which are proofs at registration. Those stand on its page, behind the sign-in.</summary>
internal static class OnlinePaymentMails
{
    private static readonly CultureInfo Polish = CultureInfo.GetCultureInfo("pl-PL");

    /// <summary>The gateway has confirmed it.</summary>
    public static MailContent Confirmed(UtilityProfile utility, PublicLinks links, OnlinePayment payment) =>
        Of(
            utility,
            links,
            payment,
            MailKind.PaymentConfirmed,
            OnlinePaymentMailTexts.ConfirmedSubject,
            OnlinePaymentMailTexts.Confirmed
        );

    /// <summary>It came to nothing, although the customer may think that he paid.</summary>
    public static MailContent NotMade(UtilityProfile utility, PublicLinks links, OnlinePayment payment) =>
        Of(
            utility,
            links,
            payment,
            MailKind.PaymentNotMade,
            OnlinePaymentMailTexts.NotMadeSubject,
            OnlinePaymentMailTexts.NotMade,
            string.Format(Polish, OnlinePaymentMailTexts.NotMadeThen, utility.Contact.Phone)
        );

    private static MailContent Of(
        UtilityProfile utility,
        PublicLinks links,
        OnlinePayment payment,
        MailKind kind,
        string subject,
        params string[] paragraphs
    ) =>
        new(
            subject,
            [
                .. paragraphs.Select(p => new MailParagraph(p)),
                new MailValue(OnlinePaymentMailTexts.Number, payment.Number),
                new MailParagraph(
                    string.Format(
                        Polish,
                        OnlinePaymentMailTexts.Begun,
                        WarsawTime.Local(payment.CreatedAt).ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture)
                    )
                )
                {
                    Name = "kiedy",
                },
                new MailLink(
                    links.To(utility, $"{OfficePage.Payments.Path()}/{payment.Id.Value}"),
                    OnlinePaymentMailTexts.See
                ),
            ]
        )
        {
            Kind = kind,
        };
}
