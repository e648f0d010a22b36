using Ebok.Core.Shared;

namespace Ebok.Core.Imports.Bank;

/// <summary>What an entry of a statement came to.</summary>
public enum BankOutcome
{
    /// <summary>It was there already.</summary>
    Known,

    /// <summary>Found its customer by the individual account.</summary>
    ByAccount,

    /// <summary>Found its customer by an invoice in the title.</summary>
    ByInvoice,

    /// <summary>Of the gateway, for a payment that is known.</summary>
    OfGateway,

    /// <summary>Found nobody: staff decide.</summary>
    Unallocated,

    /// <summary>Takes back a payment; that one was taken off its documents.</summary>
    Reversal,

    /// <summary>Takes back a payment that was not found: staff decide.</summary>
    ReversalOfUnknown,

    /// <summary>Money that went out: not a customer's payment, left out.</summary>
    Expense,
}

/// <summary>Result of one entry.</summary>
/// <param name="File">File.</param>
/// <param name="Line">Line in it.</param>
/// <param name="On">Day of booking.</param>
/// <param name="Amount">Amount.</param>
/// <param name="Currency">Currency.</param>
/// <param name="Payer">From whom.</param>
/// <param name="Title">What for.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="Customer">Code of the customer found.</param>
/// <param name="Documents">Numbers of documents that it pays, in part maybe.</param>
public sealed record BankRow(
    string File,
    int Line,
    DateOnly On,
    Money Amount,
    string Currency,
    string Payer,
    string Title,
    BankOutcome Outcome,
    string? Customer,
    IReadOnlyList<string> Documents
);

/// <summary>What an import of statements did (or would do).</summary>
/// <param name="Totals">As with other imports; unmatched are entries that found nobody.</param>
/// <param name="Rows">The first results, at most <see cref="Most"/>.</param>
public sealed record BankReport(ImportReport Totals, IReadOnlyList<BankRow> Rows)
{
    /// <summary>So that a page and the memory stay small.</summary>
    public const int Most = 1000;
}
