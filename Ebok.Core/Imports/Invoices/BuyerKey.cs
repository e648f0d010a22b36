using System.Security.Cryptography;
using System.Text;
using Ebok.Core.Invoices;

namespace Ebok.Core.Imports.Invoices;

/// <summary>All that an invoice says of its buyer, as a hash: whoever is told by hand whose such an invoice is, is told
/// it of these very data and no others.</summary>
internal static class BuyerKey
{
    /// <summary>Bytes of a key.</summary>
    internal const int Length = SHA256.HashSizeInBytes;

    /// <summary>Letter case and spaces do not count. Account and contract do: two of one name in one house have other
    /// ones.</summary>
    internal static byte[] Of(InvoiceContent content)
    {
        var buyer = content.Buyer;
        var text = new StringBuilder();
        foreach (
            var part in new[]
            {
                buyer.CustomerCode,
                buyer.Name,
                buyer.TaxId,
                string.Join(',', buyer.Address),
                string.Join(',', IncomingInvoice.AccountsOf(content)),
                string.Join(',', IncomingInvoice.ContractsOf(content)),
            }
        )
            text.Append(part is null ? "" : Fold(part)).Append('\n');
        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static string Fold(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
