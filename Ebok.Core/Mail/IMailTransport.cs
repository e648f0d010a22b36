using System.Net.Mail;

namespace Ebok.Core.Mail;

/// <summary>Where mails go: a mail server (<see cref="SmtpTransport"/>) or a folder (<see cref="MailFolder"/>).</summary>
public interface IMailTransport
{
    /// <summary>Hands a mail over. Does not throw for what a mail server or a network does.</summary>
    /// <exception cref="OperationCanceledException">Only when <paramref name="cancel"/> asked: it may have been sent.</exception>
    Task<Delivery> SendAsync(ReadyMail mail, CancellationToken cancel);
}

/// <summary>A mail with everything that is seen of it.</summary>
/// <param name="MessageId">With its angle brackets; the same at every attempt.</param>
/// <param name="From">The portal's address under the utility's name.</param>
/// <param name="ReplyTo">The utility's people; null: nobody.</param>
/// <param name="To">The customer's address as he gave it.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The text part.</param>
/// <param name="Html">The HTML part.</param>
public sealed record ReadyMail(
    string MessageId,
    MailAddress From,
    MailAddress? ReplyTo,
    string To,
    string Subject,
    string Text,
    string Html
);

/// <summary>How an attempt ended.</summary>
/// <param name="Outcome">What is to be done next.</param>
/// <param name="Reason">For staff, when it failed: the server's own words.</param>
public sealed record Delivery(DeliveryOutcome Outcome, string? Reason = null)
{
    /// <summary>Taken over.</summary>
    public static readonly Delivery Done = new(DeliveryOutcome.Sent);
}

/// <summary>How an attempt ended.</summary>
public enum DeliveryOutcome
{
    /// <summary>Taken over by the server.</summary>
    Sent,

    /// <summary>Not now: this mail is tried again later.</summary>
    Later,

    /// <summary>The server cannot be worked with, whatever the mail: all wait a little.</summary>
    ServerAway,

    /// <summary>Refused for good: not tried again.</summary>
    Refused,
}
