using Ebok.Core.Invoices;
using Ebok.Core.Shared;

namespace Ebok.Core.Imports.Fa3;

/// <summary>What an FA(3) file says: the values that stand in columns, and all of its content.</summary>
internal sealed record Fa3Invoice
{
    /// <summary><c>P_2</c>.</summary>
    internal required string Number { get; init; }
    internal required InvoiceKind Kind { get; init; }

    /// <summary><c>P_1</c>.</summary>
    internal required DateOnly IssuedOn { get; init; }

    /// <summary><c>OkresFa</c>.</summary>
    internal DateOnly? PeriodFrom { get; init; }
    internal DateOnly? PeriodTo { get; init; }
    internal required string Currency { get; init; }

    /// <summary><c>P_15</c>.</summary>
    internal required Money Gross { get; init; }
    internal required InvoiceContent Content { get; init; }

    /// <summary>The first day on which something is due.</summary>
    internal DateOnly? DueOn => Content.Payment.Terms.Where(t => t.On is not null).Min(t => t.On);

    /// <summary><c>DoZaplaty</c> (or <c>DoRozliczenia</c>, in the customer's favour), else <c>P_15</c>; less what was
    /// paid when the invoice was issued.</summary>
    internal Money ToPay
    {
        get
        {
            if (Content.Settlement?.ToSettle is { } toSettle)
                return -toSettle;
            if (Content.Payment.Paid)
                return Money.Zero;
            var left = Content.Settlement?.ToPay ?? Gross;
            foreach (var part in Content.Payment.PartPayments)
                left -= part.Amount;
            return left;
        }
    }
}
