using System.Text;
using System.Text.RegularExpressions;

namespace Ebok.Core.Imports.Bank;

/// <summary>A field of MT940.</summary>
/// <param name="Tag">61, 86, 60F …</param>
/// <param name="Text">What stands after the colons, with its line breaks as \n.</param>
/// <param name="Line">Where it begins, from 1.</param>
internal readonly record struct Mt940Field(string Tag, string Text, int Line);

/// <summary>Cuts a text into fields. What stands before the first, blocks of SWIFT (<c>{1:…}{4:</c>) and the dash at the
/// end are passed over.</summary>
internal static partial class Mt940Fields
{
    /// <summary>A field longer than that is cut: no bank writes it.</summary>
    private const int LongestField = 8 * 1024;

    /// <summary>Fields in their order.</summary>
    public static IEnumerable<Mt940Field> Of(string text)
    {
        string? tag = null;
        var content = new StringBuilder();
        var (begins, number) = (0, 0);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var block = line.StartsWith('{') ? line.IndexOf("{4:", StringComparison.Ordinal) : -1;
            var rest = block >= 0 ? line[(block + 3)..] : line;
            if (Begin().Match(rest) is { Success: true } match)
            {
                if (tag is not null)
                    yield return new(tag, content.ToString(), begins);
                (tag, begins) = (match.Groups["tag"].Value, number);
                content.Clear().Append(rest, match.Length, Math.Min(rest.Length - match.Length, LongestField));
            }
            else if (tag is not null && rest.TrimEnd() is "-" or "-}")
            {
                yield return new(tag!, content.ToString(), begins);
                tag = null;
            }
            else if (tag is not null && content.Length < LongestField)
                content.Append('\n').Append(rest, 0, Math.Min(rest.Length, LongestField));
        }
        if (tag is not null)
            yield return new(tag, content.ToString(), begins);
    }

    [GeneratedRegex(@"^:(?<tag>\d{2}[A-Z]?|NS):", RegexOptions.CultureInvariant)]
    private static partial Regex Begin();
}
