using System.Globalization;
using Ebok.Core.Mail;
using Ebok.Core.Mail.Templates;
using Ebok.Core.Utilities;

namespace Ebok.Core.Consents;

/// <summary>What customers are told of e-invoices being switched on and off (M5).</summary>
internal static class EInvoiceMails
{
    private static readonly CultureInfo Polish = CultureInfo.GetCultureInfo("pl-PL");

    /// <summary>They are on, and where notices will go.</summary>
    public static MailContent On(UtilityProfile utility, PublicLinks links, string email) =>
        Tell(utility, links, MailKind.EInvoiceOn, EInvoiceMailTexts.OnSubject, EInvoiceMailTexts.On, Address(email));

    /// <summary>Notices go to another address from now on.</summary>
    public static MailContent Changed(UtilityProfile utility, PublicLinks links, string email) =>
        Tell(
            utility,
            links,
            MailKind.EInvoiceChanged,
            EInvoiceMailTexts.ChangedSubject,
            EInvoiceMailTexts.Changed,
            Address(email)
        );

    /// <summary>They are off: paper again.</summary>
    public static MailContent Off(UtilityProfile utility, PublicLinks links) =>
        Tell(utility, links, MailKind.EInvoiceOff, EInvoiceMailTexts.OffSubject, EInvoiceMailTexts.Off, null);

    private static MailContent Tell(
        UtilityProfile utility,
        PublicLinks links,
        MailKind kind,
        string subject,
        string text,
        string? address
    )
    {
        var blocks = new List<MailBlock> { new MailParagraph(text) };
        if (address is not null)
            blocks.Add(new MailParagraph(address) { Name = "adres" });
        blocks.Add(new MailParagraph(string.Format(Polish, EInvoiceMailTexts.NotYou, utility.Contact.Phone)));
        blocks.Add(new MailLink(links.To(utility, OfficePage.EInvoice.Path())));
        return new(subject, blocks) { Kind = kind };
    }

    private static string Address(string email) => string.Format(Polish, EInvoiceMailTexts.Address, Masked(email));

    /// <summary>Enough to know one's own address by, too little for a stranger to use: <c>j…@przyklad.example</c>.</summary>
    private static string Masked(string email) =>
        email[0] + "…" + email[email.IndexOf('@', StringComparison.Ordinal)..];
}
