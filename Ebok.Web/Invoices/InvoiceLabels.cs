using Ebok.Core.Invoices;

namespace Ebok.Web.Invoices;

/// <summary>Texts of the codes of an invoice.</summary>
internal static class InvoiceLabels
{
    /// <summary>opłacona, do zapłaty, po terminie …</summary>
    public static string Of(InvoiceState state) => Text($"State_{state}")!;

    /// <summary>korekta, zaliczkowa …; null for an ordinary invoice.</summary>
    public static string? Of(InvoiceKind kind) => kind == InvoiceKind.Vat ? null : Text($"Kind_{kind}");

    private static string? Text(string key) => InvoiceTexts.ResourceManager.GetString(key, InvoiceTexts.Culture);
}
