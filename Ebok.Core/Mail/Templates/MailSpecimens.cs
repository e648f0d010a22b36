using Ebok.Core.Cases;
using Ebok.Core.Consents;
using Ebok.Core.Invoices;
using Ebok.Core.Invoices.Notices;
using Ebok.Core.Meters.Giving;
using Ebok.Core.Operators;
using Ebok.Core.PasswordReset;
using Ebok.Core.Payments.Online;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.Mail.Templates;

/// <summary>Each mail as it would be written now, with made-up codes and dates: what staff see of its words, and what
/// their own are tried on.</summary>
public sealed class MailSpecimens(PublicLinks links)
{
    private const string Code = "7b0f7403";
    private const string Password = "Abcd-efgh-2345";
    private const string Email = "jan@przyklad.example";
    private static readonly DateTimeOffset At = new(2026, 11, 28, 11, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2026, 12, 12);

    internal MailContent Of(UtilityProfile utility, MailKind kind)
    {
        var link = links.To(utility, "logowanie");
        var reset = new ResetMails(utility, At);
        return kind switch
        {
            MailKind.RegistrationCode => RegistrationMail.Code(utility, Code, LabelOfCode(utility)),
            MailKind.RegistrationLink => RegistrationMail.Link(utility, link),
            MailKind.RegistrationChecked => RegistrationMail.BeingChecked(utility, link),
            MailKind.AccountActivated => RegistrationMail.Activated(utility, utility.CustomerCode.Example, links),
            MailKind.TemporaryPassword => RegistrationMail.TemporaryPassword(
                utility,
                utility.CustomerCode.Example,
                Password,
                At,
                links
            ),
            MailKind.AlreadyRegistered => RegistrationMail.AlreadyThere(utility, links),
            MailKind.RegistrationRefused => RefuseRegistration.MailOf(utility, "Powód, który napisał pracownik."),
            MailKind.ResetCode => reset.Code(Code, utility.CustomerCode.Example),
            MailKind.ResetLink => reset.Link(link, utility.CustomerCode.Example),
            MailKind.PasswordChanged => reset.Changed("Firefox, Linux"),
            MailKind.CaseReceived => CaseMails.Received(utility, links, Letter(utility)),
            MailKind.CaseAnswered => CaseMails.Answered(utility, links, Letter(utility)),
            MailKind.EInvoiceOn => EInvoiceMails.On(utility, links, Email),
            MailKind.EInvoiceChanged => EInvoiceMails.Changed(utility, links, Email),
            MailKind.EInvoiceOff => EInvoiceMails.Off(utility, links),
            MailKind.NewInvoices => NewInvoiceMails.Of(
                utility,
                links,
                utility.CustomerCode.Example,
                [new NewInvoice(Day, InvoiceKind.Vat, utility.Companies[0].Nip)]
            ),
            MailKind.ReadingsGiven => ReadingMails.Given(
                utility,
                links,
                [new ReadingInMail("12345678", "m³", Day, 123m, GivenState.Accepted)]
            ),
            MailKind.PaymentConfirmed => OnlinePaymentMails.Confirmed(utility, links, Payment(utility)),
            MailKind.PaymentNotMade => OnlinePaymentMails.NotMade(utility, links, Payment(utility)),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }

    private static string LabelOfCode(UtilityProfile utility) =>
        utility.Registration.Steps.SelectMany(s => s.Fields).FirstOrDefault(f => f.Field == FieldKey.OneTimeCode)?.Label
        ?? "Kod jednorazowy";

    private static OnlinePayment Payment(UtilityProfile utility) =>
        new()
        {
            Id = new OnlinePaymentId(Guid.Empty),
            Utility = utility.Id,
            Customer = new CustomerId(Guid.Empty),
            Account = new AccountId(Guid.Empty),
            SellerNip = utility.Companies[0].Nip,
            Number = "EP-7KQXM2PD",
            Request = Guid.Empty,
            Amount = Money.Zero,
            CreatedAt = At,
        };

    private static Case Letter(UtilityProfile utility) =>
        new()
        {
            Id = new CaseId(Guid.Empty),
            Utility = utility.Id,
            Number = "PR/2026/11/00001",
            Request = Guid.Empty,
            Type = "pismo",
            TypeLabel = "Pismo",
            About = NoticeSubject.General,
            Text = "",
            CreatedAt = At,
            CreatedOn = WarsawTime.DayOf(At),
            State = CaseState.New,
            DueOn = Day,
        };
}
