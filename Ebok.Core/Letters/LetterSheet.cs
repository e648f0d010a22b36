namespace Ebok.Core.Letters;

/// <summary>What stands on a letter with a one-time password (K3, Q1). The only place where the password is: it is made
/// for this sheet and kept nowhere.</summary>
internal sealed record LetterSheet
{
    /// <summary>Sender in one line, above the address.</summary>
    public required string Sender { get; init; }

    /// <summary>The address in the window.</summary>
    public required IReadOnlyList<string> Recipient { get; init; }

    /// <summary>Town and day: Bydgoszcz, 20 listopada 2026.</summary>
    public required string PlaceAndDay { get; init; }

    /// <summary>What the utility calls its office.</summary>
    public required string Office { get; init; }

    /// <summary>What the login is called on the sign-in page.</summary>
    public required string LoginLabel { get; init; }

    /// <summary>The login.</summary>
    public required string Login { get; init; }

    /// <summary>The one-time password.</summary>
    public required string Password { get; init; }

    /// <summary>Until when it is good.</summary>
    public required DateTimeOffset GoodUntil { get; init; }

    /// <summary>Where to sign in.</summary>
    public required Uri SignIn { get; init; }

    /// <summary>How to reach the people, line by line.</summary>
    public required IReadOnlyList<string> Contact { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"letter to {Login.Length} signs of login";
}
