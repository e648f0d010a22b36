using System.Text.Json;
using Ebok.Core.Utilities;

namespace Ebok.Core.Registration;

/// <summary>One value of a draft.</summary>
/// <param name="Text">As typed, trimmed.</param>
/// <param name="Since">The draft's version in which it was last changed: another tab sees by it what it has not seen.</param>
internal sealed record DraftValue(string Text, int Since);

/// <summary>What <see cref="RegistrationDraft.Values"/> holds as JSON.</summary>
internal sealed record DraftContent
{
    public Dictionary<FieldKey, DraftValue> Fields { get; init; } = [];

    /// <summary>The step whose human check was passed: nobody solves it twice because another field was wrong.</summary>
    public int? HumanPassed { get; set; }

    /// <summary>The address whose one-time code was typed right: it need not be typed again.</summary>
    public string? ConfirmedEmail { get; set; }

    public static DraftContent Of(RegistrationDraft draft) =>
        JsonSerializer.Deserialize<DraftContent>(draft.Values) ?? new DraftContent();

    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>The bare texts.</summary>
    public Dictionary<FieldKey, string> Texts() => Fields.ToDictionary(f => f.Key, f => f.Value.Text);

    public string? Text(FieldKey field) => Fields.GetValueOrDefault(field)?.Text;
}
