using System.Runtime.CompilerServices;
using Ebok.Core.Shared;

namespace Ebok.Core.Operators;

/// <summary>What a member of staff may do at a utility; each may what those before him may. Stored as numbers: append
/// only, and in this order.</summary>
public enum StaffRole
{
    /// <summary>Czytelnik: sees, changes nothing.</summary>
    Reader = 0,

    /// <summary>Pracownik: decides registrations, prints letters, makes accounts.</summary>
    Clerk = 1,

    /// <summary>Kierownik.</summary>
    Manager = 2,

    /// <summary>Administrator.</summary>
    Administrator = 3,
}

/// <summary>Who of the staff acts, in which utility and as what: the first parameter of every use case of staff. Called
/// <c>staff</c> there: the rule of Data/Ownership is about customers' actors.</summary>
/// <param name="Utility">Where; nothing of another utility is seen or changed.</param>
/// <param name="Staff">Who.</param>
/// <param name="Role">What he is there.</param>
/// <param name="Origin">From where, for the audit trail.</param>
public sealed record StaffActor(UtilityId Utility, StaffId Staff, StaffRole Role, string? Origin)
{
    /// <summary>Whether he is at least that.</summary>
    public bool Is(StaffRole role) => Role >= role;
}

/// <summary>His role does not allow it. A page that offers it would be a mistake; a hand-made request gets this, and
/// the trail a record of it (<see cref="DeniedRights"/>). One is as good as another.</summary>
public sealed record NotOfYourRole : Refusal
{
    /// <param name="useCase">The source file that refuses: a use case has one of its name.</param>
    public NotOfYourRole([CallerFilePath] string useCase = "") =>
        DeniedRights.Note(Path.GetFileNameWithoutExtension(useCase.Replace('\\', '/')));
}
