using Ebok.Core.Invoices;

namespace Ebok.Core.Imports;

/// <summary>The kinds of an invoice in the words of FA(3) and of the CSV.</summary>
internal static class InvoiceKinds
{
    /// <summary>Null: none of them.</summary>
    internal static InvoiceKind? Parse(string text) =>
        text switch
        {
            "VAT" => InvoiceKind.Vat,
            "KOR" => InvoiceKind.Correction,
            "ZAL" => InvoiceKind.Advance,
            "ROZ" => InvoiceKind.Settlement,
            "UPR" => InvoiceKind.Simplified,
            "KOR_ZAL" => InvoiceKind.AdvanceCorrection,
            "KOR_ROZ" => InvoiceKind.SettlementCorrection,
            _ => null,
        };
}
