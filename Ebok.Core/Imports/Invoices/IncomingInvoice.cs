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
    internal string? CorrectsNumber { get; init; }
    internal string? KsefNumber { get; init; }

    /// <summary>Null: the source does not say, what is stored stays.</summary>
    internal bool? UnderCollection { get; init; }

    /// <summary>Accounts to pay to; the first is shown, all may tell the customer.</summary>
    internal required IReadOnlyList<string> Accounts { get; init; }
    internal required IReadOnlyList<string> Contracts { get; init; }

    /// <summary>Values that may be codes of supply points.</summary>
    internal required IReadOnlyList<string> Points { get; init; }

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
            CorrectsNumber = content.Correction?.Invoices[0].Number,
            KsefNumber = ksefNumber,
            Accounts = AccountsOf(content),
            Contracts = ContractsOf(content),
            Points = PointsOf(content),
            Content = InvoiceJson.Serialize(content),
            Xml = InvoiceXml.Compress(xml),
            XmlHash = VerificationLink.HashOf(xml),
        };
    }

    internal static IReadOnlyList<string> AccountsOf(InvoiceContent content) =>
        [.. content.Payment.Accounts.Select(a => a.Number)];

    internal static IReadOnlyList<string> ContractsOf(InvoiceContent content) =>
        [.. content.Contracts.Where(c => c.Number is not null).Select(c => c.Number!)];

    // "Nr punktu poboru", "Punkt poboru", "PPE": there is no element for it in FA(3).
    private static IReadOnlyList<string> PointsOf(InvoiceContent content)
    {
        IEnumerable<InvoiceNote> notes = content.Notes;
        if (content.Attachment.Count > 0)
            notes = notes.Concat(content.Attachment.SelectMany(b => b.Facts.Concat(b.Tables.SelectMany(t => t.Facts))));
        return
        [
            .. notes
                .Where(n =>
                    n.Key.Contains("punktu poboru", StringComparison.OrdinalIgnoreCase)
                    || n.Key.Contains("punkt poboru", StringComparison.OrdinalIgnoreCase)
                    || n.Key.Contains("PPE", StringComparison.Ordinal)
                )
                .Select(n => n.Value)
                .Distinct(),
        ];
    }
}

/// <summary>By what an invoice is known again.</summary>
internal readonly record struct InvoiceKey(string SellerNip, string Number, InvoiceKind Kind);
