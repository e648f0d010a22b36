using Ebok.Core.Shared;

namespace Ebok.Core.Consents;

/// <summary>How e-invoices stand for a customer (M5).</summary>
public sealed record EInvoiceView
{
    /// <summary>Whether invoices come in electronic form.</summary>
    public required bool IsOn { get; init; }

    /// <summary>Since when it is so; null: it was never switched on.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Where notices go; while it is off, the address that is offered; null: none is known.</summary>
    public string? Email { get; init; }

    /// <summary>Version of the words agreed to; null while it is off.</summary>
    public string? TextVersion { get; init; }

    /// <summary>Newest first.</summary>
    public required Page<EInvoiceEntry> History { get; init; }
}

/// <summary>One entry of the history.</summary>
/// <param name="At">When.</param>
/// <param name="Given">On; false: off, or refused while registering.</param>
/// <param name="Email">Where notices go.</param>
/// <param name="TextVersion">Version of the words.</param>
/// <param name="Text">The words, as they stood on the screen.</param>
/// <param name="Login">Who; null where the account is gone.</param>
/// <param name="Origin">Address of origin.</param>
public sealed record EInvoiceEntry(
    DateTimeOffset At,
    bool Given,
    string? Email,
    string? TextVersion,
    string Text,
    string? Login,
    string? Origin
);

/// <summary>No mail can go to that address.</summary>
public sealed record NotAnEmail : Refusal
{
    /// <summary>The one instance.</summary>
    public static readonly NotAnEmail Instance = new();
}

/// <summary>The words were not agreed to.</summary>
public sealed record NotAgreed : Refusal
{
    /// <summary>The one instance.</summary>
    public static readonly NotAgreed Instance = new();
}
