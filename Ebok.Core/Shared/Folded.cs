using System.Globalization;
using System.Text;

namespace Ebok.Core.Shared;

/// <summary>Searching as people type: without Polish letters, capitals and word order.</summary>
public static class Folded
{
    private static readonly CompareInfo Invariant = CultureInfo.InvariantCulture.CompareInfo;

    /// <summary>Whether each word of the search stands somewhere in the text: <c>lakowa 4</c> in "ul. Łąkowa 4".</summary>
    public static bool Contains(string text, string search)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(search);
        var plain = Plain(text);
        return search
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .All(word =>
                Invariant.IndexOf(plain, Plain(word), CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0
            );
    }

    /// <summary>Small letters without marks: "Łąkowa" is <c>lakowa</c>.</summary>
    public static string Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length);
        foreach (var c in Plain(text).Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                folded.Append(char.ToLowerInvariant(c));
        return folded.ToString();
    }

    // The one Polish letter that is no letter with a mark on it.
    private static string Plain(string text) => text.Replace('ł', 'l').Replace('Ł', 'L');
}
