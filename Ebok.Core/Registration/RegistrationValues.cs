using System.Text.Json;
using Ebok.Core.Utilities;

namespace Ebok.Core.Registration;

/// <summary>What <see cref="RegistrationRequest.Values"/> holds as JSON: all that was entered, without passwords and
/// codes, and the words that were agreed to as they stood on the screen.</summary>
internal sealed record RegistrationValues
{
    public Dictionary<FieldKey, string> Fields { get; init; } = [];

    /// <summary>Labels of the consents at that moment.</summary>
    public Dictionary<FieldKey, string> Words { get; init; } = [];

    /// <summary>Version of the regulations at that moment.</summary>
    public string? TermsVersion { get; init; }

    /// <summary>Sent in while somebody guessed: an operator looks at it, whatever the profile says.</summary>
    public bool ForOperator { get; init; }

    public static RegistrationValues Of(RegistrationRequest request) =>
        JsonSerializer.Deserialize<RegistrationValues>(request.Values) ?? new RegistrationValues();

    public string ToJson() => JsonSerializer.Serialize(this);
}
