using Ebok.Core.Content;
using Ebok.Web.Consents;
using Ebok.Web.Ui;

namespace Ebok.Web.Content;

/// <summary>Words beside the box that a customer ticks: the same where he does, where staff look at them beforehand, and
/// in the consent that is kept.</summary>
internal static class LegalWords
{
    /// <summary>That he has read the regulations and accepts them.</summary>
    public static string Accept(LegalText terms) => Show.Text(ContentTexts.TermsAccept, terms.Label);

    /// <summary>Under the words of the consent to e-invoices.</summary>
    public static string EInvoiceHint(LegalText words) => Show.Text(ConsentTexts.ApartFromTerms, words.Label);
}
