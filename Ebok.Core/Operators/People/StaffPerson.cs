using Ebok.Core.Shared;

namespace Ebok.Core.Operators.People;

/// <summary>A member of staff, as an administrator of one of his utilities sees him.</summary>
public sealed record StaffPerson
{
    /// <summary>For the address.</summary>
    public required StaffId Id { get; init; }

    /// <summary>As he writes it.</summary>
    public required string Login { get; init; }

    /// <summary>What he is at this utility.</summary>
    public required StaffRole Role { get; init; }

    /// <summary>Cannot sign in.</summary>
    public required bool Blocked { get; init; }

    /// <summary>Has set up an app or a passkey.</summary>
    public required bool HasFactor { get; init; }

    /// <summary>Until when his one-time password waits for its first use; null: he has his own.</summary>
    public required DateTimeOffset? OneTimeUntil { get; init; }

    /// <summary>Last seen; null: never.</summary>
    public required DateTimeOffset? SeenAt { get; init; }

    /// <summary>Browsers in which he is signed in now.</summary>
    public required int OpenSessions { get; init; }

    /// <summary>Since when he is known.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Works at a utility too at which who looks is no administrator: his sign-in is not to be touched from
    /// here.</summary>
    public required bool WorksElsewhere { get; init; }
}

/// <summary>A one-time password, seen this once.</summary>
/// <param name="Login">Whose.</param>
/// <param name="Password">To be given to him; null: he has a sign-in already, and goes on with it.</param>
/// <param name="GoodUntil">When it dies unused.</param>
public sealed record OneTimeAccess(string Login, string? Password, DateTimeOffset? GoodUntil);

/// <summary>Nobody blocks, resets or sends away himself: another administrator does.</summary>
public sealed record NotYourself : Refusal;

/// <summary>The utility would be left without an administrator who can sign in.</summary>
public sealed record LastAdministrator : Refusal;

/// <summary>He works at a utility too at which the actor is no administrator: his sign-in opens that one as well.</summary>
public sealed record WorksElsewhere : Refusal;

/// <summary>That is no login: it needs a letter or digit, and has at most 256 characters.</summary>
public sealed record NotALogin : Refusal;

/// <summary>A member of staff has that login.</summary>
public sealed record StaffLoginTaken : Refusal;
