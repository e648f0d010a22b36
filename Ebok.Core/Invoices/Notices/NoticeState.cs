namespace Ebok.Core.Invoices.Notices;

/// <summary>Whether a customer is told of an invoice by mail (M5). Stored as numbers: append only.</summary>
public enum NoticeState
{
    /// <summary>Never: too old when it came, or no consent then.</summary>
    None = 0,

    /// <summary>The run that brought it, or the next one when that was cut off, decides.</summary>
    Waiting = 1,

    /// <summary>A mail has been put into the outbox.</summary>
    Told = 2,
}
