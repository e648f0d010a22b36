using System.Globalization;
using System.Security.Cryptography;
using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Payments.Online;

/// <summary>The customer's wish to pay by gateway.</summary>
/// <param name="SellerNip">To which company.</param>
/// <param name="Dues">Ids of the documents (<see cref="DueRow.Id"/>).</param>
/// <param name="Seen">The sum that the page showed.</param>
/// <param name="Request">Of the form: sent twice it is one payment.</param>
public sealed record PaymentWish(string SellerNip, IReadOnlyCollection<Guid> Dues, Money Seen, Guid Request);

/// <summary>A payment that was started.</summary>
/// <param name="Id">For its page.</param>
/// <param name="Continue">The gateway's page; null where there is none (yet): its own page says how it stands.</param>
public sealed record StartedPayment(OnlinePaymentId Id, Uri? Continue);

/// <summary>What is left to pay is no longer what the page showed.</summary>
/// <param name="Now">What it is now.</param>
public sealed record AmountChanged(Money Now) : Refusal;

/// <summary>The gateway did not take the payment; nothing was paid.</summary>
/// <param name="Away">It did not answer: later it may.</param>
public sealed record GatewayDidNotTake(bool Away) : Refusal;

/// <summary>Starts a payment by gateway (M6). Amounts are the database's; the customer is sent to the gateway only with
/// the sum that he saw.</summary>
public sealed class StartPayment(EbokStore store, IPaymentGateway gateway, PublicLinks links, TimeProvider clock)
{
    // Nobody mixes these up on the phone.
    private const string Signs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int LongestDescription = 250;

    // After so long a started payment is not gone on with: the gateway would soon say that it is too late.
    private static readonly TimeSpan StillOpen = Przelewy24.TimeLimit / 2;
    internal static readonly TimeSpan FirstCheck = TimeSpan.FromMinutes(2);

    /// <summary>Where to send the customer, or <see cref="NotFound"/>, <see cref="AmountChanged"/>,
    /// <see cref="GatewayDidNotTake"/>.</summary>
    public async Task<Result<StartedPayment>> RunAsync(
        Actor actor,
        UtilityProfile utility,
        PaymentWish wish,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(utility);
        ArgumentNullException.ThrowIfNull(wish);
        if (!gateway.Takes(wish.SellerNip) || utility.CompanyByNip(wish.SellerNip) is null)
            return NotFound.Instance;
        // Not waited for by whoever closes the page: an order that went out is to be known here.
        Result<Stored> stored;
        try
        {
            stored = await store.WriteAsync(utility.Id, db => StoreAsync(db, actor, wish, cancel), cancel);
        }
        catch (DbUpdateException)
        {
            // Two clicks on two servers: the other one was first.
            stored = await store.WriteAsync(utility.Id, db => StoreAsync(db, actor, wish, cancel), cancel);
        }
        if (!stored.TryGet(out var payment, out var refusal))
            return refusal;
        return payment.IsNew
            ? await RegisterAsync(utility, payment)
            : new StartedPayment(payment.Row.Id, payment.Row.Token is { } token ? gateway.PageOf(token) : null);
    }

    private async Task<Result<Stored>> StoreAsync(EbokDb db, Actor actor, PaymentWish wish, CancellationToken cancel)
    {
        var own = db.OnlinePaymentsOf(actor).Where(p => p.Account == actor.Account);
        if (await own.SingleOrDefaultAsync(p => p.Request == wish.Request, cancel) is { } sent)
            return new Stored(sent, [], "", IsNew: false);
        var now = clock.GetUtcNow();
        var dues = (await ListDues.UnpaidAsync(db, actor, clock.Today(), 0, ReadPayable.Most, cancel))
            .Where(d => d.SellerNip == wish.SellerNip && d.Currency == "PLN" && wish.Dues.Contains(d.Id))
            .ToList();
        if (dues.Count == 0)
            return NotFound.Instance;
        var sum = new Money(dues.Sum(d => d.Left.Grosze));
        if (sum != wish.Seen)
            return new AmountChanged(sum);
        if (await OpenAsync(db, own, dues, now, cancel) is { } open)
            return new Stored(open, [], "", IsNew: false);
        var payment = new OnlinePayment
        {
            Id = OnlinePaymentId.New(),
            Utility = actor.Utility,
            Customer = actor.Customer,
            Account = actor.Account,
            SellerNip = wish.SellerNip,
            Number = "EP-" + RandomNumberGenerator.GetString(Signs, 8),
            Request = wish.Request,
            Amount = sum,
            CreatedAt = now,
            NextCheckAt = now + FirstCheck,
        };
        db.OnlinePayments.Add(payment);
        db.OnlinePaymentParts.AddRange(
            dues.Select(d => new OnlinePaymentPart
            {
                Id = Guid.CreateVersion7(),
                Utility = actor.Utility,
                Payment = payment.Id,
                Concerns = d.Number,
                Invoice = d.Invoice,
                Amount = d.Left,
            })
        );
        var email =
            await db.Users.Where(a => a.Id == actor.Account.Value).Select(a => a.Email).SingleOrDefaultAsync(cancel)
            ?? await db.CustomerOf(actor).Select(c => c.Email).SingleOrDefaultAsync(cancel);
        return new Stored(payment, [.. dues.Select(d => d.Number)], email ?? "", IsNew: true);
    }

    // The same documents with the same sums, begun and left a moment ago: gone on with, not begun anew.
    private static async Task<OnlinePayment?> OpenAsync(
        EbokDb db,
        IQueryable<OnlinePayment> own,
        List<DueRow> dues,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var since = now - StillOpen;
        var open = await own.Where(p =>
                p.State == OnlinePaymentState.Started && p.Token != null && p.ReturnedAt == null && p.CreatedAt > since
            )
            .OrderByDescending(p => p.CreatedAt)
            .Take(3)
            .ToListAsync(cancel);
        var wanted = dues.Select(d => (d.Number, d.Left)).ToHashSet();
        foreach (var payment in open)
        {
            var parts = await db
                .OnlinePaymentParts.Where(p => p.Payment == payment.Id)
                .Select(p => new { p.Concerns, p.Amount })
                .ToListAsync(cancel);
            if (payment.SellerNip == dues[0].SellerNip && wanted.SetEquals(parts.Select(p => (p.Concerns, p.Amount))))
                return payment;
        }
        return null;
    }

    private async Task<Result<StartedPayment>> RegisterAsync(UtilityProfile utility, Stored payment)
    {
        var row = payment.Row;
        var order = new GatewayOrder(
            row.SellerNip,
            row.Session,
            row.Amount,
            row.Number,
            DescriptionOf(row.Number, payment.Numbers),
            payment.Email.Length > 0 ? payment.Email : utility.Contact.Email,
            links.To(utility, $"platnosci/{row.Id.Value}/powrot"),
            links.To(utility, "platnosci/powiadomienie")
        );
        var registered = await gateway.RegisterAsync(order, CancellationToken.None);
        await store.WriteAsync(
            utility.Id,
            async db =>
            {
                var stored = await db.LockAsync(row.Id, CancellationToken.None);
                if (registered.Token is { } token)
                    stored!.Token = token;
                else
                    stored!.Reject(
                        registered.Outcome == GatewayOutcome.Refused
                            ? OnlinePaymentReason.GatewayRefused
                            : OnlinePaymentReason.GatewayAway
                    );
            },
            CancellationToken.None
        );
        return registered.Token is { } taken
            ? new StartedPayment(row.Id, gateway.PageOf(taken))
            : new GatewayDidNotTake(registered.Outcome == GatewayOutcome.Away);
    }

    private static string DescriptionOf(string number, IReadOnlyList<string> documents)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{number}: {string.Join(", ", documents)}");
        return TransferText.Cut(text, LongestDescription);
    }

    private sealed record Stored(OnlinePayment Row, IReadOnlyList<string> Numbers, string Email, bool IsNew);
}
