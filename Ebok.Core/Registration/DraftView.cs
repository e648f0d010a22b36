using Ebok.Core.Utilities;

namespace Ebok.Core.Registration;

/// <summary>A draft as its pages need it.</summary>
/// <param name="Step">The furthest step that may be opened, from 0.</param>
/// <param name="Version">For the form: what it was filled in from.</param>
/// <param name="Values">As typed so far, without passwords and codes.</param>
/// <param name="Login">What the account will be called, as far as it can be told.</param>
/// <param name="HumanPassed">The step whose human check was passed already; null: none.</param>
/// <param name="EmailConfirmed">The one-time code was typed right.</param>
/// <param name="HasPassword">An own password was accepted.</param>
/// <param name="CodeEnds">When the one-time code that was sent dies; null: none was.</param>
/// <param name="IsSent">The registration was sent in; its state is <see cref="ReadRegistrationState"/>'s.</param>
public sealed record DraftView(
    int Step,
    int Version,
    IReadOnlyDictionary<FieldKey, string> Values,
    string? Login,
    int? HumanPassed,
    bool EmailConfirmed,
    bool HasPassword,
    DateTimeOffset? CodeEnds,
    bool IsSent
)
{
    /// <summary>Nothing was typed yet.</summary>
    public static readonly DraftView Empty = new(
        0,
        0,
        new Dictionary<FieldKey, string>(),
        null,
        null,
        false,
        false,
        null,
        false
    );
}
