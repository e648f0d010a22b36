using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Payments.Online;

/// <summary>Asks the gateway how a payment stands, and takes what it says: for payments left hanging, for who comes back
/// from there before the gateway has told of it, and for staff.</summary>
public sealed class AskGateway(EbokStore store, IPaymentGateway gateway, TellPayer tell, TimeProvider clock)
{
    /// <summary>Not paid there until then, and not come back: it will not be.</summary>
    internal static readonly TimeSpan NotPaidFor = Przelewy24.TimeLimit + TimeSpan.FromMinutes(10);

    /// <summary>Came back without having paid: some ways of paying there take a day.</summary>
    internal static readonly TimeSpan WaitsFor = TimeSpan.FromHours(24);

    /// <summary>Without an answer for so long it is for staff.</summary>
    internal static readonly TimeSpan NoAnswerFor = TimeSpan.FromDays(3);

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(2),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(10),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(4),
    ];

    /// <summary>Marks that the customer came back, and asks. False where the payment is not his.</summary>
    public async Task<bool> ReturnedAsync(Actor actor, OnlinePaymentId id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using (var db = store.Read(actor.Utility))
            if (!await db.OnlinePaymentsOf(actor).AnyAsync(p => p.Id == id, cancel))
                return false;
        var now = clock.GetUtcNow();
        await store.WriteAsync(
            actor.Utility,
            async db =>
            {
                if (await db.LockAsync(id, cancel) is not { } payment)
                    return;
                payment.ReturnedAt ??= now;
                if (payment.State == OnlinePaymentState.Started)
                    payment.Wait(now + StartPayment.FirstCheck);
            },
            cancel
        );
        await RunAsync(actor.Utility, id, cancel);
        return true;
    }

    /// <summary>Asks about a payment of the customer's that waits. False where it is not his.</summary>
    public async Task<bool> AgainAsync(Actor actor, OnlinePaymentId id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using (var db = store.Read(actor.Utility))
            if (!await db.OnlinePaymentsOf(actor).AnyAsync(p => p.Id == id, cancel))
                return false;
        await RunAsync(actor.Utility, id, cancel);
        return true;
    }

    /// <summary>Asks, unless it is paid or for staff already.</summary>
    internal async Task RunAsync(UtilityId utility, OnlinePaymentId id, CancellationToken cancel)
    {
        OnlinePayment? payment;
        await using (var db = store.Read(utility))
            payment = await db.OnlinePayments.SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (payment is null || payment.State is OnlinePaymentState.Paid)
            return;
        if (!gateway.Takes(payment.SellerNip))
        {
            // Its keys are gone from the settings: nobody can ask.
            await store.WriteAsync(utility, db => StandsAsync(db, id, default, away: true, cancel), cancel);
            return;
        }
        var standing = await gateway.AskAsync(payment.SellerNip, payment.Session, cancel);
        var away = standing.Outcome != GatewayOutcome.Done;
        if (standing.Standing == GatewayPaid.Unconfirmed && Agrees(payment, standing) is null)
        {
            var confirmed = await gateway.ConfirmAsync(
                payment.SellerNip,
                payment.Session,
                standing.Order,
                payment.Amount,
                cancel
            );
            if (confirmed == GatewayOutcome.Done)
                standing = standing with { Standing = GatewayPaid.Confirmed };
            away = confirmed == GatewayOutcome.Away;
        }
        await store.WriteAsync(utility, db => StandsAsync(db, id, standing, away, cancel), cancel);
    }

    private async Task StandsAsync(
        EbokDb db,
        OnlinePaymentId id,
        GatewayStanding standing,
        bool away,
        CancellationToken cancel
    )
    {
        if (await db.LockAsync(id, cancel) is not { } payment)
            return;
        var now = clock.GetUtcNow();
        payment.Checks++;
        if (standing.Order > 0)
            payment.GatewayOrder = standing.Order;
        var (age, since) = (now - payment.CreatedAt, payment.ReturnedAt is null ? NotPaidFor : WaitsFor);
        switch (standing.Standing)
        {
            case GatewayPaid.Confirmed or GatewayPaid.Unconfirmed when !away && Agrees(payment, standing) is { } why:
                payment.Question(why, standing.Amount);
                return;
            case GatewayPaid.Confirmed when !away:
                await tell.PaidAsync(db, payment, now, cancel);
                return;
            case GatewayPaid.Unconfirmed when !away:
                payment.Question(OnlinePaymentReason.NotConfirmed);
                return;
            case GatewayPaid.Returned when !away:
                payment.Question(OnlinePaymentReason.Returned);
                return;
            case GatewayPaid.No when !away && age > since && payment.GatewayOrder is null:
                await tell.ExpiredAsync(db, payment, cancel);
                return;
            case var _ when age > NoAnswerFor:
                payment.Question(OnlinePaymentReason.NoAnswer);
                return;
            default:
                break;
        }
        if (payment.NextCheckAt is not null)
            payment.NextCheckAt = now + Pauses[Math.Min(payment.Checks, Pauses.Length) - 1];
    }

    private static OnlinePaymentReason? Agrees(OnlinePayment payment, GatewayStanding standing) =>
        standing.Currency != "PLN" ? OnlinePaymentReason.CurrencyDiffers
        : standing.Amount != payment.Amount ? OnlinePaymentReason.AmountDiffers
        : null;
}
