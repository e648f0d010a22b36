namespace Ebok.Core.PasswordReset;

/// <summary>What was typed into the form of "Przypomnij hasło", as typed; the profile asks for some of it.</summary>
public sealed record ResetFacts
{
    /// <summary>Customer code.</summary>
    public string? CustomerCode { get; init; }

    /// <summary>Number of a late invoice.</summary>
    public string? InvoiceNumber { get; init; }

    /// <summary>Login.</summary>
    public string? Login { get; init; }

    /// <summary>E-mail address of the account.</summary>
    public string? Email { get; init; }

    /// <summary>NIP of the company whose invoice it is; null or empty: any.</summary>
    public string? Company { get; init; }

    /// <summary>The login as far as it was typed: what a password must not be made of.</summary>
    internal string LoginTyped => Login ?? CustomerCode ?? Email ?? "";
}
