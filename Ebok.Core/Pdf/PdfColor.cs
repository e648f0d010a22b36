using System.Globalization;

namespace Ebok.Core.Pdf;

/// <summary>A colour of the screen.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
internal readonly record struct PdfColor(byte Red, byte Green, byte Blue)
{
    public static readonly PdfColor Black = new(0, 0, 0);
    public static readonly PdfColor White = new(255, 255, 255);

    /// <summary>From <c>#1a2b3c</c>; null where it is not such a text.</summary>
    public static PdfColor? Parse(string? hex) =>
        hex is { Length: 7 }
        && hex[0] == '#'
        && int.TryParse(hex.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb)
            ? new PdfColor((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb)
            : null;

    /// <summary>The same colour with so much white in it.</summary>
    /// <param name="share">0 leaves it as it is, 1 is white.</param>
    public PdfColor Lighter(double share) => new(Mix(Red, share), Mix(Green, share), Mix(Blue, share));

    /// <summary>As the operator that sets it for filling.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Red / 255d:0.###} {Green / 255d:0.###} {Blue / 255d:0.###} rg");

    private static byte Mix(byte part, double share) => (byte)Math.Round(part + (255 - part) * share);
}
