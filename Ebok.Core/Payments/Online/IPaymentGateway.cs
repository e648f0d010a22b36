using Ebok.Core.Shared;

namespace Ebok.Core.Payments.Online;

/// <summary>What a gateway is asked to take.</summary>
/// <param name="SellerNip">For which company: each has its own contract with the gateway.</param>
/// <param name="Session">Our name of the payment, unique with the gateway.</param>
/// <param name="Amount">In PLN.</param>
/// <param name="Number">EP-7KQXM2PD, for the statement.</param>
/// <param name="Description">What for, as the customer sees it there.</param>
/// <param name="Email">The gateway sends its confirmation there.</param>
/// <param name="Return">Where the customer comes back to.</param>
/// <param name="Status">Where the gateway tells of the money.</param>
public sealed record GatewayOrder(
    string SellerNip,
    string Session,
    Money Amount,
    string Number,
    string Description,
    string Email,
    Uri Return,
    Uri Status
);

/// <summary>Whether a gateway did what was asked.</summary>
public enum GatewayOutcome
{
    /// <summary>It did.</summary>
    Done,

    /// <summary>It answered that it does not: asking again changes nothing.</summary>
    Refused,

    /// <summary>It did not answer, or with a failure of its own: to be asked again.</summary>
    Away,
}

/// <summary>Answer to an order.</summary>
/// <param name="Outcome">Whether it was taken.</param>
/// <param name="Token">For <see cref="IPaymentGateway.PageOf"/>; null unless taken.</param>
public readonly record struct GatewayRegistered(GatewayOutcome Outcome, string? Token);

/// <summary>How a payment stands with the gateway.</summary>
/// <param name="Outcome">Whether it answered at all.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Order">The gateway's number of the transaction; 0 where there is none.</param>
/// <param name="Amount">What was paid.</param>
/// <param name="Currency">In what.</param>
public readonly record struct GatewayStanding(
    GatewayOutcome Outcome,
    GatewayPaid Standing,
    long Order,
    Money Amount,
    string Currency
);

/// <summary>How far a payment has come with the gateway.</summary>
public enum GatewayPaid
{
    /// <summary>Not paid, or not known there.</summary>
    No,

    /// <summary>Paid, and waits for our confirmation of the amount.</summary>
    Unconfirmed,

    /// <summary>Paid and confirmed.</summary>
    Confirmed,

    /// <summary>Given back.</summary>
    Returned,
}

/// <summary>What a gateway tells by itself.</summary>
/// <param name="Session">Our name of the payment.</param>
/// <param name="Order">The gateway's number.</param>
/// <param name="Amount">What was paid.</param>
/// <param name="OriginAmount">What was asked for.</param>
/// <param name="Currency">In what.</param>
public sealed record GatewayNotice(string Session, long Order, Money Amount, Money OriginAmount, string Currency);

/// <summary>A payment gateway: the port behind which its protocol is. Its calls never throw for what the gateway does;
/// they answer within seconds.</summary>
public interface IPaymentGateway
{
    /// <summary>Whether the company has a contract (keys in the settings).</summary>
    bool Takes(string sellerNip);

    /// <summary>The gateway's page of a registered payment.</summary>
    Uri PageOf(string token);

    /// <summary>Registers a payment.</summary>
    Task<GatewayRegistered> RegisterAsync(GatewayOrder order, CancellationToken cancel);

    /// <summary>Confirms the amount of what was paid; only then is the money ours.</summary>
    Task<GatewayOutcome> ConfirmAsync(
        string sellerNip,
        string session,
        long order,
        Money amount,
        CancellationToken cancel
    );

    /// <summary>Asks how a payment stands.</summary>
    Task<GatewayStanding> AskAsync(string sellerNip, string session, CancellationToken cancel);

    /// <summary>The session that a message names; null where it is none of the gateway's. Nothing of it is proved.</summary>
    string? SessionOf(ReadOnlySpan<byte> message);

    /// <summary>Reads a message of the gateway to that company; null where its signature is not the gateway's.</summary>
    GatewayNotice? Read(string sellerNip, ReadOnlySpan<byte> message);
}
