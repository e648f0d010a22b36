using System.Text;
using Ebok.Core.Invoices;
using Ebok.Core.Shared;

namespace Ebok.Core.PasswordReset;

/// <summary>An invoice, as far as a proof looks at it.</summary>
internal sealed record InvoiceOnFile(
    CustomerId? Customer,
    string SellerNip,
    string Number,
    InvoiceKind Kind,
    DateOnly IssuedOn
);

/// <summary>"Numer ostatniej faktury": whether a typed number is that of one of the last invoices of a seller (W1).
/// Pure.</summary>
internal static class LateInvoices
{
    /// <summary>Whether the number is of one of the <paramref name="last"/> newest invoices that a customer has from
    /// one seller; a correction among them takes no one's place.</summary>
    /// <param name="invoices">Of the customers in question.</param>
    /// <param name="typed">As typed: spaces, letter case and kinds of dashes do not matter.</param>
    /// <param name="last">How many count.</param>
    /// <param name="sellerNip">Of this company only; null: of any.</param>
    public static bool Hold(IReadOnlyCollection<InvoiceOnFile> invoices, string? typed, int last, string? sellerNip)
    {
        var number = Plain(typed);
        return number.Length > 0
            && invoices.Any(i =>
                (sellerNip is null || i.SellerNip == sellerNip) && Plain(i.Number) == number && NewerThan(i) < last
            );

        int NewerThan(InvoiceOnFile one) =>
            invoices.Count(i =>
                i.Customer == one.Customer
                && i.SellerNip == one.SellerNip
                && i.IssuedOn > one.IssuedOn
                && !i.Kind.IsCorrection()
            );
    }

    /// <summary>What makes two ways of writing a number the same number.</summary>
    internal static string Plain(string? number)
    {
        var plain = new StringBuilder();
        foreach (var rune in (number ?? "").EnumerateRunes())
            if (Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.DashPunctuation)
                plain.Append('-');
            else if (!Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune))
                plain.Append(Rune.ToUpperInvariant(rune));
        return plain.ToString();
    }
}
