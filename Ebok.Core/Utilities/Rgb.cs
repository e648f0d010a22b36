using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Ebok.Core.Utilities;

/// <summary>A colour of the screen (sRGB, 8 bits a channel), with the arithmetic of WCAG 2.2.</summary>
/// <param name="R">Red.</param>
/// <param name="G">Green.</param>
/// <param name="B">Blue.</param>
public readonly record struct Rgb(byte R, byte G, byte B)
{
    /// <summary>White.</summary>
    public static readonly Rgb White = new(255, 255, 255);

    /// <summary>Black.</summary>
    public static readonly Rgb Black = new(0, 0, 0);

    /// <summary>Relative luminance, 0 (black) to 1 (white): WCAG 2.2, "relative luminance".</summary>
    public double Luminance => 0.2126 * Linear(R) + 0.7152 * Linear(G) + 0.0722 * Linear(B);

    /// <summary>Reads <c>#0b5c8f</c> or <c>#fff</c>; nothing else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Rgb color)
    {
        color = default;
        if (text is not { Length: 4 or 7 } || text[0] != '#')
            return false;
        var hex = text.Length == 7 ? text[1..] : $"{text[1]}{text[1]}{text[2]}{text[2]}{text[3]}{text[3]}";
        if (!int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            return false;
        color = new Rgb((byte)(value >> 16), (byte)(value >> 8), (byte)value);
        return true;
    }

    /// <summary>Contrast of two colours, 1 to 21, either way round: WCAG 2.2, "contrast ratio".</summary>
    public static double Contrast(Rgb one, Rgb other)
    {
        var (a, b) = (one.Luminance, other.Luminance);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>This colour with a part (0 to 1) of another.</summary>
    public Rgb Mix(Rgb other, double part)
    {
        return new Rgb(Channel(R, other.R), Channel(G, other.G), Channel(B, other.B));

        byte Channel(byte own, byte its) => (byte)Math.Round(own + (its - own) * part);
    }

    /// <summary>As in a style sheet: <c>#0b5c8f</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{R:x2}{G:x2}{B:x2}");

    private static double Linear(byte channel)
    {
        var part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }
}
