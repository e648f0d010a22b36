using System.Collections;
using QRCoder;

namespace Ebok.Core.Shared;

/// <summary>The dark and light squares of a QR code, with its quiet zone of four squares on each side; pages draw them
/// as SVG, PDFs as rectangles.</summary>
public static class QrModules
{
    /// <summary>Squares of a text in UTF-8 with error correction L, as the Polish Bank Association asks and the Ministry
    /// of Finance allows: rows from the top, true is dark.</summary>
    /// <exception cref="ArgumentException">The text is longer than any QR code (2,953 bytes).</exception>
    public static IReadOnlyList<BitArray> Of(string text)
    {
        try
        {
            using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.L, forceUtf8: true);
            return code.ModuleMatrix;
        }
        catch (QRCoder.Exceptions.DataTooLongException tooLong)
        {
            throw new ArgumentException("too long for a QR code", nameof(text), tooLong);
        }
    }
}
