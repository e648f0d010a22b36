using Ebok.Core.Profiles.Forms;
using Ebok.Core.Utilities;

namespace Ebok.Web.Operator.Profiles;

/// <summary>Ids of the fields, and which field a mistake leads to.</summary>
internal static class SettingId
{
    /// <summary><c>u-companies-0-nip</c> of <c>$.companies[0].nip</c>.</summary>
    public static string Of(string path) =>
        "u"
        + string.Concat(
                path.TrimStart('$')
                    .Select(c =>
                        char.IsAsciiLetterOrDigit(c) ? c
                        : c is ']' ? '_'
                        : '-'
                    )
            )
            .Replace("_", "", StringComparison.Ordinal);

    /// <summary>The path of the field that shows a mistake: that of the mistake, or of what is around it where it has no
    /// field of its own.</summary>
    public static string FieldFor(string path, IReadOnlySet<string> fields)
    {
        while (!fields.Contains(path) && path.LastIndexOfAny(['.', '[']) is > 1 and var cut)
            path = path[..cut];
        return path;
    }

    /// <summary>Mistakes by the field that shows them.</summary>
    public static IReadOnlyList<(string Path, string Text)> Lead(
        IEnumerable<ProfileMistake> mistakes,
        IEnumerable<SettingNode> settings
    )
    {
        var fields = settings.SelectMany(s => s.All()).Select(n => n.Path).ToHashSet(StringComparer.Ordinal);
        return [.. mistakes.Select(m => (FieldFor(m.Path, fields), SettingWords.Reason(m.Reason)))];
    }
}
