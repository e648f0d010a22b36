namespace Ebok.Core.Mail.Templates;

/// <summary>Mails whose words a utility may change. Stored by name: a name never changes.</summary>
public enum MailKind
{
    /// <summary>One-time code of a registration (T2, W4).</summary>
    RegistrationCode,

    /// <summary>Link that confirms an address (K2, M2).</summary>
    RegistrationLink,

    /// <summary>A registration waits for an operator.</summary>
    RegistrationChecked,

    /// <summary>The account is active (M2).</summary>
    AccountActivated,

    /// <summary>Login and temporary password (T4, Q1).</summary>
    TemporaryPassword,

    /// <summary>Somebody registered who has an account.</summary>
    AlreadyRegistered,

    /// <summary>A registration was refused (K3).</summary>
    RegistrationRefused,

    /// <summary>Code of an emergency password change (W2).</summary>
    ResetCode,

    /// <summary>Link of one (K5).</summary>
    ResetLink,

    /// <summary>The password was changed (W3).</summary>
    PasswordChanged,

    /// <summary>A letter has come (K11).</summary>
    CaseReceived,

    /// <summary>It was answered.</summary>
    CaseAnswered,

    /// <summary>E-invoices are on (M5).</summary>
    EInvoiceOn,

    /// <summary>Their notices go elsewhere.</summary>
    EInvoiceChanged,

    /// <summary>They are off.</summary>
    EInvoiceOff,

    /// <summary>New invoices have come (M5).</summary>
    NewInvoices,

    /// <summary>Readings have come (M7).</summary>
    ReadingsGiven,

    /// <summary>A payment by gateway is confirmed (M6).</summary>
    PaymentConfirmed,

    /// <summary>One came to nothing.</summary>
    PaymentNotMade,
}
