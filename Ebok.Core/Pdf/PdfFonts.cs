using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace Ebok.Core.Pdf;

/// <summary>The fonts of all PDFs: DejaVu Sans Condensed (free licence, Polish letters, digits of one width), which the
/// build takes from npm's dejavu-fonts-ttf. PDFsharp reads them when first needed, and keeps them.</summary>
/// <param name="folder">Where <c>DejaVuSansCondensed.ttf</c> and <c>DejaVuSansCondensed-Bold.ttf</c> lie.</param>
public sealed class PdfFonts(string folder)
{
    private readonly string family = Path.Combine(folder, "DejaVuSansCondensed");

    internal string BoldFile => family + "-Bold.ttf";

    /// <exception cref="FileNotFoundException">The fonts are not where they should be.</exception>
    internal XFont Of(bool bold, double size)
    {
        // PDFsharp would only say that there is no such font, not where it looked.
        if (!File.Exists(BoldFile))
            throw new FileNotFoundException("a font of the PDFs is missing", BoldFile);
        GlobalFontSettings.FontResolver ??= Files.Only;
        return new XFont(
            family,
            size,
            bold ? XFontStyleEx.Bold : XFontStyleEx.Regular,
            new XPdfFontOptions(PdfFontEncoding.Unicode)
        );
    }

    // PDFsharp has one resolver for the process, which it asks under its lock. This one remembers nothing, since a
    // family's name is its path: it does not matter who sets it first, nor from which folder his fonts are.
    private sealed class Files : IFontResolver
    {
        public static readonly Files Only = new();

        public FontResolverInfo? ResolveTypeface(string familyName, bool bold, bool italic) =>
            new(familyName + (bold ? "-Bold.ttf" : ".ttf"));

        public byte[]? GetFont(string faceName) => File.ReadAllBytes(faceName);
    }
}
