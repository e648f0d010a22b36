using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Ebok.Core.Utilities;

namespace Ebok.Web.Shell;

/// <summary>The little style sheet of each utility: its accent, made when a profile is first shown and kept as long as
/// that profile.</summary>
public sealed class Themes
{
    private readonly ConditionalWeakTable<UtilityProfile, Theme> made = [];

    /// <summary>Address with the colour and the hash of what it holds: <c>/mpwik/theme.css?kolor=006d77&amp;v=0f3a…</c>.</summary>
    public string Href(UtilityProfile utility) => Of(utility).Href;

    /// <summary>The sheet of a utility, or of the colour that its address names: the sheet is nothing but the colour, so
    /// that a profile not yet published can be looked at.</summary>
    public string Css(UtilityProfile utility, string? color) =>
        color is { Length: 6 } && AccentTheme.Problem("#" + color) is null
            ? AccentTheme.From("#" + color).ToCss()
            : Of(utility).Css;

    /// <summary>The icon of the browser's tab: the mark of the utility in its colour, in the address itself, so that it
    /// costs no request.</summary>
    public string Icon(UtilityProfile utility) => Of(utility).Icon;

    /// <summary>One or two letters that stand for a utility without a logo: WE for Węglokoks Energia.</summary>
    public static string MarkOf(UtilityProfile utility) =>
        string.Concat(
            utility
                .ShortName.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(word => char.IsUpper(word[0]) && !word.EndsWith('.'))
                .Take(2)
                .Select(word => word[0])
        );

    private Theme Of(UtilityProfile utility) => made.GetValue(utility, Make);

    private static Theme Make(UtilityProfile utility)
    {
        var theme = AccentTheme.From(utility.Look.Accent);
        var css = theme.ToCss();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(css)).AsSpan(0, 6));
        var icon =
            $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><rect width='32' height='32' rx='7' fill='{theme.Light.Fill}'/><text x='16' y='22' text-anchor='middle' font-family='sans-serif' font-weight='700' font-size='17' fill='#fff'>{MarkOf(utility)}</text></svg>";
        return new(
            css,
            $"/{utility.Slug}/theme.css?kolor={theme.Light.Fill.ToString()[1..]}&v={hash}",
            "data:image/svg+xml," + Uri.EscapeDataString(icon)
        );
    }

    private sealed record Theme(string Css, string Href, string Icon);
}
