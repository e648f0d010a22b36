using System.Collections;
using System.Text.Json.Serialization.Metadata;

namespace Ebok.Core.Utilities;

/// <summary>What holds for every text of a profile, wherever it stands: it is not blank, not endless, and of one line, so
/// that none can break a header of a mail or a log.</summary>
internal static class ProfileTexts
{
    private const int Longest = 4000;

    // Names stand in headers and lists.
    private static readonly Dictionary<string, int> Shorter = new(StringComparer.Ordinal)
    {
        ["$.name"] = 200,
        ["$.shortName"] = 60,
        ["$.officeName"] = 60,
    };

    internal static void Check(UtilityProfile profile, Action<string, ProfileReason> mistake) =>
        Walk(profile, "$", mistake);

    private static void Walk(object? value, string path, Action<string, ProfileReason> mistake)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                if (Reason(text, Shorter.GetValueOrDefault(path, Longest)) is { } reason)
                    mistake(path, reason);
                break;
            case IEnumerable items:
                var index = 0;
                foreach (var item in items)
                    Walk(item, $"{path}[{index++}]", mistake);
                break;
            default:
                var info = ProfileShape.Options.GetTypeInfo(value.GetType());
                if (info.Kind == JsonTypeInfoKind.Object)
                    foreach (var property in info.Properties.Where(p => p.Get is not null))
                        Walk(property.Get!(value), $"{path}.{property.Name}", mistake);
                break;
        }
    }

    private static ProfileReason? Reason(string text, int longest) =>
        string.IsNullOrWhiteSpace(text) ? ProfileReason.Empty()
        : text.Any(char.IsControl) ? ProfileReason.Of("Control", $"has a sign that is none, or a line break")
        : text.Length > longest ? ProfileReason.Of("TooLong", $"is {text.Length} signs long; {longest} at most")
        : null;
}
