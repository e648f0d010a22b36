namespace Ebok.Core.Utilities;

/// <summary>"Przypomnij hasło": what is asked, what is sent (W1–W3, K5).</summary>
public sealed record ResetRules
{
    /// <summary>Heading: Przypomnienie hasła.</summary>
    public string Title { get; init; } = "Przypomnienie hasła";

    /// <summary>Text above the form.</summary>
    public string? Lead { get; init; }

    /// <summary>What is asked: customer code, login, e-mail, number of a late invoice, company; at least one that says
    /// whose account it is.</summary>
    public required IReadOnlyList<FormField> Fields { get; init; }

    /// <summary>Where the number of an invoice is asked: one of how many last ones of a seller.</summary>
    public int LastInvoices { get; init; } = 3;

    /// <summary>Text of the button.</summary>
    public string Submit { get; init; } = "Zatwierdź";

    /// <summary>What is sent.</summary>
    public ResetDelivery Delivery { get; init; } = ResetDelivery.Code;

    /// <summary>What stands on the next page, paragraph by paragraph, whether anything was sent or not; none: the
    /// office's own words.</summary>
    public IReadOnlyList<string> Sent { get; init; } = [];

    /// <summary>Whether a forgotten login is mailed too (K5).</summary>
    public bool RemindsLogin { get; init; }
}

/// <summary>What an emergency password change sends to the e-mail.</summary>
public enum ResetDelivery
{
    /// <summary>A code that is typed on the next page.</summary>
    Code,

    /// <summary>A link to the page of the new password.</summary>
    Link,
}
