using Ebok.Core.Payments;

namespace Ebok.Web.Payments;

/// <summary>Texts of the kinds of ledger entries.</summary>
internal static class PaymentLabels
{
    /// <summary>wpłata, nota odsetkowa …</summary>
    public static string Of(LedgerKind kind) =>
        PaymentTexts.ResourceManager.GetString($"Kind_{kind}", PaymentTexts.Culture)!;
}
