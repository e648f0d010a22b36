using System.Globalization;
using Ebok.Core.Mail;
using Ebok.Core.Mail.Templates;
using Ebok.Core.Utilities;

namespace Ebok.Core.Invoices.Notices;

/// <summary>A new invoice as a mail names it: neither number nor amount, which are proofs at registration, nor a name.</summary>
internal sealed record NewInvoice(DateOnly IssuedOn, InvoiceKind Kind, string SellerNip);

/// <summary>What customers with e-invoices are told when new invoices have come (M5).</summary>
internal static class NewInvoiceMails
{
    private const int MostLines = 20;
    private const int CodeEnd = 3;
    private static readonly CultureInfo Polish = CultureInfo.GetCultureInfo("pl-PL");

    /// <summary>One mail for the invoices of one customer.</summary>
    /// <param name="utility">Whose invoices.</param>
    /// <param name="links">To the list, behind the sign-in.</param>
    /// <param name="customerCode">Only its end is said: whoever has several customers knows which one it is.</param>
    /// <param name="invoices">At least one, oldest first.</param>
    public static MailContent Of(
        UtilityProfile utility,
        PublicLinks links,
        string customerCode,
        IReadOnlyList<NewInvoice> invoices
    )
    {
        var lines = invoices.Take(MostLines).Select(i => Line(utility, i)).ToList();
        if (invoices.Count > MostLines)
            lines.Add(Text(NewInvoiceMailTexts.More, invoices.Count - MostLines));
        var one = invoices.Count == 1;
        return new(
            one ? NewInvoiceMailTexts.SubjectOne : NewInvoiceMailTexts.SubjectMany,
            [
                new MailParagraph(one ? NewInvoiceMailTexts.LeadOne : NewInvoiceMailTexts.LeadMany) { Name = "wstęp" },
                new MailParagraph(string.Join('\n', lines)) { Name = "faktury" },
                new MailParagraph(
                    Text(
                        NewInvoiceMailTexts.Whose,
                        utility.CustomerCode.Label,
                        customerCode[^Math.Min(CodeEnd, customerCode.Length)..]
                    )
                )
                {
                    Name = "klient",
                },
                new MailLink(links.To(utility, OfficePage.Invoices.Path()), NewInvoiceMailTexts.See),
                new MailParagraph(NewInvoiceMailTexts.HowToStop),
            ]
        )
        {
            Kind = MailKind.NewInvoices,
        };
    }

    private static string Line(UtilityProfile utility, NewInvoice invoice)
    {
        var kind = invoice.Kind.IsCorrection() ? NewInvoiceMailTexts.Correction : NewInvoiceMailTexts.Invoice;
        return Text(
            NewInvoiceMailTexts.Line,
            kind,
            invoice.IssuedOn.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
            utility.CompanyByNip(invoice.SellerNip)?.ShortName ?? utility.ShortName
        );
    }

    private static string Text(string format, params object[] values) => string.Format(Polish, format, values);
}
