using System.Globalization;
using Ebok.Core.Shared;

namespace Ebok.Core.Invoices.Pdf;

/// <summary>Codes and numbers of an invoice as people read them. Polish whatever the reader's language is: the sheet is
/// made once and kept.</summary>
public static class InvoiceWords
{
    private static readonly CultureInfo Polish = CultureInfo.GetCultureInfo("pl-PL");

    /// <summary>Faktura VAT, Faktura korygująca …</summary>
    public static string Title(InvoiceKind kind) =>
        kind switch
        {
            InvoiceKind.Correction => InvoicePdfTexts.TitleCorrection,
            InvoiceKind.Advance => InvoicePdfTexts.TitleAdvance,
            InvoiceKind.Settlement => InvoicePdfTexts.TitleSettlement,
            InvoiceKind.Simplified => InvoicePdfTexts.TitleSimplified,
            InvoiceKind.AdvanceCorrection => InvoicePdfTexts.TitleAdvanceCorrection,
            InvoiceKind.SettlementCorrection => InvoicePdfTexts.TitleSettlementCorrection,
            _ => InvoicePdfTexts.TitleVat,
        };

    /// <summary>1 234,50 zł; 12,00 EUR.</summary>
    public static string Money(Money amount, string currency) =>
        Amount(amount.Zloty) + "\u00a0" + (currency == "PLN" ? "zł" : currency);

    /// <summary>1 234,50.</summary>
    public static string Amount(decimal? amount) => amount?.ToString("#,##0.00", Polish) ?? "";

    /// <summary>45 181 or 0,125: no zeros that say nothing.</summary>
    public static string Quantity(decimal? quantity) => quantity?.ToString("#,##0.######", Polish) ?? "";

    /// <summary>4,50 or 0,04415: two decimals at least, eight at most.</summary>
    public static string Price(decimal? price) => price?.ToString("#,##0.00######", Polish) ?? "";

    /// <summary>05.10.2026.</summary>
    public static string Date(DateOnly? day) => day?.ToString("dd.MM.yyyy", Polish) ?? "";

    /// <summary>8%, zw.</summary>
    public static string Rate(string? rate) =>
        rate is { Length: > 0 } && rate.All(char.IsAsciiDigit) ? rate + "%" : rate ?? "";

    /// <summary>An account in groups of four, or as it is written where it is not a Polish one.</summary>
    public static string Account(string account) =>
        account.Length == 26 && account.All(char.IsAsciiDigit)
            ? string.Join('\u00a0', [account[..2], .. account[2..].Chunk(4).Select(four => new string(four))])
            : account;

    /// <summary><c>LinkDoPlatnosci</c>, https only; null where there is none.</summary>
    public static Uri? PayLink(InvoicePayment? payment) =>
        Uri.TryCreate(payment?.Link, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps ? link : null;

    /// <summary>A unit as people write it: billing systems send <c>m3</c> for <c>m³</c>.</summary>
    public static string Unit(string? unit) =>
        unit?.Trim() switch
        {
            "m3" or "M3" => "m³",
            "m2" or "M2" => "m²",
            null => "",
            var other => other,
        };

    /// <summary>przelew, gotówka …, or in the words of the invoice.</summary>
    public static string? PaymentForm(InvoicePayment payment) =>
        payment.FormText
        ?? payment.Form switch
        {
            1 => InvoicePdfTexts.FormCash,
            2 => InvoicePdfTexts.FormCard,
            3 => InvoicePdfTexts.FormVoucher,
            4 => InvoicePdfTexts.FormCheque,
            5 => InvoicePdfTexts.FormCredit,
            6 => InvoicePdfTexts.FormTransfer,
            7 => InvoicePdfTexts.FormMobile,
            _ => null,
        };

    /// <summary><c>Podmiot3/Rola</c>.</summary>
    public static string Role(ThirdParty third)
    {
        var role =
            third.RoleText
            ?? third.Role switch
            {
                1 => InvoicePdfTexts.RoleFactor,
                2 => InvoicePdfTexts.RoleRecipient,
                3 => InvoicePdfTexts.RoleOriginal,
                4 => InvoicePdfTexts.RoleAdditionalBuyer,
                5 => InvoicePdfTexts.RoleIssuer,
                6 => InvoicePdfTexts.RolePayer,
                7 => InvoicePdfTexts.RoleLocalIssuer,
                8 => InvoicePdfTexts.RoleLocalRecipient,
                9 => InvoicePdfTexts.RoleGroupIssuer,
                10 => InvoicePdfTexts.RoleGroupRecipient,
                11 => InvoicePdfTexts.RoleEmployee,
                _ => InvoicePdfTexts.RoleOther,
            };
        return third.SharePercent is { } share ? $"{role} ({Quantity(share)}%)" : role;
    }

    /// <summary><c>Adnotacje</c>; null for a code that says nothing to the reader.</summary>
    public static string? Annotation(InvoiceNote note) =>
        note.Key switch
        {
            "P_16" => InvoicePdfTexts.AnnotationCash,
            "P_17" => InvoicePdfTexts.AnnotationSelfBilling,
            "P_18" => InvoicePdfTexts.AnnotationReverseCharge,
            "P_18A" => InvoicePdfTexts.AnnotationSplitPayment,
            "P_19A" or "P_19B" or "P_19C" => string.Format(
                CultureInfo.InvariantCulture,
                InvoicePdfTexts.AnnotationExempt,
                note.Value
            ),
            "P_23" => InvoicePdfTexts.AnnotationTriangular,
            _ => null,
        };
}
