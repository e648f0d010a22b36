using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Payments.Online;

/// <summary>A payment by gateway, in a list.</summary>
/// <param name="Id">For its page.</param>
/// <param name="Number">EP-7KQXM2PD.</param>
/// <param name="SellerNip">To which company.</param>
/// <param name="Amount">In PLN.</param>
/// <param name="State">How it stands.</param>
/// <param name="CreatedAt">When it was begun.</param>
public sealed record OnlinePaymentRow(
    OnlinePaymentId Id,
    string Number,
    string SellerNip,
    Money Amount,
    OnlinePaymentState State,
    DateTimeOffset CreatedAt
);

/// <summary>A document that it is for.</summary>
/// <param name="Concerns">Number.</param>
/// <param name="Invoice">The invoice, where the actor sees it.</param>
/// <param name="Amount">With how much.</param>
public sealed record OnlinePaymentDocument(string Concerns, InvoiceId? Invoice, Money Amount);

/// <summary>A payment by gateway.</summary>
public sealed record OnlinePaymentView
{
    /// <summary>As in the list.</summary>
    public required OnlinePaymentRow Row { get; init; }

    /// <summary>Why it was rejected or is looked into.</summary>
    public required OnlinePaymentReason Reason { get; init; }

    /// <summary>When it was paid.</summary>
    public DateTimeOffset? PaidAt { get; init; }

    /// <summary>Where to go on with a payment that was begun; null where that is over.</summary>
    public Uri? Continue { get; init; }

    /// <summary>What it is for.</summary>
    public required IReadOnlyList<OnlinePaymentDocument> Documents { get; init; }

    /// <summary>The billing system has it: it is no longer on its way.</summary>
    public bool Booked { get; init; }
}

/// <summary>The customer's payments by gateway, newest first (M6).</summary>
public sealed class ListOnlinePayments(EbokStore store)
{
    /// <summary>One page of them.</summary>
    public async Task<Page<OnlinePaymentRow>> RunAsync(Actor actor, PageRequest page, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = store.Read(actor.Utility);
        var payments = db.OnlinePaymentsOf(actor);
        var total = await payments.CountAsync(cancel);
        var (number, size, skip) = page.Within(total);
        var rows =
            total == 0
                ? []
                : await payments
                    .OrderByDescending(p => p.CreatedAt)
                    .ThenByDescending(p => p.Id)
                    .Skip(skip)
                    .Take(size)
                    .Select(p => new OnlinePaymentRow(p.Id, p.Number, p.SellerNip, p.Amount, p.State, p.CreatedAt))
                    .ToListAsync(cancel);
        return new(rows, number, size, total);
    }
}

/// <summary>One of them.</summary>
public sealed class ReadOnlinePayment(EbokStore store, IPaymentGateway gateway, TimeProvider clock)
{
    /// <summary>Null where it is not there or not the actor's.</summary>
    public async Task<OnlinePaymentView?> RunAsync(Actor actor, OnlinePaymentId id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = store.Read(actor.Utility);
        if (await db.OnlinePaymentsOf(actor).SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } payment)
            return null;
        var own = db.InvoicesOf(actor);
        var parts = await db
            .OnlinePaymentParts.Where(p => p.Payment == id)
            .OrderBy(p => p.Id)
            .Select(p => new OnlinePaymentDocument(
                p.Concerns,
                own.Any(i => i.Id == p.Invoice) ? p.Invoice : null,
                p.Amount
            ))
            .ToListAsync(cancel);
        var inTime = clock.GetUtcNow() < payment.CreatedAt + Przelewy24.TimeLimit;
        return new()
        {
            Row = new(payment.Id, payment.Number, payment.SellerNip, payment.Amount, payment.State, payment.CreatedAt),
            Reason = payment.Reason,
            PaidAt = payment.PaidAt,
            Continue =
                payment is { State: OnlinePaymentState.Started or OnlinePaymentState.Waiting, GatewayOrder: null }
                && inTime
                && payment.Token is { } token
                    ? gateway.PageOf(token)
                    : null,
            Documents = parts,
            Booked =
                payment.State == OnlinePaymentState.Paid
                && !await db.LedgerOf(actor).AnyAsync(e => e.Origin == id.Value, cancel),
        };
    }
}
