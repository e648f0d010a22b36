namespace Ebok.Core.Utilities;

/// <summary>The shades that one utility's colour gives its office, light and dark: what <c>/{slug}/theme.css</c> sets
/// over the default of wwwroot-assets/css/tokens.css. Each text reaches 4.5 : 1 (WCAG 2.2, 1.4.3) by computation.</summary>
/// <param name="Light">Under a light screen.</param>
/// <param name="Dark">Under a dark one.</param>
public sealed record AccentTheme(AccentShades Light, AccentShades Dark)
{
    /// <summary>Contrast that text needs.</summary>
    public const double Needed = 4.5;

    // The grounds of tokens.css on which the accent is read; a test compares them with that file.
    internal static readonly Rgb LightPage = new(0xf2, 0xf4, 0xf6);
    internal static readonly Rgb DarkPage = new(0x10, 0x16, 0x1b);
    internal static readonly Rgb DarkSurface = new(0x19, 0x21, 0x28);

    /// <summary>What is wrong with a colour, for whoever writes the profile, or null. A colour too light to carry white
    /// text cannot be an accent: the message names the nearest shade that can.</summary>
    public static string? Problem(string? accent) => Reason(accent)?.English;

    internal static ProfileReason? Reason(string? accent)
    {
        if (!Rgb.TryParse(accent, out var color))
            return ProfileReason.Of("Color", $"\"{accent}\" is not a colour as #1a6e8e");
        var contrast = Rgb.Contrast(color, Rgb.White);
        if (contrast >= Needed)
            return null;
        var darker = Until(color, Rgb.Black, c => Rgb.Contrast(c, Rgb.White) >= Needed);
        return ProfileReason.Of(
            "ColorTooLight",
            $"{accent} is too light: white text on it has a contrast of {Math.Floor(contrast * 10) / 10:0.0} : 1, and {Needed} : 1 is needed; {darker} would do"
        );
    }

    /// <summary>Computes the shades.</summary>
    /// <exception cref="ArgumentException">The colour has a <see cref="Problem"/>.</exception>
    public static AccentTheme From(string accent)
    {
        return Problem(accent) is null && Rgb.TryParse(accent, out var color)
            ? new AccentTheme(ForLight(color), ForDark(color))
            : throw new ArgumentException(Problem(accent), nameof(accent));
    }

    private static AccentShades ForLight(Rgb color)
    {
        var soft = color.Mix(Rgb.White, 0.9);
        var ink = Until(color, Rgb.Black, c => Rgb.Contrast(c, LightPage) >= Needed && Rgb.Contrast(c, soft) >= Needed);
        return new AccentShades(color, Rgb.White, color.Mix(Rgb.Black, 0.25), ink, soft);
    }

    private static AccentShades ForDark(Rgb color)
    {
        // A fill that stands out from a dark page, as far as white text on it allows.
        var fill = Until(
            color,
            Rgb.White,
            c => Rgb.Contrast(c, DarkSurface) >= 1.8 || Rgb.Contrast(c.Mix(Rgb.White, Step), Rgb.White) < Needed
        );
        var soft = DarkSurface.Mix(fill, 0.25);
        var ink = Until(color, Rgb.White, c => Rgb.Contrast(c, DarkSurface) >= 7 && Rgb.Contrast(c, soft) >= Needed);
        return new AccentShades(fill, Rgb.White, fill.Mix(Rgb.Black, 0.25), ink, soft);
    }

    private const double Step = 0.04;

    private static Rgb Until(Rgb color, Rgb towards, Func<Rgb, bool> enough)
    {
        for (var part = 0.0; part < 1; part += Step)
            if (color.Mix(towards, part) is var shade && enough(shade))
                return shade;
        return towards;
    }

    /// <summary>The style sheet of <c>/{slug}/theme.css</c>.</summary>
    public string ToCss() => $":root{{{Light.ToCss()}}}@media (prefers-color-scheme:dark){{:root{{{Dark.ToCss()}}}}}";
}

/// <summary>The five shades of an accent under one colour scheme.</summary>
/// <param name="Fill">Header and primary button.</param>
/// <param name="OnFill">Text on them.</param>
/// <param name="Strong">The fill under the pointer.</param>
/// <param name="Ink">Links and marks on page, card and soft.</param>
/// <param name="Soft">Behind what is selected.</param>
public sealed record AccentShades(Rgb Fill, Rgb OnFill, Rgb Strong, Rgb Ink, Rgb Soft)
{
    internal string ToCss() =>
        $"--accent:{Fill};--on-accent:{OnFill};--accent-strong:{Strong};--accent-ink:{Ink};--accent-soft:{Soft}";
}
