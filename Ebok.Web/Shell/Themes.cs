using System.Security.Cryptography;
using System.Text;
using Ebok.Core.Utilities;

namespace Ebok.Web.Shell;

/// <summary>The little style sheet of each utility: its accent, made once at start.</summary>
public sealed class Themes(UtilityCatalog utilities)
{
    private readonly Dictionary<string, (string Css, string Href, string Icon)> bySlug = utilities.All.ToDictionary(
        u => u.Slug,
        u => Make(u),
        StringComparer.Ordinal
    );

    /// <summary>Address with the hash of what it holds: <c>/mpwik/theme.css?v=0f3a…</c>.</summary>
    public string Href(UtilityProfile utility) => bySlug[utility.Slug].Href;

    /// <summary>The sheet.</summary>
    public string Css(UtilityProfile utility) => bySlug[utility.Slug].Css;

    /// <summary>The icon of the browser's tab: the mark of the utility in its colour, in the address itself, so that it
    /// costs no request.</summary>
    public string Icon(UtilityProfile utility) => bySlug[utility.Slug].Icon;

    /// <summary>One or two letters that stand for a utility without a logo: WE for Węglokoks Energia.</summary>
    public static string MarkOf(UtilityProfile utility) =>
        string.Concat(
            utility
                .ShortName.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(word => char.IsUpper(word[0]) && !word.EndsWith('.'))
                .Take(2)
                .Select(word => word[0])
        );

    private static (string, string, string) Make(UtilityProfile utility)
    {
        var theme = AccentTheme.From(utility.Look.Accent);
        var css = theme.ToCss();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(css)).AsSpan(0, 6));
        var icon =
            $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><rect width='32' height='32' rx='7' fill='{theme.Light.Fill}'/><text x='16' y='22' text-anchor='middle' font-family='sans-serif' font-weight='700' font-size='17' fill='#fff'>{MarkOf(utility)}</text></svg>";
        return (css, $"/{utility.Slug}/theme.css?v={hash}", "data:image/svg+xml," + Uri.EscapeDataString(icon));
    }
}
