using Ebok.Core.Imports.Fa3;
using Ebok.Core.Invoices;
using Ebok.Core.Ksef;
using Ebok.Core.Shared;

namespace Ebok.Core.Imports.Invoices;

/// <summary>An invoice from a source, read and packed, not yet matched or stored.</summary>
internal sealed record IncomingInvoice
{
    /// <summary>Where it comes from, for remarks.</summary>
    internal required string File { get; init; }
    internal int Line { get; init; }

    internal required string SellerNip { get; init; }
    internal required string SellerName { get; init; }
    internal required string Number { get; init; }
    internal required InvoiceKind Kind { get; init; }
    internal required DateOnly IssuedOn { get; init; }
    internal DateOnly? DueOn { get; init; }
    internal DateOnly? PeriodFrom { get; init; }
    internal DateOnly? PeriodTo { get; init; }
    internal required string Currency { get; init; }
    internal required Money Gross { get; init; }
    internal required Money ToPay { get; init; }
    internal string? BuyerCode { get; init; }
    internal required string BuyerName { get; init; }

    /// <summary>Of all that is said of the buyer: see <see cref="Imports.Invoices.BuyerKey"/>.</summary>
    internal required byte[] BuyerKey { get; init; }
    internal string? CorrectsNumber { get; init; }
    internal string? KsefNumber { get; init; }

    /// <summary>Null: the source does not say, what is stored stays.</summary>
    internal bool? UnderCollection { get; init; }

    /// <summary>Accounts to pay to; the first is shown, all may tell the customer.</summary>
    internal required IReadOnlyList<string> Accounts { get; init; }
    internal required IReadOnlyList<string> Contracts { get; init; }

    /// <summary>Code of the one supply point that it is for.</summary>
    internal string? PointCode { get; init; }

    /// <summary><see cref="InvoiceContent"/> as JSON.</summary>
    internal required byte[] Content { get; init; }

    /// <summary>Compressed; null where it did not come as XML.</summary>
    internal byte[]? Xml { get; init; }
    internal string? XmlHash { get; init; }

    internal InvoiceKey Key => new(SellerNip, Number, Kind);

    /// <summary>Bytes that it holds in memory, about.</summary>
    internal int Weight => Content.Length + (Xml?.Length ?? 0) + 1024;

    internal static IncomingInvoice From(Fa3Invoice invoice, string file, byte[] xml, string? ksefNumber)
    {
        var content = invoice.Content;
        return new IncomingInvoice
        {
            File = file,
            SellerNip = content.Seller.TaxId!,
            SellerName = content.Seller.Name ?? content.Seller.TaxId!,
            Number = invoice.Number,
            Kind = invoice.Kind,
            IssuedOn = invoice.IssuedOn,
            DueOn = invoice.DueOn,
            PeriodFrom = invoice.PeriodFrom,
            PeriodTo = invoice.PeriodTo,
            Currency = invoice.Currency,
            Gross = invoice.Gross,
            ToPay = invoice.ToPay,
            BuyerCode = content.Buyer.CustomerCode,
            BuyerName = content.Buyer.Name ?? "",
            BuyerKey = Invoices.BuyerKey.Of(content),
            CorrectsNumber = content.Correction?.Invoices[0].Number,
            KsefNumber = ksefNumber,
            Accounts = AccountsOf(content),
            Contracts = ContractsOf(content),
            PointCode = PointOf(content),
            Content = InvoiceJson.Serialize(content),
            Xml = InvoiceXml.Compress(xml),
            XmlHash = VerificationLink.HashOf(xml),
        };
    }

    internal static IReadOnlyList<string> AccountsOf(InvoiceContent content) =>
        [.. content.Payment.Accounts.Select(a => a.Number)];

    internal static IReadOnlyList<string> ContractsOf(InvoiceContent content) =>
        [.. content.Contracts.Where(c => c.Number is not null).Select(c => c.Number!)];

    // "Nr punktu poboru", "PPE", "Punkt poboru": there is no element for it in FA(3). Of several such notes the most
    // telling one counts. With several values of it the invoice is for several points, so for none of them alone: a
    // manager of one must not see what the others are billed for (M4).
    private static string? PointOf(InvoiceContent content)
    {
        var notes = content.Notes.Concat(
            content.Attachment.SelectMany(b => b.Facts.Concat(b.Tables.SelectMany(t => t.Facts)))
        );
        var codes = notes
            .Where(n => n.Value.Length is > 0 and <= ImportLimits.Number)
            .Select(n => (Rank: PointRank(n.Key), n.Value))
            .Where(n => n.Rank > 0)
            .ToLookup(n => n.Rank, n => n.Value);
        var best = codes.MinBy(c => c.Key)?.Distinct().Take(2).ToList();
        return best is [var code] ? code : null;
    }

    private static int PointRank(string key) =>
        key.StartsWith("adres", StringComparison.OrdinalIgnoreCase) ? 0
        : key.Contains("punktu poboru", StringComparison.OrdinalIgnoreCase) ? 1
        : key.Contains("PPE", StringComparison.Ordinal) ? 2
        : key.Contains("punkt poboru", StringComparison.OrdinalIgnoreCase) ? 3
        : 0;
}

/// <summary>By what an invoice is known again.</summary>
internal readonly record struct InvoiceKey(string SellerNip, string Number, InvoiceKind Kind);
