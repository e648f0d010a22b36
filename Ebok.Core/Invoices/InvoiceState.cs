using Ebok.Core.Shared;

namespace Ebok.Core.Invoices;

/// <summary>How an invoice stands today, in one word of the list (K8).</summary>
public enum InvoiceState
{
    /// <summary>Opłacona.</summary>
    Paid,

    /// <summary>Do zapłaty: nothing paid yet, not due yet.</summary>
    Due,

    /// <summary>Częściowo opłacona, not due yet.</summary>
    PartlyPaid,

    /// <summary>Po terminie: something is left and the due date is past.</summary>
    Overdue,

    /// <summary>W windykacji.</summary>
    UnderCollection,

    /// <summary>Nadpłata: the customer is to get money back or have it set off.</summary>
    Overpaid,

    /// <summary>Korekta that left nothing to pay either way.</summary>
    Corrected,

    /// <summary>Bez zapłaty: nothing was to pay from the start (paid in advance, balance of zero).</summary>
    NothingToPay,
}

/// <summary>The rule behind <see cref="InvoiceState"/>; pure.</summary>
public static class InvoiceStates
{
    /// <summary>How an invoice stands on a day.</summary>
    /// <param name="kind">What kind of invoice it is.</param>
    /// <param name="toPay">What was to pay when issued; negative in the customer's favour.</param>
    /// <param name="left">What of it is left.</param>
    /// <param name="dueOn">Due date; null is never overdue.</param>
    /// <param name="underCollection">Under debt collection.</param>
    /// <param name="today">The Polish day; a bill due today is not late.</param>
    public static InvoiceState Of(
        InvoiceKind kind,
        Money toPay,
        Money left,
        DateOnly? dueOn,
        bool underCollection,
        DateOnly today
    )
    {
        if (left < Money.Zero)
            return InvoiceState.Overpaid;
        if (left > Money.Zero)
        {
            if (underCollection)
                return InvoiceState.UnderCollection;
            if (dueOn < today)
                return InvoiceState.Overdue;
            return left < toPay ? InvoiceState.PartlyPaid : InvoiceState.Due;
        }
        if (toPay > Money.Zero)
            return InvoiceState.Paid;
        return kind.IsCorrection() ? InvoiceState.Corrected : InvoiceState.NothingToPay;
    }

    /// <summary>KOR, KOR_ZAL, KOR_ROZ.</summary>
    public static bool IsCorrection(this InvoiceKind kind) =>
        kind is InvoiceKind.Correction or InvoiceKind.AdvanceCorrection or InvoiceKind.SettlementCorrection;
}
