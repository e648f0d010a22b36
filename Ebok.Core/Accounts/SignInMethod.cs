namespace Ebok.Core.Accounts;

/// <summary>By what somebody signed in, or tried to (S2). Stored by number.</summary>
public enum SignInMethod
{
    /// <summary>Password alone.</summary>
    Password = 0,

    /// <summary>The password was right; the second factor never came.</summary>
    PasswordAlone = 1,

    /// <summary>Password and a code of the app.</summary>
    AppCode = 2,

    /// <summary>Password and a recovery code.</summary>
    RecoveryCode = 3,

    /// <summary>Password and a passkey.</summary>
    PasswordAndPasskey = 4,

    /// <summary>A passkey alone, which is two factors by itself.</summary>
    Passkey = 5,
}
