using System.Security.Cryptography;
using System.Text;
using Ebok.Core.Utilities;

namespace Ebok.Web.Shell;

/// <summary>The little style sheet of each utility: its accent, made once at start.</summary>
public sealed class Themes(UtilityCatalog utilities)
{
    private readonly Dictionary<string, (string Css, string Href)> bySlug = utilities.All.ToDictionary(
        u => u.Slug,
        u => Make(u),
        StringComparer.Ordinal
    );

    /// <summary>Address with the hash of what it holds: <c>/mpwik/theme.css?v=0f3a…</c>.</summary>
    public string Href(UtilityProfile utility) => bySlug[utility.Slug].Href;

    /// <summary>The sheet.</summary>
    public string Css(UtilityProfile utility) => bySlug[utility.Slug].Css;

    private static (string, string) Make(UtilityProfile utility)
    {
        var css = AccentTheme.From(utility.Look.Accent).ToCss();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(css)).AsSpan(0, 6));
        return (css, $"/{utility.Slug}/theme.css?v={hash}");
    }
}
