using Ebok.Core.Payments;
using Ebok.Core.Shared;

namespace Ebok.Core.Invoices;

/// <summary>An invoice as its customer sees it.</summary>
public sealed record InvoiceView
{
    /// <summary>For the address.</summary>
    public required InvoiceId Id { get; init; }

    /// <summary>As printed.</summary>
    public required string Number { get; init; }

    /// <summary>Ordinary, correction, advance …</summary>
    public required InvoiceKind Kind { get; init; }

    /// <summary>Seller's NIP, 10 digits.</summary>
    public required string SellerNip { get; init; }

    /// <summary>Seller's name as on the invoice.</summary>
    public required string SellerName { get; init; }

    /// <summary>Customer's code as on the invoice: stands in the transfer's title.</summary>
    public string? BuyerCode { get; init; }

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

    /// <summary>What was to pay when issued.</summary>
    public required Money ToPay { get; init; }

    /// <summary>What is left to pay; negative in the customer's favour.</summary>
    public required Money Left { get; init; }

    /// <summary>How it stands today.</summary>
    public required InvoiceState State { get; init; }

    /// <summary>Days since the due date while something is left; 0 where not late.</summary>
    public required int DaysOverdue { get; init; }

    /// <summary>Account to pay to.</summary>
    public string? PayAccount { get; init; }

    /// <summary>Number in the national e-invoice system.</summary>
    public string? KsefNumber { get; init; }

    /// <summary>Hash of the XML for the verification link; null where there is no XML.</summary>
    public string? XmlHash { get; init; }

    /// <summary>Whether it has lines and the rest; an invoice of a companion CSV may not.</summary>
    public required InvoiceContent? Content { get; init; }

    /// <summary>What was paid, credited or returned, oldest first.</summary>
    public required IReadOnlyList<InvoiceSettling> Settled { get; init; }

    /// <summary>The invoices it corrects that are in the portal.</summary>
    public required IReadOnlyList<InvoiceLink> Corrects { get; init; }

    /// <summary>Of a correction whose original is in the portal: what the original and the corrections before this one
    /// came to.</summary>
    public Money? GrossBefore { get; init; }

    /// <summary>The invoices that correct it, oldest first.</summary>
    public required IReadOnlyList<InvoiceLink> CorrectedBy { get; init; }
}

/// <summary>Another invoice of the same customer.</summary>
/// <param name="Id">For the address.</param>
/// <param name="Number">As printed.</param>
/// <param name="IssuedOn">Day of issue.</param>
/// <param name="Gross">P_15; on a correction the difference.</param>
public sealed record InvoiceLink(InvoiceId Id, string Number, DateOnly IssuedOn, Money Gross);

/// <summary>A payment, credit or refund on an invoice.</summary>
/// <param name="Kind">Which.</param>
/// <param name="On">Its day.</param>
/// <param name="Amount">As the document has it.</param>
/// <param name="Title">Its title.</param>
public sealed record InvoiceSettling(LedgerKind Kind, DateOnly On, Money Amount, string? Title);
