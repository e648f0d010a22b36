namespace Ebok.Core.SecondFactor;

/// <summary>Whether a code is asked for at sign-in.</summary>
/// <param name="Since">Since when; null: it is not.</param>
/// <param name="CodesLeft">Recovery codes not used yet.</param>
public sealed record FactorState(DateTimeOffset? Since, int CodesLeft);

/// <summary>Recovery codes just made, as they are shown once: <c>k7mq-2v9x-hn4p-c3wd</c>.</summary>
public sealed record RecoveryCodes(IReadOnlyList<string> Codes);

/// <summary>A key for an authenticator app.</summary>
/// <param name="Text">To be typed: <c>JBSW Y3DP EHPK 3PXP …</c>.</param>
/// <param name="Address">To be opened or scanned: <c>otpauth://totp/…</c>.</param>
public sealed record FactorKey(string Text, Uri Address);

/// <summary>What became of a code typed at sign-in.</summary>
internal enum FactorVerdict
{
    /// <summary>Not right: unknown, used, out of time.</summary>
    Wrong,

    /// <summary>Not looked at: too many were wrong, or the owner has no second factor.</summary>
    NotTried,

    /// <summary>The app's.</summary>
    AppCode,

    /// <summary>A recovery code, used up now.</summary>
    RecoveryCode,
}
