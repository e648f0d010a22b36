using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.Invoices.Pdf;

/// <summary>All that stands on a rendered invoice.</summary>
public sealed record InvoiceSheet
{
    /// <summary>Which title it has.</summary>
    public required InvoiceKind Kind { get; init; }

    /// <summary>As the seller gave it.</summary>
    public required string Number { get; init; }

    /// <summary>Day of issue.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>Due date.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>First day of the supply.</summary>
    public DateOnly? PeriodFrom { get; init; }

    /// <summary>Last day of the supply.</summary>
    public DateOnly? PeriodTo { get; init; }

    /// <summary>PLN, or another.</summary>
    public required string Currency { get; init; }

    /// <summary>P_15; on a correction the difference.</summary>
    public required Money Gross { get; init; }

    /// <summary>What is to pay by this invoice, as it was issued; negative in the customer's favour.</summary>
    public required Money ToPay { get; init; }

    /// <summary>Seller's tax number.</summary>
    public required string SellerNip { get; init; }

    /// <summary>Account to pay to, as it is written.</summary>
    public string? PayAccount { get; init; }

    /// <summary>Customer's code.</summary>
    public string? BuyerCode { get; init; }

    /// <summary>What the utility calls that code: Kod Klienta, Kod płatnika.</summary>
    public required string CodeLabel { get; init; }

    /// <summary>Number in the national e-invoice system; null where it has none.</summary>
    public string? KsefNumber { get; init; }

    /// <summary>Address of the verification; null for an invoice that did not come as XML.</summary>
    public string? VerificationLink { get; init; }

    /// <summary>Parties, lines and the rest.</summary>
    public required InvoiceContent Content { get; init; }

    /// <summary>Name of the office that made the sheet: "eBOK, Wodociągi Przykład".</summary>
    public required string Office { get; init; }

    /// <summary>The utility's colour.</summary>
    public required Rgb Accent { get; init; }

    /// <summary>When the data came: the sheet's date, so that the same data give the same bytes.</summary>
    public required DateTimeOffset AsOf { get; init; }
}
