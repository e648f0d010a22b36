namespace Ebok.Core.Pdf;

/// <summary>The fonts of all PDFs: DejaVu Sans Condensed (free licence, Polish letters, digits of one width), which the
/// build takes from npm's dejavu-fonts-ttf. Read once, when first needed.</summary>
public sealed class PdfFonts
{
    private readonly Lazy<TrueTypeFont> regular;
    private readonly Lazy<TrueTypeFont> bold;

    /// <param name="folder">Where <c>DejaVuSansCondensed.ttf</c> and <c>DejaVuSansCondensed-Bold.ttf</c> lie.</param>
    public PdfFonts(string folder)
    {
        regular = new(() => Load(folder, "DejaVuSansCondensed"));
        bold = new(() => Load(folder, "DejaVuSansCondensed-Bold"));
    }

    internal TrueTypeFont Regular => regular.Value;
    internal TrueTypeFont Bold => bold.Value;

    private static TrueTypeFont Load(string folder, string name) =>
        new(name, File.ReadAllBytes(Path.Combine(folder, name + ".ttf")));
}
