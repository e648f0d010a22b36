using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Ebok.Core.Payments.Online;

/// <summary>What a message of a gateway came to.</summary>
public enum NoticeOutcome
{
    /// <summary>It is stored: the gateway need not tell again.</summary>
    Taken,

    /// <summary>Of no payment of this utility, or its signature is not the gateway's.</summary>
    NotOurs,
}

/// <summary>Takes a message of the gateway that something was paid (M6): whoever sends it, it counts only with the
/// gateway's signature, with our amount, and after the gateway has confirmed it when asked.</summary>
public sealed class TakeNotice(
    EbokStore store,
    IPaymentGateway gateway,
    TellPayer tell,
    TimeProvider clock,
    ILogger<TakeNotice> log
)
{
    /// <summary>Takes it.</summary>
    public async Task<NoticeOutcome> RunAsync(
        UtilityProfile utility,
        ReadOnlyMemory<byte> message,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(utility);
        if (!Guid.TryParseExact(gateway.SessionOf(message.Span), "N", out var session))
            return NoticeOutcome.NotOurs;
        var id = new OnlinePaymentId(session);
        string? seller;
        await using (var db = store.Read(utility.Id))
            seller = await db
                .OnlinePayments.Where(p => p.Id == id)
                .Select(p => p.SellerNip)
                .SingleOrDefaultAsync(cancel);
        if (seller is null)
            return NoticeOutcome.NotOurs;
        if (gateway.Read(seller, message.Span) is not { } notice)
        {
            log.LogWarning("A message of a gateway about payment {Payment} is not signed by it", session);
            return NoticeOutcome.NotOurs;
        }
        var payment = await StoreAsync(utility, id, notice, cancel);
        if (payment.State != OnlinePaymentState.Waiting)
            return NoticeOutcome.Taken;
        // From here on it is ours to find out; where the gateway is away, whoever asks about hanging payments goes on.
        var confirmed = await gateway.ConfirmAsync(seller, payment.Session, notice.Order, payment.Amount, cancel);
        await store.WriteAsync(utility.Id, db => ConfirmedAsync(db, id, confirmed, cancel), cancel);
        return NoticeOutcome.Taken;
    }

    private Task<OnlinePayment> StoreAsync(
        UtilityProfile utility,
        OnlinePaymentId id,
        GatewayNotice notice,
        CancellationToken cancel
    ) =>
        store.WriteAsync(
            utility.Id,
            async db =>
            {
                var payment = (await db.LockAsync(id, cancel))!;
                if (payment.State == OnlinePaymentState.Paid)
                    return payment;
                payment.GatewayOrder = notice.Order;
                if (notice.Currency != "PLN")
                    payment.Question(OnlinePaymentReason.CurrencyDiffers, notice.Amount);
                else if (notice.Amount != payment.Amount || notice.OriginAmount != payment.Amount)
                    payment.Question(OnlinePaymentReason.AmountDiffers, notice.Amount);
                else
                    payment.Wait(clock.GetUtcNow() + StartPayment.FirstCheck / 2);
                return payment;
            },
            cancel
        );

    private async Task ConfirmedAsync(EbokDb db, OnlinePaymentId id, GatewayOutcome confirmed, CancellationToken cancel)
    {
        var payment = (await db.LockAsync(id, cancel))!;
        if (confirmed == GatewayOutcome.Done)
            await tell.PaidAsync(db, payment, clock.GetUtcNow(), cancel);
        else if (confirmed == GatewayOutcome.Refused)
            payment.Question(OnlinePaymentReason.NotConfirmed);
    }
}
