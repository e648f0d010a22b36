using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Payments.Online;

/// <summary>How a payment goes from one state to the next; each in a transaction that has locked it.</summary>
internal static class OnlinePaymentMoves
{
    /// <summary>The payment, tracked, and held until the transaction ends: two messages of the gateway at once come one
    /// after the other. Null where there is none.</summary>
    public static async Task<OnlinePayment?> LockAsync(this EbokDb db, OnlinePaymentId id, CancellationToken cancel)
    {
        var held = await db
            .OnlinePayments.Where(p => p.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Version, p => p.Version + 1), cancel);
        return held == 0 ? null : await db.OnlinePayments.SingleAsync(p => p.Id == id, cancel);
    }

    /// <summary>The gateway did not take the order.</summary>
    public static void Reject(this OnlinePayment payment, OnlinePaymentReason reason)
    {
        // A message of the gateway may have been quicker than its answer.
        if (payment.State is OnlinePaymentState.Paid or OnlinePaymentState.Unclear)
            return;
        payment.State = OnlinePaymentState.Rejected;
        payment.Reason = reason;
        // A lost answer may mean that the order was taken; nobody has its page, but it costs little to ask.
        if (reason == OnlinePaymentReason.GatewayRefused)
            payment.NextCheckAt = null;
    }

    /// <summary>The customer came back, or the gateway told of money that is not confirmed yet.</summary>
    public static void Wait(this OnlinePayment payment, DateTimeOffset checkAt)
    {
        if (payment.State == OnlinePaymentState.Paid)
            return;
        // What was unclear for want of an answer is not, once there is one.
        var silent = payment.Reason is OnlinePaymentReason.NoAnswer or OnlinePaymentReason.NotConfirmed;
        if (payment.State == OnlinePaymentState.Unclear && !silent)
            return;
        payment.State = OnlinePaymentState.Waiting;
        payment.Reason = OnlinePaymentReason.None;
        payment.NextCheckAt = checkAt;
    }

    /// <summary>Not paid in time. Money that comes later is still taken. Whether it was open until now.</summary>
    public static bool Expire(this OnlinePayment payment)
    {
        payment.NextCheckAt = null;
        if (payment.State is not (OnlinePaymentState.Started or OnlinePaymentState.Waiting))
            return false;
        payment.State = OnlinePaymentState.Expired;
        return true;
    }

    /// <summary>For staff to look at.</summary>
    public static void Question(this OnlinePayment payment, OnlinePaymentReason reason, Money? told = null)
    {
        if (payment.State == OnlinePaymentState.Paid)
            return;
        payment.State = OnlinePaymentState.Unclear;
        payment.Reason = reason;
        payment.GatewayAmount = told;
        payment.NextCheckAt = null;
    }

    /// <summary>Paid: what is left of its documents is less at once. A second time it does nothing and says false.</summary>
    public static async Task<bool> PayAsync(
        this EbokDb db,
        OnlinePayment payment,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        if (payment.State == OnlinePaymentState.Paid)
            return false;
        payment.State = OnlinePaymentState.Paid;
        payment.Reason = OnlinePaymentReason.None;
        payment.PaidAt = now;
        payment.NextCheckAt = null;
        var parts = await db.OnlinePaymentParts.Where(p => p.Payment == payment.Id).ToListAsync(cancel);
        foreach (var part in parts)
            db.Ledger.Add(
                new LedgerEntry
                {
                    Id = LedgerEntryId.New(),
                    Utility = payment.Utility,
                    Customer = payment.Customer,
                    SellerNip = payment.SellerNip,
                    Kind = LedgerKind.Payment,
                    Number = payment.Number,
                    Concerns = part.Concerns,
                    On = WarsawTime.DayOf(now),
                    Amount = part.Amount,
                    Source = LedgerSource.Gateway,
                    Origin = payment.Id.Value,
                }
            );
        await db.SaveChangesAsync(cancel);
        await SettleDocuments.RunAsync(db, [.. parts.Select(p => p.Concerns).Distinct()], cancel);
        return true;
    }
}
