using System.Globalization;

namespace Ebok.Core.Utilities;

/// <summary>Something that is wrong in a profile.</summary>
/// <param name="Path">Where: <c>$.companies[0].nip</c>.</param>
/// <param name="Reason">Why.</param>
public sealed record ProfileMistake(string Path, ProfileReason Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Reason.English}";
}

/// <summary>Why a value of a profile cannot stand: in English for the start of the program, and by its code for the
/// settings at the dashboard, whose resources say it in the reader's language.</summary>
/// <param name="Code">Key of the text: <c>Range</c>.</param>
/// <param name="English">The sentence.</param>
/// <param name="Values">What the text is filled with.</param>
public sealed record ProfileReason(string Code, string English, IReadOnlyList<object?> Values)
{
    /// <summary>Code of a reason that has no text but the English one.</summary>
    public const string Bare = "Bare";

    /// <summary>A sentence alone.</summary>
    public static implicit operator ProfileReason(string english) => new(Bare, english, []);

    /// <summary>The sentence alone.</summary>
    public static ProfileReason FromString(string english) => english;

    internal static ProfileReason Of(string code, FormattableString english) =>
        new(code, english.ToString(CultureInfo.InvariantCulture), english.GetArguments());

    internal static ProfileReason Range(int value, int least, int most) =>
        Of("Range", $"{value} is not between {least} and {most}");

    internal static ProfileReason Twice(string value) => Of("Twice", $"\"{value}\" stands twice");

    internal static ProfileReason Empty() => Of("Empty", $"is empty");
}
